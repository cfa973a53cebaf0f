/// Resolves what writers link to: pages by file, facts, assets and passed-through files.
struct LinkTable: Sendable {
    private let graph: SiteGraph
    private let sources: SiteSources
    private let base: BaseURL
    /// What is published where; the page, where it is one.
    private let addresses: [String: Int?]
    private let suggestions: LinkSuggestions
    /// The page that each section file belongs to.
    private let owners: [RelativePath: Int]

    /// Where a link leads.
    enum Target: Sendable {
        /// A page of the site, perhaps with an anchor.
        case page(Int, url: String, fragment: String?)
        /// Another address.
        case url(String)
        /// A fact of kind url that has no value yet; its fallback.
        case pending(String)
        /// Nowhere.
        case failure(ResolutionFailure)
    }

    init(_ sources: SiteSources, _ graph: SiteGraph, base: BaseURL) {
        self.sources = sources
        self.graph = graph
        self.base = base
        var addresses: [String: Int?] = [:]
        var owners: [RelativePath: Int] = [:]
        for file in sources.passthrough { addresses.updateValue(nil, forKey: file.string) }
        for name in ["sitemap.xml", "robots.txt", LLMsText.name] { addresses.updateValue(nil, forKey: name) }
        if AtomFeed.isWanted(graph) { addresses.updateValue(nil, forKey: AtomFeed.name) }
        if sources.showcase.hasManifest { addresses.updateValue(nil, forKey: ProvenanceDocument.name) }
        for alias in graph.aliases { addresses[alias.permalink.path] = alias.page }
        for (index, page) in graph.pages.enumerated() {
            addresses[page.permalink.path] = index
            for section in page.source.sections { owners[section.path] = index }
        }
        self.addresses = addresses
        self.owners = owners
        suggestions = LinkSuggestions(pages: graph.pages.map(\.path), addresses: addresses.keys.sorted())
    }

    /// The file of a page.
    func path(of index: Int) -> RelativePath { graph.pages[index].path }

    /// Resolves a destination written in `file`.
    func resolve(_ destination: String, in file: RelativePath, at place: SourceLocation) -> Target {
        if destination.hasPrefix("fact:") { return fact(String(destination.dropFirst(5)), in: file, at: place) }
        if ["https://", "http://", "mailto:"].contains(where: destination.hasPrefix) { return .url(destination) }
        // As in addresses: a space in a file's name is `%20`.
        if destination.contains("%"), let plain = LinkDestination.unescaped(Array(destination.utf8)[...]),
            !plain.unicodeScalars.contains(where: { $0.value < 0x20 }), plain != destination
        {
            let target = resolve(plain, in: file, at: place)
            if case .page = target { return target }
        }
        let path = destination.prefix { $0 != "#" && $0 != "?" }
        let fragment =
            destination.firstIndex(of: "#").map { String(destination[destination.index(after: $0)...]) }.flatMap {
                $0.isEmpty ? nil : $0
            }
        if path.hasSuffix(".md") { return page(String(path), fragment: fragment, in: file) }
        if path.hasPrefix("/") {
            let tail = String(destination.dropFirst(path.count))
            return address(String(path.dropFirst()), tail: tail)
        }
        return asset(String(path), in: file)
    }

    /// Resolves a link of a YAML file; a pending fact's fallback becomes the note.
    func view(_ link: LinkSource, in file: RelativePath) -> (LinkView, page: Int?, PageAnchor?, [Diagnostic]) {
        let (title, faults) = text(link.title)
        switch resolve(link.link.text, in: file, at: link.link.location) {
        case .url(let url):
            return (LinkView(title: title, url: url), nil, nil, faults)
        case .page(let index, let url, let fragment):
            let anchor = fragment.map {
                PageAnchor(page: graph.pages[index].path, fragment: $0, location: link.link.location)
            }
            return (LinkView(title: title, url: url), index, anchor, faults)
        case .pending(let fallback):
            return (LinkView(title: title, url: nil, note: fallback), nil, nil, faults)
        case .failure(let failure):
            let fault = Diagnostic.error(
                failure.code, failure.message, at: failure.location ?? link.link.location, label: failure.label,
                help: failure.help)
            return (LinkView(title: title, url: nil), nil, nil, faults + [fault])
        }
    }

