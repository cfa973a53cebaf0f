/// A showcase picture with all that is said about it.
struct ShowcaseCardView: TemplateView {
    let id: String
    let title: String
    let picture: PictureView
    let model: String?
    let size: String
    let ratio: String
    let orientation: String
    let prompt: String?
    let isPlaceholder: Bool
    let origin: String
    let sourceURL: String?
    let recordURL: String?
    let studio: ActionView

    static let fields: [ViewField<ShowcaseCardView>] = [
        .text("id", \.id, "identifier of the asset"),
        .text("title", \.title, "its title"),
        .view("picture", \.picture, "the picture"),
        .text("model", \.model, "the model that made it, or is to replace the placeholder; none for imports"),
        .text("size", \.size, "size in pixels, such as 1024 × 1024"),
        .text("ratio", \.ratio, "aspect ratio, such as 3:2"),
        .text("orientation", \.orientation, "square, landscape or portrait"),
        .text("prompt", \.prompt, "what was asked, or is to be for a placeholder; none for imports"),
        .flag("placeholder", \.isPlaceholder, "whether it is a drawn placeholder"),
        .text("origin", \.origin, "where the picture comes from, in plain words"),
        .text("source_url", \.sourceURL, "the page it comes from, or is to be replaced from"),
        .text("record_url", \.recordURL, "where its whole record is shown, when a page has the layout gallery"),
        .view("studio", \.studio, "the button that opens it in Studio"),
    ]
}

/// An `img` element's attributes.
struct PictureView: TemplateView {
    let source: String
    let sourceSet: String
    let sizes: String
    let width: String
    let height: String
    let alt: String
    let lqip: String
    var isEager = false

    static let fields: [ViewField<PictureView>] = [
        .text("src", \.source, "path of the middle variant"),
        .text("srcset", \.sourceSet, "all variants with their widths"),
        .text("sizes", \.sizes, "how wide the layout shows it"),
        .text("width", \.width, "intrinsic width in pixels"),
        .text("height", \.height, "intrinsic height in pixels"),
        .text("alt", \.alt, "what it shows"),
        .text("lqip", \.lqip, "class whose background is the blurred picture"),
        .flag("eager", \.isEager, "whether it is among the first to be seen"),
    ]
}
