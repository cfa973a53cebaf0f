/// A site that is read and joined, ready to be rendered; and what was wrong so far.
struct PreparedSite: Sendable {
    private(set) var renderer: PageRenderer
    let plan: OutputPlan
    let faults: [Diagnostic]
    /// Kinds of fault that only follow from others and would mislead.
    let consequences: Set<DiagnosticCode>

    /// Reads a site and joins it; `nil` together with errors that leave nothing to look at.
    ///
    /// With a memory, only what it doesn't know is read, and the last good version stands in for what is at fault.
    static func make(
        _ options: BuildOptions, _ files: any FileSystem, memory: SiteMemory? = nil
    ) async -> (PreparedSite?, [Diagnostic]) {
        let (loaded, loadFaults) = await SiteSources.load(
            files, drafts: options.drafts, jobs: options.jobs, memory: memory)
        guard let sources = loaded else { return (nil, loadFaults) }
        var faults = loadFaults
        let base = options.baseURL.flatMap(BaseURL.init) ?? sources.config.baseURL
        memory?.settle(sources.content.facts, pages: Set(sources.content.pages.map(\.path)))
        let (titles, titleFaults) = await titles(sources, jobs: options.jobs, memory)
        faults += titleFaults
        let (graph, graphFaults) = SiteGraph.make(sources, titles, base: base)
        faults += graphFaults
        let (compiled, templateFaults) = SiteTemplates.compile(
            sources.templates, FactConstants(facts: sources.content.facts))
        let templates = memory?.settled(compiled) ?? compiled
        let consequences = consequences(of: loadFaults)
        faults += templateFaults.filter { !consequences.contains($0.code) }
        sources.recordFixedUses()
        let (renderer, rendererFaults) = PageRenderer.make(sources, graph, templates, base: base)
        faults += rendererFaults.filter { !consequences.contains($0.code) }
        let plan = plan(sources, graph)
        let prepared = PreparedSite(
            renderer: renderer, plan: plan, faults: faults + plan.faults,
            consequences: consequences)
        return (prepared, [])
    }

    /// The same site with a page written anew that keeps its front matter and its title, and so its place.
    func replacing(_ index: Int, with page: SourcePage) -> PreparedSite {
        var site = self
        site.renderer.replace(index, with: page)
        return site
    }

    /// What the site offers to links from outside; `nil` when a page can't be read or has no sound address, since what
    /// seems to be missing then may be only that page.
    func published(anchors: [[String]?]) -> PublishedAddresses? {
        let content = renderer.sources.content
        guard content.failed.isEmpty, renderer.graph.failed.isEmpty, !consequences.contains(.deadLink) else {
            return nil
        }
        let made = ["sitemap.xml", "robots.txt", BuildManifest.name].compactMap { RelativePath($0) }
        let provenance = renderer.sources.showcase.hasManifest ? RelativePath(ProvenanceDocument.name) : nil
        return renderer.graph.published(
            anchors: anchors, files: made + (provenance.map { [$0] } ?? []) + renderer.sources.passthrough)
    }

    private static let limits: Set<DiagnosticCode> = [.pageTooLarge, .tableTooLarge, .nestingTooDeep, .tooManyMarks]

    /// The title of each page: from its front matter, or from its first heading.
    private static func titles(
        _ sources: SiteSources, jobs: Int, _ memory: SiteMemory?
    ) async -> ([String], [Diagnostic]) {
        let facts = sources.content.facts
        let found = await BoundedWork.map(sources.content.pages, jobs: jobs) { page -> (String, [Diagnostic]) in
            guard let memory else { return title(of: page, facts) }
            let known = memory.title(of: page, { PreparedSite.title(of: $0, facts) }, facts)
            return (known.text, known.faults)
        }
        return (found.map(\.0), found.flatMap(\.1))
    }