    /// A text of a YAML file with its facts filled in, as plain text.
    func text(_ text: LocatedText) -> (String, [Diagnostic]) {
        let resolver = FactsOnlyResolver(facts: sources.content.facts)
        let expansion = InlineDirectives.expand(text: text.text, at: text.location, resolver: resolver)
        return (expansion.plainText, expansion.diagnostics)
    }

    private func fact(_ name: String, in file: RelativePath, at place: SourceLocation) -> Target {
        guard let fact = sources.content.facts.use(name, at: place) else {
            return .failure(sources.content.facts.unresolved(name, in: file.string))
        }
        guard fact.kind == .url else {
            return .failure(
                ResolutionFailure(
                    .factKind, "the fact '\(name)' is of kind \(fact.kind.rawValue), not an address",
                    help: "only a fact of kind url can be linked to"))
        }
        return fact.value.map(Target.url) ?? .pending(fact.fallback ?? "")
    }

    private func page(_ path: String, fragment: String?, in file: RelativePath) -> Target {
        let content = RelativePath.root.appending(ContentTree.folder)
        let resolved =
            path.hasPrefix("/") ? content.resolving(String(path.dropFirst())) : file.parent.resolving(path)
        guard let resolved, resolved.isInside(content) else {
            return .failure(
                ResolutionFailure(.deadLink, "'\(path)' lies outside content/", help: "link to a page of this site"))
        }
        if let index = graph.byPath[resolved] {
            let tail = fragment.map { "#\($0)" } ?? ""
            return .page(index, url: graph.pages[index].url + tail, fragment: fragment)
        }
        if sources.content.failed.contains(resolved) || graph.failed.contains(resolved) { return .url("") }
        if sources.content.drafts.contains(resolved) {
            return .failure(
                ResolutionFailure(
                    .linkToDraft, "'\(resolved)' is a draft, so nothing may link to it",
                    help: "publish it, take the link away, or build with --drafts"))
        }
        if let owner = owners[resolved].map({ graph.pages[$0] }) {
            return .failure(
                ResolutionFailure(
                    .deadLink, "'\(resolved)' is a section of another page, not a page",
                    help: "link to '\(LinkSuggestions.written(owner.path, from: file))#\(resolved.stem)'"))
        }
        return .failure(
            ResolutionFailure(
                .deadLink, "there is no page '\(resolved)'", label: "no such file",
                help: suggestions.page(for: resolved, from: file) ?? "write the page, or take the link away"))
    }

    private func address(_ path: String, tail: String) -> Target {
        if let found = addresses[path] {
            let url = base.path + path + tail
            let fragment = tail.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().first
            guard let page = found, let fragment, !fragment.isEmpty else { return .url(url) }
            return .page(page, url: url, fragment: String(fragment))
        }
        if addresses[path + "/"] != nil {
            return .failure(
                ResolutionFailure(
                    .deadLink, "'/\(path)' misses the slash at its end",
                    help: "write '/\(path)/', or link to the .md file"))
        }
        return .failure(
            ResolutionFailure(
                .deadLink, "nothing is published at '/\(path)'",
                help: suggestions.address(for: path) ?? "link to a page by its .md file"))
    }

    private func asset(_ path: String, in file: RelativePath) -> Target {
        let assets = RelativePath.root.appending(AssetLibrary.folder)
        var meant: String?
        if let resolved = file.parent.resolving(path) {
            meant = suggestions.source(of: resolved, from: file) { graph.byPath[$0] != nil }
            if let name = resolved.relative(to: assets), let asset = sources.assets[name] {
                return .url(base.path + asset.outputPath)
            }
            if let name = resolved.relative(to: RelativePath.root.appending("static")), addresses[name.string] != nil {
                return .url(base.path + name.string)
            }
        }
        return .failure(
            ResolutionFailure(
                .deadLink, "there is no file '\(path)' to link to",
                help: meant ?? LinkSuggestions.scheme(for: path)
                    ?? "link to a page by its .md file, to a file in assets/ by its path, or to a passed-through file as '/name'"
            ))
    }
}
