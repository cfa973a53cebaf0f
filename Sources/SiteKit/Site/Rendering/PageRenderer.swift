/// Turns pages into bytes. What is the same for many pages is made once, when the renderer is.
struct PageRenderer: Sendable {
    /// What may load and run: our own files only.
    static let securityPolicy =
        "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"

    let sources: SiteSources
    private(set) var graph: SiteGraph
    /// `nil` when they are at fault: then pages are rendered only to find further faults.
    let templates: SiteTemplates?
    let links: LinkTable
    let navigation: Navigation
    let pictures: ShowcaseViews
    let resolver: SiteResolver
    let markdown: MarkdownRenderer
    let site: SiteView
    let base: BaseURL
    let siteDescription: String
    let socialImage: SocialImageView?
    /// How much of each page's text the search knows, in bytes; `nil` when the site is too large for any.
    let searchLimit: Int?

    /// What became of a page.
    struct RenderedPage: Sendable {
        /// The file's bytes.
        var bytes: [UInt8]
        /// The bytes of its Markdown; empty where there is none.
        var twin: [UInt8]
        /// What lists and the search say of it.
        var summary: PageSummary
        /// Ids that links can lead to.
        var anchors: [String]
        /// Anchors of other pages that it leads to.
        var links: [PageAnchor]
        /// What is wrong.
        var diagnostics: [Diagnostic]
        /// The sidebar on it.
        var sidebar = HTML()
    }

    /// Renders one page.
    func render(_ index: Int) -> RenderedPage {
        let page = graph.pages[index]
        switch page.source.matter.layout {
        case .page: return renderPlain(page)
        case .docs: return renderDocs(index, page)
        case .gallery: return renderGallery(page)
        case .home, .product: return LandingRenderer(self, page).render()
        }
    }

    /// Puts a page that keeps its front matter and its title in the place of its earlier version.
    mutating func replace(_ index: Int, with page: SourcePage) { graph.replace(index, with: page) }

    /// The view of a page without its content.
    func view(of page: SitePage, heading: HTML, _ faults: inout [Diagnostic]) -> PageView {
        let description = page.source.matter.description.map { plain($0, &faults) }
        return PageView(
            title: page.title, headTitle: page.permalink.path.isEmpty ? page.title : "\(page.title) · \(site.title)",
            heading: heading, description: description, url: page.url, canonical: base.absolute(page.url),
            markdown: page.twinURL, isUnindexed: page.isUnlisted, socialImage: socialImage,
            securityPolicy: PageRenderer.securityPolicy, header: navigation.header(for: page),
            footer: navigation.footer)
    }

    /// Front-matter text as HTML, its facts filled in.
    func html(_ text: LocatedText, _ faults: inout [Diagnostic]) -> HTML {
        guard text.text.contains(":") else { return HTML.escaped(text.text) }
        let expansion = InlineDirectives.expand(text: text.text, at: text.location, resolver: resolver)
        faults += expansion.diagnostics
        return expansion.html
    }

    /// Front-matter text as plain text, its facts filled in.
    func plain(_ text: LocatedText, _ faults: inout [Diagnostic]) -> String {
        guard text.text.contains(":") else { return text.text }
        let expansion = InlineDirectives.expand(text: text.text, at: text.location, resolver: resolver)
        faults += expansion.diagnostics
        return expansion.plainText
    }

    /// Joins what the renderer needs; navigation that leads nowhere is an error.
    static func make(
        _ sources: SiteSources, _ graph: SiteGraph, _ templates: SiteTemplates?, base: BaseURL
    ) -> (PageRenderer, [Diagnostic]) {
        let config = sources.config
        var faults: [Diagnostic] = []
        let links = LinkTable(sources, graph, base: base)
        let gallery = graph.pages.first { $0.source.matter.layout == .gallery }
        let pictures = ShowcaseViews(
            sources.showcase, base: base, studio: sources.content.facts["studio"], gallery: gallery?.url)
        let resolver = SiteResolver(
            links: links, sources: sources, templates: templates, pictures: pictures, base: base)
        func asset(_ name: LocatedText) -> String {
            let (asset, found) = sources.assets.find(name)
            faults += found
            return asset.map { base.path + $0.outputPath } ?? ""
        }
        let description = InlineDirectives.expand(
            text: config.description.text, at: config.description.location, resolver: resolver)
        faults += description.diagnostics
        let site = SiteView(
            title: config.title, description: description.plainText, language: config.language,
            organization: config.organization, url: base.absolute(base.path), root: base.path, home: base.path,
            stylesheet: asset(config.stylesheet), script: config.script.map(asset),
            earlyScript: config.earlyScript.map(asset),
            feed: AtomFeed.isWanted(graph) ? base.path + AtomFeed.name : nil, search: base.path + SearchIndex.name)
        let (navigation, navigationFaults) = Navigation.render(sources, graph, templates, links, site: site)
        faults += navigationFaults
        let (socialImage, imageFaults) = SocialImageView.find(
            config, sources, pictures, resolver, base: base, description: description.plainText)
        faults += imageFaults
        let renderer = PageRenderer(
            sources: sources, graph: graph, templates: templates, links: links, navigation: navigation,
            pictures: pictures, resolver: resolver, markdown: MarkdownRenderer(resolver: resolver), site: site,
            base: base, siteDescription: description.plainText, socialImage: socialImage,
            searchLimit: SearchIndex.limit(pages: graph.pages.count))
        return (renderer, faults)
    }

