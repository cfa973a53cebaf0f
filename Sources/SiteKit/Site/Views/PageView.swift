/// What every layout knows of its page.
struct PageView: TemplateView {
    var title: String
    var headTitle: String
    var heading: HTML
    var description: String?
    var url: String
    var canonical: String
    var markdown: String?
    var isUnindexed = false
    var socialType = "website"
    var socialImage: SocialImageView?
    var jsonLD = HTML()
    var securityPolicy: String
    var header = HTML()
    var footer = HTML()
    var content = HTML()

    static let fields: [ViewField<PageView>] = [
        .text("title", \.title, "title of the page"),
        .text("head_title", \.headTitle, "title for the browser's tab, with the site's name"),
        .html("heading", \.heading, "main heading"),
        .text("description", \.description, "one or two sentences"),
        .text("url", \.url, "path of the page"),
        .text("canonical", \.canonical, "address with scheme and host"),
        .text("markdown", \.markdown, "path of the page's Markdown; absent where there is none"),
        .flag("noindex", \.isUnindexed, "whether search engines should pass it over"),
        .text("social_type", \.socialType, "Open Graph type"),
        .view("social_image", \.socialImage, "picture for social cards"),
        .html("jsonld", \.jsonLD, "script element with the page's JSON-LD"),
        .text("csp", \.securityPolicy, "content security policy"),
        .html("header", \.header, "the site's header"),
        .html("footer", \.footer, "the site's footer"),
        .html("content", \.content, "the page's Markdown"),
    ]
}

/// The picture shown when a page is shared.
struct SocialImageView: TemplateView {
    let url: String
    let width: String
    let height: String
    let alt: String

    /// The picture named in `site.yml`: `showcase:id` or a file in `assets/`.
    static func find(
        _ config: SiteConfig, _ sources: SiteSources, _ pictures: ShowcaseViews, _ resolver: SiteResolver,
        base: BaseURL, description: String
    ) -> (SocialImageView?, [Diagnostic]) {
        guard let name = config.socialImage else { return (nil, []) }
        if name.text.hasPrefix("showcase:") {
            let id = String(name.text.dropFirst(9))
            guard let entry = sources.showcase.entry(id), let largest = entry.published.variants.last else {
                return (nil, [resolver.unknownPicture(id).diagnostic(at: name.location)])
            }
            let view = SocialImageView(
                url: base.absolute(pictures.url(entry, largest)), width: String(largest.width),
                height: String(largest.height),
                alt: entry.isPlaceholder ? "Drawn placeholder: \(entry.asset.alt)" : entry.asset.alt)
            return (view, [])
        }
        let (asset, faults) = sources.assets.find(name)
        guard let asset else { return (nil, faults) }
        guard let header = asset.header else {
            return (
                nil,
                [
                    .error(
                        .unreadablePicture, "the size of '\(name.text)' can't be read", at: name.location,
                        help: "use a PNG, WebP, JPEG or GIF file")
                ]
            )
        }
        let view = SocialImageView(
            url: base.absolute(base.path + asset.outputPath), width: String(header.width),
            height: String(header.height), alt: "\(config.title): \(description)")
        return (view, [])
    }

    static let fields: [ViewField<SocialImageView>] = [
        .text("url", \.url, "address with scheme and host"),
        .text("width", \.width, "width in pixels"),
        .text("height", \.height, "height in pixels"),
        .text("alt", \.alt, "what it shows"),
    ]
}
