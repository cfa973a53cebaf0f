/// Renders a home or product page: hero, stats and sections.
struct LandingRenderer {
    private let renderer: PageRenderer
    private let page: SitePage
    private var faults: [Diagnostic] = []
    private var anchors: [String] = []
    private var links: [PageAnchor] = []
    private var structured: [JSONValue] = []
    private var twin = TwinText()
    private var search: SearchEntry

    init(_ renderer: PageRenderer, _ page: SitePage) {
        self.renderer = renderer
        self.page = page
        search = SearchEntry(limit: page.isUnlisted ? nil : renderer.searchLimit)
    }

    consuming func render() -> PageRenderer.RenderedPage {
        let matter = page.source.matter
        let lead = renderer.markdown.render(
            MarkdownSource(
                text: page.source.text, body: page.source.body, headingOffset: 1,
                reservedIDs: Set(page.source.sections.map(\.path.stem)), checksOwnAnchors: false,
                twinOrigin: renderer.twinOrigin(page)))
        collect(lead)
        let hero = hero(matter.hero, lead: lead.html)
        twin.heading(1, HTMLText.plain(hero.title))
        var view = renderer.view(of: page, heading: hero.title, &faults)
        if let description = view.description { twin.paragraph(description) }
        twin.block(lead.twin?.body ?? [])
        if let caption = hero.caption,
            let entry = matter.hero?.image.flatMap({ renderer.sources.showcase.entry($0.text) })
        {
            twin.block(renderer.pictures.markdown([entry], caption: caption))
        }
        twin.actions(hero.actions, base: renderer.base)
        search.add(lead.html)
        let stats = matter.stats.map { stat in
            StatView(
                label: renderer.html(stat.label, &faults),
                value: renderer.html(stat.value, &faults),
                note: stat.note.map { renderer.html($0, &faults) })
        }
        twin.stats(stats)
        let sections = page.source.sections.map { section($0) }
        view.content = lead.html
        let offer = matter.offer.flatMap { self.offer($0, canonical: view.canonical) }
        view.jsonLD = JSONLD.script(nodes(view, offer))
        var bytes: [UInt8] = []
        let landing = LandingView(site: renderer.site, page: view, hero: hero, stats: stats, sections: sections)
        let template = matter.layout == .home ? renderer.templates?.home : renderer.templates?.product
        template?.render(landing, into: &bytes)
        return PageRenderer.RenderedPage(
            bytes: bytes, twin: page.permalink.twinPath == nil ? [] : twin.bytes,
            summary: PageSummary(
                description: view.description, search: search.json(page, description: view.description)),
            anchors: anchors, links: links, diagnostics: faults)
    }

    private mutating func hero(_ matter: HeroFrontMatter?, lead: HTML) -> HeroView {
        var entry: ShowcaseEntry?
        if let image = matter?.image {
            entry = renderer.sources.showcase.entry(image.text)
            if entry == nil {
                faults.append(renderer.resolver.unknownPicture(image.text).diagnostic(at: image.location))
            }
        }
        return HeroView(
            eyebrow: matter?.eyebrow.map { renderer.html($0, &faults) },
            title: matter.map { renderer.html($0.title, &faults) } ?? HTML.escaped(page.title),
            lead: lead, actions: actions(matter?.actions ?? [], in: page.path),
            picture: entry.flatMap {
                renderer.pictures.picture($0, sizes: ShowcaseViews.heroSizes(page.source.matter.layout), eager: true)
            },
            isPlaceholder: entry?.isPlaceholder ?? false, caption: entry.map(ShowcaseViews.origin))
    }

    private mutating func actions(_ sources: [LinkSource], in file: RelativePath) -> [ActionView] {
        sources.enumerated().map { index, link in
            let (view, _, anchor, found) = renderer.links.view(link, in: file)
            faults += found
            if let anchor { links.append(anchor) }
            return ActionView(title: view.title, url: view.url, note: view.note, isPrimary: index == 0)
        }
    }

