import Synchronization

/// A site that is shown while it is written: what was read last, what was made of it, and what is still to be looked at.
final class PreviewSite: Sendable {
    /// How the site is read: drafts too, and its output is not used.
    let options: BuildOptions
    let files: RealFileSystem
    let memory: SiteMemory
    let store: PageStore
    /// How long the site must be left alone before the rest of it is looked at.
    private let rest: Duration
    private let state = Mutex(State())
    /// Called when there is something new to tell; from any task.
    private let onNews: @Sendable () -> Void

    private struct State {
        var snapshot: PreviewSnapshot?
        /// Why there is nothing to show yet.
        var faults: [Diagnostic] = []
        var survey: SiteSurvey?
        var surveying: Task<Void, Never>?
        /// What was found in files that aren't pages, at a join.
        var fileFinds: (joined: Int, finds: [BuiltChecks.FileFinds])?
        var isLoaded = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        var last = 0
    }

    init(
        root: String, jobs: Int, rest: Duration = .milliseconds(150), store: PageStore = PageStore(),
        onNews: @escaping @Sendable () -> Void = {}
    ) {
        options = BuildOptions(root: root, output: root, drafts: true, jobs: jobs)
        files = RealFileSystem(root: root)
        memory = SiteMemory(files)
        self.store = store
        self.rest = rest
        self.onNews = onNews
    }

    /// The site as it is now; waits for the first one, and is `nil` while none can be read.
    func snapshot() async -> PreviewSnapshot? {
        await loaded()
        return state.withLock(\.snapshot)
    }

    /// Why there is no site to show.
    var faults: [Diagnostic] { state.withLock(\.faults) }

    /// What the whole site came to, as far as is known now; it may be of an earlier snapshot.
    var survey: SiteSurvey? { state.withLock(\.survey) }

    /// The number of the site as it is now.
    var number: Int? { state.withLock { $0.snapshot?.number } }

    /// Whether what a survey says is of the site as it is now.
    func isKnown(_ survey: SiteSurvey) -> Bool { survey.number == number }

    /// What was told of files that belong to no page.
    var otherErrors: [Diagnostic] { state.withLock { $0.snapshot?.otherErrors ?? [] } }

    /// Reads the site for the first time, or anew from its beginning.
    func load() async {
        await join(changed: { _ in true })
        let waiting = state.withLock { state in
            state.isLoaded = true
            let waiting = state.waiting
            state.waiting = []
            return waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    private func loaded() async {
        await withCheckedContinuation { continuation in
            let isLoaded = state.withLock { state in
                if !state.isLoaded { state.waiting.append(continuation) }
                return state.isLoaded
            }
            if isLoaded { continuation.resume() }
        }
    }

    /// Takes up what may have changed. One caller at a time. Tells whether anything had.
    @discardableResult
    func absorb(_ changes: SourceChanges) async -> Bool {
        guard let before = state.withLock(\.snapshot) else {
            await join(changed: { _ in true })
            return true
        }
        let isBroad = changes.isEverything || !changes.folders.isEmpty
        if !isBroad, let pages = rewritten(changes.files, before) {
            if pages.isEmpty { return false }
            for (index, _) in pages { store.retire(before.graph.pages[index].source) }
            publish(before.replacing(pages, number: next()))
            return true
        }
        let folder = RelativePath.root.appending("static")
        let passes =
            changes.isEverything
            || changes.files.union(changes.folders).contains { $0 == folder || $0.isInside(folder) }
        await join(passes: passes) { path in
            changes.isEverything || changes.files.contains(path)
                || changes.folders.contains { $0 == path || path.isInside($0) }
        }
        return true
    }

    /// Stops what goes on in the background.
    func stop() {
        state.withLock(\.surveying)?.cancel()
    }

    private func next() -> Int {
        state.withLock { state in
            state.last += 1
            return state.last
        }
    }

    /// Reads what is not remembered and joins the site anew.
    ///
    /// - Parameter passes: whether a file that is passed through may have changed.
    private func join(passes: Bool = false, changed: (RelativePath) -> Bool) async {
        memory.forget(where: changed)
        let (prepared, fatal) = await PreparedSite.make(options, files, memory: memory)
        guard let prepared else {
            state.withLock { $0.faults = fatal }
            onNews()
            return
        }
        let number = next()
        let before = state.withLock(\.snapshot)
        let facts = prepared.renderer.sources.content.facts
        let environment = memory.reading.digest { path in
            memory.content.remembered(path) == nil && path.string != FactRegistry.path
        }
        let earlier = state.withLock { state -> PreviewSnapshot.Earlier? in
            guard let before else { return nil }
            let isSound = state.survey?.number == before.number && state.survey?.diagnostics.hasErrors == false
            return isSound || before.earlier == nil ? .init(before.withoutEarlier) : before.earlier
        }
        var snapshot = PreviewSnapshot(
            number: number, prepared, fixedUses: facts.uses.all.union(memory.titleUses), environment: environment,
            revisions: Array(repeating: number, count: prepared.renderer.graph.pages.count),
            passedAt: passes ? number : before?.passedAt ?? number, earlier: earlier)
        if let before { carry(before, into: &snapshot) }
        store.keep(
            Dictionary(
                zip(snapshot.graph.pages.map(\.path), snapshot.revisions), uniquingKeysWith: { first, _ in first }))
        store.forgetSources(but: Set(snapshot.graph.pages.map(\.path)))
        publish(snapshot)
    }

    private func publish(_ snapshot: PreviewSnapshot) {
        let old = state.withLock { state in
            let old = state.surveying
            state.snapshot = snapshot
            state.faults = []
            state.surveying = nil
            return old
        }
        old?.cancel()
        let task = Task.detached(priority: .utility) { await self.look(at: snapshot) }
        state.withLock { state in
            if state.snapshot?.number == snapshot.number { state.surveying = task } else { task.cancel() }
        }
        onNews()
    }

    /// Looks at the rest of a site, as long as nothing changes meanwhile.
    private func look(at snapshot: PreviewSnapshot) async {
        try? await Task.sleep(for: rest)
        let step = 64
        let jobs = max(1, options.jobs - 1)
        let missing = snapshot.graph.pages.indices.filter { store.record($0, snapshot) == nil }
        for start in stride(from: 0, to: missing.count, by: step) {
            if Task.isCancelled { return }
            let part = Array(missing[start..<min(start + step, missing.count)])
            _ = await BoundedWork.map(part, jobs: jobs) { index in self.store.survey(index, snapshot) }
        }
        let finds = await fileFinds(snapshot, jobs: jobs)
        guard !Task.isCancelled, let records = store.records(snapshot) else { return }
        let survey = SiteSurvey(snapshot, records, finds, SourceReader(files))
        let isNewest = state.withLock { state in
            guard state.snapshot?.number == snapshot.number else { return false }
            state.survey = survey
            return true
        }
        // What was made on the way is as large as the site.
        ProcessMemory.giveBack()
        if isNewest { onNews() }
    }

    /// What is to be said of files that aren't pages; looked for once a join.
    private func fileFinds(_ snapshot: PreviewSnapshot, jobs: Int) async -> [BuiltChecks.FileFinds] {
        if let known = state.withLock(\.fileFinds), known.joined == snapshot.joined { return known.finds }
        let written = snapshot.addresses.files(files).filter { if case .written = $0.kind { true } else { false } }
        let finds = await BoundedWork.map(written, jobs: jobs) { $0.finds(snapshot.checks) }.compactMap { $0 }
        state.withLock { $0.fileFinds = (snapshot.joined, finds) }
        return finds
    }
}
