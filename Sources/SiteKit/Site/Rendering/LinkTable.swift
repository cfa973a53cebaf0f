/// Resolves what writers link to: pages by file, facts, assets and passed-through files.
struct LinkTable: Sendable {
    private let graph: SiteGraph
    private let sources: SiteSources
    private let base: BaseURL
    private let addresses: Set<String>

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
        var addresses: Set<String> = []
        for page in graph.pages { addresses.insert(page.permalink.path) }
        for alias in graph.aliases { addresses.insert(alias.permalink.path) }
        for file in sources.passthrough { addresses.insert(file.string) }
        self.addresses = addresses
    }

    /// The file of a page.
    func path(of index: Int) -> RelativePath { graph.pages[index].path }

    /// Resolves a destination written in `file`.
    func resolve(_ destination: String, in file: RelativePath) -> Target {
        if destination.hasPrefix("fact:") { return fact(String(destination.dropFirst(5))) }
        if ["https://", "http://", "mailto:"].contains(where: destination.hasPrefix) { return .url(destination) }
        let path = destination.prefix { $0 != "#" && $0 != "?" }
        let fragment =
            destination.contains("#") ? destination.split(separator: "#", maxSplits: 1).last.map(String.init) : nil
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
        switch resolve(link.link.text, in: file) {
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

    private func fact(_ name: String) -> Target {
        guard let fact = sources.content.facts[name] else {
            return .failure(
                ResolutionFailure(
                    .unknownFact, "unknown fact '\(name)'", label: "no such fact in \(FactRegistry.path)",
                    help: Suggestion.help(for: name, among: sources.content.facts.names)
                        ?? "register it in \(FactRegistry.path)"))
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
        if sources.content.failed.contains(resolved) { return .url("") }
        if sources.content.drafts.contains(resolved) {
            return .failure(
                ResolutionFailure(
                    .linkToDraft, "'\(resolved)' is a draft, so nothing may link to it",
                    help: "publish it, take the link away, or build with --drafts"))
        }
        if let owner = graph.pages.first(where: { $0.source.sections.contains { $0.path == resolved } }) {
            return .failure(
                ResolutionFailure(
                    .deadLink, "'\(resolved)' is a section of another page, not a page",
                    help: "link to '\(owner.path.name)#\(resolved.stem)' in its folder"))
        }
        return .failure(
            ResolutionFailure(
                .deadLink, "there is no page '\(resolved)'", label: "no such file",
                help: suggestion(for: resolved, from: file)))
    }

    /// The page whose file was probably meant: near in name, or of the same name elsewhere.
    private func suggestion(for path: RelativePath, from file: RelativePath) -> String? {
        let siblings = graph.pages.filter { $0.path.parent == path.parent }.map(\.path.name)
        if let near = Suggestion.nearest(to: path.name, among: siblings) {
            return
                "did you mean '\(path.parent == file.parent ? near : "/" + pathInContent(path.parent.appending(near)))'?"
        }
        if let same = graph.pages.first(where: { $0.path.name == path.name && path.stem != "index" }) {
            return "did you mean '/\(pathInContent(same.path))'?"
        }
        let all = graph.pages.map { pathInContent($0.path) }
        return Suggestion.nearest(to: pathInContent(path), among: all).map { "did you mean '/\($0)'?" }
    }

    private func pathInContent(_ path: RelativePath) -> String {
        path.relative(to: RelativePath.root.appending(ContentTree.folder))?.string ?? path.string
    }

    private func address(_ path: String, tail: String) -> Target {
        if addresses.contains(path) { return .url(base.path + path + tail) }
        if addresses.contains(path + "/") {
            return .failure(
                ResolutionFailure(
                    .deadLink, "'/\(path)' misses the slash at its end",
                    help: "write '/\(path)/', or link to the .md file"))
        }
        return .failure(
            ResolutionFailure(
                .deadLink, "nothing is published at '/\(path)'",
                help: Suggestion.help(for: path, among: addresses.sorted()).map {
                    $0.replacing("'", with: "'/", maxReplacements: 1)
                }
                    ?? "link to a page by its .md file"))
    }

    private func asset(_ path: String, in file: RelativePath) -> Target {
        let assets = RelativePath.root.appending(AssetLibrary.folder)
        if let resolved = file.parent.resolving(path) {
            if let name = resolved.relative(to: assets), let asset = sources.assets[name] {
                return .url(base.path + asset.outputPath)
            }
            if let name = resolved.relative(to: RelativePath.root.appending("static")), addresses.contains(name.string)
            {
                return .url(base.path + name.string)
            }
        }
        return .failure(
            ResolutionFailure(
                .deadLink, "there is no file '\(path)' to link to",
                help:
                    "link to a page by its .md file, to a file in assets/ by its path, or to a passed-through file as '/name'"
            ))
    }
}