    private mutating func section(_ source: SourceSection) -> RenderedSectionView {
        let id = source.path.stem
        anchors.append(id)
        let rendered = renderer.markdown.render(
            MarkdownSource(
                text: source.text, body: source.body, headingOffset: 1, splitLevel: 2,
                reservedIDs: Set(anchors).union(page.source.sections.map(\.path.stem)), checksOwnAnchors: false,
                twinOrigin: renderer.twinOrigin(page)))
        collect(rendered)
        let entries = rendered.parts.compactMap { part in
            part.heading.map { EntryView(id: $0.id, title: $0.html, content: part.html) }
        }
        if entries.isEmpty, source.matter.kind.needsEntries {
            faults.append(
                .error(
                    .sectionWithoutEntries, "a section of kind '\(source.matter.kind.rawValue)' has no '##' heading",
                    at: SourceLocation(file: source.path.string), help: "begin each of its entries with '## …'"))
        }
        if source.matter.kind == .faq {
            structured.append(
                JSONLD.faq(
                    rendered.parts.compactMap { part in
                        part.heading.map { ($0.text, part.text) }
                    }))
        }
        let title = renderer.html(source.matter.title, &faults)
        let entriesShown = source.matter.kind == .gallery ? pictures(source) : []
        let actions = actions(source.matter.actions, in: source.path)
        twin.heading(2, HTMLText.plain(title))
        twin.block(rendered.twin?.body ?? [])
        twin.block(renderer.pictures.markdown(entriesShown))
        twin.actions(actions, base: renderer.base)
        search.add(anchor: id, HTMLText.plain(title))
        for heading in rendered.headings { search.add(heading) }
        search.add(title)
        for part in rendered.parts {
            if let heading = part.heading { search.add(heading.html) }
            search.add(part.html)
        }
        let view = SectionView(
            site: renderer.site, id: id, title: title,
            eyebrow: source.matter.eyebrow.map { renderer.html($0, &faults) },
            intro: rendered.parts.first { $0.heading == nil }?.html ?? HTML(), entries: entries,
            cards: renderer.pictures.cards(entriesShown, in: .page), actions: actions,
            isGuarded: source.matter.isGuarded)
        return RenderedSectionView(html: renderer.templates?.sections[source.matter.kind]?.render(view) ?? HTML())
    }

    /// The pictures that a gallery shows.
    private mutating func pictures(_ source: SourceSection) -> [ShowcaseEntry] {
        var entries = renderer.sources.showcase.entries
        if !source.matter.assets.isEmpty {
            entries = source.matter.assets.compactMap { id in
                let entry = renderer.sources.showcase.entry(id.text)
                if entry == nil { faults.append(renderer.resolver.unknownPicture(id.text).diagnostic(at: id.location)) }
                return entry
            }
        }
        for entry in entries {
            guard let largest = entry.published.variants.last else { continue }
            structured.append(
                JSONLD.picture(entry, url: renderer.base.absolute(renderer.pictures.url(entry, largest))))
        }
        return entries
    }

    private mutating func collect(_ rendered: RenderedMarkdown) {
        faults += rendered.diagnostics
        anchors += rendered.parts.compactMap { $0.heading?.id } + rendered.headings.map(\.id) + rendered.htmlIDs
        // The page is made of several files: an anchor of a section file is an anchor of the page.
        links += rendered.links.map { link in
            let isOwn = link.page == page.path || page.source.sections.contains { $0.path == link.page }
            return isOwn ? PageAnchor(page: page.path, fragment: link.fragment, location: link.location) : link
        }
    }

    /// The offer of structured data; none while the price is pending.
    private mutating func offer(_ matter: OfferFrontMatter, canonical: String) -> JSONValue? {
        let facts = renderer.sources.content.facts
        let name = matter.price
        var url = canonical
        if let link = matter.url {
            switch renderer.links.resolve(link.text, in: page.path, at: link.location) {
            case .url(let found): url = found.hasPrefix("/") ? renderer.base.absolute(found) : found
            case .page(let index, let found, let fragment):
                url = renderer.base.absolute(found)
                if let fragment {
                    let target = renderer.links.path(of: index)
                    links.append(PageAnchor(page: target, fragment: fragment, location: link.location))
                }
            case .pending: break
            case .failure(let failure): faults.append(failure.diagnostic(at: link.location))
            }
        }
        guard let price = facts.use(name.text, at: name.location) else {
            faults.append(facts.unknown(name.text, at: name.location))
            return nil
        }
        guard price.kind == .money else {
            faults.append(
                .error(
                    .factKind, "the fact '\(price.name)' is of kind \(price.kind.rawValue), not money",
                    at: name.location,
                    help: "the price of an offer is a fact of kind money"))
            return nil
        }
        return JSONLD.offer(price, url: url)
    }

    private func nodes(_ view: PageView, _ offer: JSONValue?) -> [JSONValue] {
        let config = renderer.sources.config
        switch page.source.matter.layout {
        case .home:
            return [
                JSONLD.organization(config, home: renderer.site.url),
                JSONLD.website(config, description: renderer.siteDescription, home: renderer.site.url),
            ] + structured
        case .product:
            let images = renderer.sources.showcase.entries.filter { !$0.isPlaceholder }.compactMap { entry in
                entry.published.variants.last.map { renderer.base.absolute(renderer.pictures.url(entry, $0)) }
            }
            return [
                JSONLD.product(
                    name: page.title, description: view.description, url: view.canonical, brand: config.organization,
                    images: images, offer: offer)
            ] + structured
        case .docs, .gallery, .page: return structured
        }
    }
}
