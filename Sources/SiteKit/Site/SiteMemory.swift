import Synchronization

/// What a preview remembers of a site from one reading to the next: files that need not be read again, and the last good
/// version of what all pages rest on.
final class SiteMemory: Sendable {
    /// The title of a page with what it took to find it.
    struct Title: Sendable {
        let text: String
        let faults: [Diagnostic]
        let uses: Set<FactUses.Use>
    }

    /// What reads the site; it knows the digest of all that was read last.
    let reading: RecordingFileSystem
    /// The files of `content/`.
    let content = ContentMemory()
    private let state = Mutex(State())

    private struct State {
        var titles: [RelativePath: Title] = [:]
        var facts: [Fact] = []
        var config: SiteConfig?
        var templates: SiteTemplates?
        var showcase: Showcase?
    }

    init(_ files: any FileSystem) {
        reading = RecordingFileSystem(files)
    }

    /// Has everything read again that isn't remembered, when it is asked for next.
    func prepare() {
        reading.forget { content.remembered($0) == nil }
    }

    /// Drops the digests of pages that are gone.
    func prune() {
        let folder = RelativePath.root.appending(ContentTree.folder)
        reading.forget { $0.pathExtension == "md" && $0.isInside(folder) && content.remembered($0) == nil }
    }

    /// Has files of `content/` read again when they are asked for next.
    func forget(where isForgotten: (RelativePath) -> Bool) {
        content.forget(where: isForgotten)
        state.withLock { state in
            for path in state.titles.keys.filter(isForgotten) { state.titles[path] = nil }
        }
    }

    /// The title of a page, remembered or found.
    func title(of page: SourcePage, _ find: (SourcePage) -> (String, [Diagnostic]), _ facts: FactRegistry) -> Title {
        if let known = state.withLock({ $0.titles[page.path] }) { return known }
        let (text, faults) = find(page)
        let title = Title(text: text, faults: faults, uses: facts.uses.take(from: [page.path.string]))
        state.withLock { $0.titles[page.path] = title }
        return title
    }

    /// The uses of facts in titles.
    var titleUses: Set<FactUses.Use> {
        state.withLock { $0.titles.values.reduce(into: []) { $0.formUnion($1.uses) } }
    }

    /// Forgets the titles of pages that are gone, and all of them when a fact has changed.
    func settle(_ facts: FactRegistry, pages: Set<RelativePath>) {
        state.withLock { state in
            let all = facts.all
            state.titles = state.facts == all ? state.titles.filter { pages.contains($0.key) } : [:]
            state.facts = all
        }
    }

    /// The configuration to go on with: this, or the last there was.
    func settled(_ config: SiteConfig?) -> SiteConfig? {
        state.withLock { state in
            if let config { state.config = config }
            return state.config
        }
    }

    /// The showcase to go on with: this, or while it has errors the last that had none.
    func settled(_ showcase: Showcase, _ faults: [Diagnostic]) -> Showcase {
        state.withLock { state in
            if faults.hasErrors, let good = state.showcase { return good }
            state.showcase = showcase
            return showcase
        }
    }

    /// The templates to go on with: these, or the last that had no errors.
    func settled(_ templates: SiteTemplates?) -> SiteTemplates? {
        state.withLock { state in
            if let templates { state.templates = templates }
            return state.templates
        }
    }
}