    /// The page that stands at an alias and leads on.
    func redirect(_ alias: (permalink: Permalink, page: Int)) -> [UInt8] {
        let page = graph.pages[alias.page]
        var bytes: [UInt8] = []
        templates?.redirect.render(
            RedirectView(site: site, url: page.url, target: base.absolute(page.url)), into: &bytes)
        return bytes
    }

    private func renderPlain(_ page: SitePage) -> RenderedPage {
        var faults: [Diagnostic] = []
        let rendered = markdown.render(
            MarkdownSource(
                text: page.source.text, body: page.source.body, liftsTitle: true, twinOrigin: twinOrigin(page)))
        var view = view(of: page, heading: rendered.title?.html ?? HTML.escaped(page.title), &faults)
        view.content = rendered.html
        var bytes: [UInt8] = []
        templates?.plain.render(PlainPageView(site: site, page: view), into: &bytes)
        return finish(page, view, rendered, bytes, faults)
    }

    private func renderDocs(_ index: Int, _ page: SitePage) -> RenderedPage {
        var faults: [Diagnostic] = []
        let rendered = markdown.render(
            MarkdownSource(
                text: page.source.text, body: page.source.body, liftsTitle: true, twinOrigin: twinOrigin(page)))
        var view = view(of: page, heading: rendered.title?.html ?? HTML.escaped(page.title), &faults)
        let above = graph.ancestors(of: page).map { graph.pages[$0] }
        let trail = above + [page]
        view.content = rendered.html
        view.socialType = "article"
        view.jsonLD = JSONLD.script([
            JSONLD.breadcrumbs(trail.map { ($0.title, base.absolute($0.url)) })
        ])
        let neighbours = graph.neighbours[index]
        let headings = rendered.headings.filter { $0.level == 2 || $0.level == 3 }.map {
            HeadingView(title: HTMLText.withoutLinks($0.html), url: "#\($0.id)", isLevel2: $0.level == 2)
        }
        let docs = DocsPageView(
            site: site, page: view, breadcrumbs: above.map { PageLinkView($0) },
            sidebar: navigation.sidebar(for: index), headings: headings,
            previous: neighbours?.previous.map { PageLinkView(graph.pages[$0]) },
            next: neighbours?.next.map { PageLinkView(graph.pages[$0]) },
            updated: page.source.matter.updated?.description)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(view.content.bytes.count * 2 + 16_384)
        templates?.docs.render(docs, into: &bytes)
        var finished = finish(page, view, rendered, bytes, faults)
        finished.sidebar = docs.sidebar
        return finished
    }

    private func renderGallery(_ page: SitePage) -> RenderedPage {
        var faults: [Diagnostic] = []
        let entries = sources.showcase.entries
        let rendered = markdown.render(
            MarkdownSource(
                text: page.source.text, body: page.source.body, liftsTitle: true,
                reservedIDs: Set(entries.map(\.asset.id)), twinOrigin: twinOrigin(page)))
        var view = view(of: page, heading: rendered.title?.html ?? HTML.escaped(page.title), &faults)
        view.content = rendered.html
        view.jsonLD = JSONLD.script(
            entries.compactMap { entry in
                entry.published.variants.last.map {
                    JSONLD.picture(entry, url: base.absolute(pictures.url(entry, $0)))
                }
            })
        let records = RecordViews(pictures).records(entries)
        let gallery = GalleryPageView(
            site: site, page: view, records: records,
            provenance: sources.showcase.hasManifest ? base.path + ProvenanceDocument.name : nil)
        var bytes: [UInt8] = []
        templates?.gallery.render(gallery, into: &bytes)
        var finished = finish(page, view, rendered, bytes, faults)
        if !finished.twin.isEmpty {
            finished.twin += [UInt8(ascii: "\n")] + pictures.markdown(entries) + [UInt8(ascii: "\n")]
        }
        finished.anchors += entries.map(\.asset.id)
        return finished
    }

    /// Scheme and host for the links of a page's Markdown; `nil` where the page has no twin.
    func twinOrigin(_ page: SitePage) -> String? {
        page.permalink.twinPath == nil ? nil : base.origin
    }

    private func finish(
        _ page: SitePage, _ view: PageView, _ rendered: RenderedMarkdown, _ bytes: [UInt8], _ faults: [Diagnostic]
    ) -> RenderedPage {
        var twin: [UInt8] = []
        if let markdown = rendered.twin {
            var text = TwinText()
            if markdown.title.isEmpty { text.heading(1, page.title) } else { text.block(markdown.title) }
            if let description = view.description { text.paragraph(description) }
            text.block(markdown.body)
            twin = text.bytes
        }
        var entry = SearchEntry(limit: searchLimit)
        if searchLimit != nil, !page.isUnlisted {
            for heading in rendered.headings { entry.add(heading) }
            for part in rendered.parts { entry.add(part.html) }
        }
        return RenderedPage(
            bytes: bytes, twin: twin,
            summary: PageSummary(
                description: view.description, search: entry.json(page, description: view.description)),
            anchors: rendered.headings.map(\.id) + rendered.htmlIDs, links: rendered.links,
            diagnostics: rendered.diagnostics + faults)
    }
}
