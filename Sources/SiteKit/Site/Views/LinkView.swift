/// A link to another page of the site.
struct PageLinkView: TemplateView {
    /// Title of the page.
    let title: String
    /// Path of the page.
    let url: String

    init(_ page: SitePage) {
        title = page.title
        url = page.url
    }

    static let fields: [ViewField<PageLinkView>] = [
        .text("title", \.title, "title of the page"),
        .text("url", \.url, "path of the page"),
    ]
}

/// A link of the header or footer.
struct LinkView: TemplateView {
    /// What the reader sees.
    let title: String
    /// Where it leads; `nil` while the address is pending.
    let url: String?
    /// Goes inside the tag: empty, or the mark of the current page.
    var current = HTML()
    /// A few words of qualification, such as a pending fact's fallback.
    var note: String?

    static let fields: [ViewField<LinkView>] = [
        .text("title", \.title, "what the reader sees"),
        .text("url", \.url, "where it leads; absent while the address is pending"),
        .html("current", \.current, "goes inside the tag: marks the current page"),
        .text("note", \.note, "a few words of qualification"),
    ]
}