    /// The title of one page, and what is wrong with it.
    static func title(of page: SourcePage, _ facts: FactRegistry) -> (String, [Diagnostic]) {
        if let title = page.matter.title {
            guard title.text.contains(":fact") else { return (title.text, []) }
            let resolver = FactsOnlyResolver(facts: facts)
            let title = InlineDirectives.expand(text: title.text, at: title.location, resolver: resolver)
            return (title.plainText, title.diagnostics)
        }
        let markdown = MarkdownRenderer(resolver: FactsOnlyResolver(facts: facts))
        let rendered = markdown.render(MarkdownSource(text: page.text, body: page.body, liftsTitle: true))
        if let title = rendered.title ?? rendered.headings.first { return (title.text, []) }
        // A page beyond the limits isn't parsed at all; rendering it says so.
        if rendered.diagnostics.contains(where: { limits.contains($0.code) }) { return ("", []) }
        // With a fault in the front matter the title may only seem to be missing.
        if page.matter.isFaulty { return ("", []) }
        return (
            "",
            [
                .error(
                    .missingTitle, "'\(page.path)' has no title",
                    at: page.text.location(
                        line: 1, byteColumn: 1, length: page.text.bytes.prefix { $0 != 10 && $0 != 13 }.count),
                    help: "begin it with a heading '# …', or give 'title' in its front matter")
            ]
        )
    }

    /// All files of the output, each claimed once.
    private static func plan(_ sources: SiteSources, _ graph: SiteGraph) -> OutputPlan {
        var plan = OutputPlan()
        for name in ["sitemap.xml", "robots.txt", LLMsText.name, SearchIndex.name, BuildManifest.name] {
            plan.claim(name, by: "sitegen itself")
        }
        if AtomFeed.isWanted(graph) { plan.claim(AtomFeed.name, by: "sitegen itself") }
        if sources.showcase.hasManifest { plan.claim(ProvenanceDocument.name, by: "sitegen itself") }
        for page in graph.pages {
            if let twin = page.permalink.twinPath {
                plan.claim(
                    twin, by: "the Markdown of '\(page.path)'", at: SourceLocation(file: page.path.string),
                    isJudged: true)
            }
            plan.claim(
                page.permalink.outputPath, by: "'\(page.path)'",
                at: page.source.matter.permalink?.location ?? SourceLocation(file: page.path.string),
                isJudged: true)
        }
        for alias in graph.aliases {
            let path = graph.pages[alias.page].path
            plan.claim(
                alias.permalink.outputPath, by: "an alias of '\(path)'", at: SourceLocation(file: path.string),
                isJudged: true)
        }
        for asset in sources.assets.assets.values.sorted(by: { $0.name < $1.name }) {
            let file = "assets/\(asset.name)"
            plan.claim(asset.outputPath, by: "'\(file)'", at: SourceLocation(file: file))
        }
        for entry in sources.showcase.entries {
            for variant in entry.published.variants {
                plan.claim(ShowcaseViews.outputPath(entry, variant), by: "the showcase picture '\(entry.asset.id)'")
            }
        }
        for file in sources.passthrough {
            plan.claim(file.string, by: "'static/\(file)'", at: SourceLocation(file: "static/\(file)"))
        }
        return plan
    }

    /// What a page says wrongly only because a file it rests on could not be read.
    private static func consequences(of faults: [Diagnostic]) -> Set<DiagnosticCode> {
        var codes: Set<DiagnosticCode> = []
        for fault in faults where fault.severity == .error {
            guard let file = fault.location?.file else { continue }
            if file == FactRegistry.path { codes.insert(.unknownFact) }
            if file == RequestSample.path { codes.insert(.unknownSample) }
            if file.hasPrefix("showcase/") { codes.insert(.unknownPicture) }
            if file.hasPrefix("assets/") { codes.insert(.missingAsset) }
            if file == ContentTree.folder { codes.insert(.deadLink) }
        }
        return codes
    }
}

/// Fills facts into titles, before the graph that a full resolver needs is there.
struct FactsOnlyResolver: MarkdownResolver {
    let facts: FactRegistry

    func link(_ destination: String, in file: RelativePath) -> LinkResolution { .text }

    func image(_ destination: String, in file: RelativePath) -> ImageResolution {
        .failure(ResolutionFailure(.directiveUse, "a title can't hold a picture", help: "put it below the heading"))
    }

    func directive(_ directive: Directive, in file: RelativePath) -> DirectiveResult {
        guard directive.name == "fact", let name = directive.label else {
            return .failure(
                ResolutionFailure(
                    .directiveUse, "a title can hold only :fact[name]", help: "use it in the text below"))
        }
        guard let fact = facts.use(name, at: directive.labelLocation) else {
            return .failure(facts.unresolved(name, in: file.string, at: directive.labelLocation))
        }
        return .inline(fact.html)
    }
}
