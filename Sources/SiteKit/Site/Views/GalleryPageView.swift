/// Root of `layout-gallery.mustache`.
struct GalleryPageView: TemplateView {
    let site: SiteView
    let page: PageView
    let records: [PictureRecordView]
    let provenance: String?

    static let fields: [ViewField<GalleryPageView>] = [
        .view("site", \.site, "the site"),
        .view("page", \.page, "the page"),
        .list("records", \.records, "the showcase pictures, each with its whole record"),
        .text("provenance", \.provenance, "path of provenance.json, when the site has a showcase"),
    ]
}

/// A showcase picture and all that its ledger says of it.
struct PictureRecordView: TemplateView {
    let id: String
    let title: String
    let picture: PictureView
    let orientation: String
    let isPlaceholder: Bool
    let origin: String
    let prompt: String?
    let facts: [RecordFactView]
    let sources: [RecordSourceView]
    let files: [RecordFileView]
    let steps: [RecordStepView]
    let digest: String
    let statement: String

    static let fields: [ViewField<PictureRecordView>] = [
        .text("id", \.id, "identifier of the asset, and its anchor"),
        .text("title", \.title, "its title"),
        .view("picture", \.picture, "the picture"),
        .text("orientation", \.orientation, "square, landscape or portrait"),
        .flag("placeholder", \.isPlaceholder, "whether it is a drawn placeholder"),
        .text("origin", \.origin, "where the picture comes from, in plain words"),
        .text("prompt", \.prompt, "what was asked for, or for a placeholder what is to be; none for imports"),
        .list("facts", \.facts, "what the record says, a line each"),
        .list("sources", \.sources, "pages it has to do with"),
        .list("files", \.files, "its files"),
        .list("steps", \.steps, "what happened to the picture, oldest first"),
        .text("digest", \.digest, "SHA-256 of the record"),
        .text("statement", \.statement, "the record itself, as indented JSON"),
    ]
}

/// One thing that a record says.
struct RecordFactView: TemplateView {
    let label: String
    let value: String
    var isCode = false

    static let fields: [ViewField<RecordFactView>] = [
        .text("label", \.label, "what it is"),
        .text("value", \.value, "its value, in words"),
        .flag("code", \.isCode, "whether it is a digest, a setting or a name for machines"),
    ]
}

/// A page that a picture has to do with.
struct RecordSourceView: TemplateView {
    let role: String
    let url: String
    let licence: String
    let retrieved: String

    static let fields: [ViewField<RecordSourceView>] = [
        .text("role", \.role, "what the page is to the picture, in words"),
        .text("url", \.url, "its address"),
        .text("licence", \.licence, "its licence, in words"),
        .text("retrieved", \.retrieved, "whether and when it was fetched, in words"),
    ]
}

/// One record of a picture's ledger, in short.
struct RecordStepView: TemplateView {
    let number: String
    let event: String
    let date: String
    let digest: String

    static let fields: [ViewField<RecordStepView>] = [
        .text("number", \.number, "its place in the ledger"),
        .text("event", \.event, "what happened, in words"),
        .text("date", \.date, "when"),
        .text("digest", \.digest, "SHA-256 of the record"),
    ]
}

/// One published file of a picture.
struct RecordFileView: TemplateView {
    let url: String
    let size: String
    let bytes: String
    let digest: String

    static let fields: [ViewField<RecordFileView>] = [
        .text("url", \.url, "its path"),
        .text("size", \.size, "width and height in pixels"),
        .text("bytes", \.bytes, "its length in bytes"),
        .text("digest", \.digest, "SHA-256 of its bytes"),
    ]
}
