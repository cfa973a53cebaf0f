import Synchronization

/// The pages of a preview that have been rendered: what is known of each, and the bytes of those that were asked for last.
final class PageStore: Sendable {
    /// What is known of a page.
    struct Record: Sendable {
        /// The number at which what it is made of had last changed.
        let revision: Int
        /// Whether its links could be judged.
        let isComplete: Bool
        /// What is kept of it for the whole site.
        let outcome: PageOutcome
        /// The digests of its bytes and of its Markdown.
        let digest: Digest, twinDigest: Digest?
        /// The facts it uses.
        let uses: Set<FactUses.Use>

        var isSound: Bool { !outcome.diagnostics.hasErrors }
    }

    /// The bytes of a page and of its Markdown.
    struct Bytes: Sendable {
        let html: [UInt8]
        let twin: [UInt8]
    }

    private struct State {
        var records: [RelativePath: Record] = [:]
        var bytes: [RelativePath: (revision: Int, bytes: Bytes, used: Int)] = [:]
        var size = 0
        var uses = 0
        /// The last sound source of pages whose newest has errors.
        var good: [RelativePath: SourcePage] = [:]
        var rendered = 0
    }

    /// How many bytes of pages are kept at most.
    private let limit: Int
    private let state = Mutex(State())
    /// A page is rendered by one task at a time, so that what it uses is told from what others use.
    private let turns: [Turn] = (0..<64).map { _ in Turn() }

    private final class Turn: Sendable {
        let mutex = Mutex(())
    }

    init(limit: Int = 16 * 1024 * 1024) {
        self.limit = limit
    }

    /// How many pages have been rendered so far.
    var rendered: Int { state.withLock(\.rendered) }

    /// How many bytes of pages are kept.
    var keptBytes: Int { state.withLock(\.size) }

    /// What is known of a page as it is in a snapshot; `nil` when it must be rendered.
    func record(_ index: Int, _ snapshot: PreviewSnapshot) -> Record? {
        let path = snapshot.graph.pages[index].path
        let record = state.withLock { $0.records[path] }
        guard let record, record.revision == snapshot.revisions[index], record.isComplete == snapshot.isComplete else {
            return nil
        }
        return record
    }

    /// What is known of all pages of a snapshot; `nil` when some must be rendered.
    func records(_ snapshot: PreviewSnapshot) -> [Record]? {
        let found = state.withLock { state in
            zip(snapshot.graph.pages, snapshot.revisions).map { page, revision -> Record? in
                guard let record = state.records[page.path], record.revision == revision,
                    record.isComplete == snapshot.isComplete
                else { return nil }
                return record
            }
        }
        let known = found.compactMap { $0 }
        return known.count == found.count ? known : nil
    }

    /// A page with its bytes, remembered or rendered.
    func page(_ index: Int, _ snapshot: PreviewSnapshot) -> (Record, Bytes) {
        let path = snapshot.graph.pages[index].path
        let revision = snapshot.revisions[index]
        return turn(path) {
            if let record = record(index, snapshot), let bytes = kept(path, revision) { return (record, bytes) }
            return render(index, snapshot, keepsBytes: true)
        }
    }

    /// Renders a page unless all is known of it; its bytes are not kept.
    func survey(_ index: Int, _ snapshot: PreviewSnapshot) {
        turn(snapshot.graph.pages[index].path) {
            if record(index, snapshot) == nil { _ = render(index, snapshot, keepsBytes: false) }
        }
    }

    /// The bytes of a page that come nearest to what its source says: its last sound source, or else the site as it
    /// was when the page was sound. `nil` when neither can be shown.
    func lastGood(_ index: Int, _ snapshot: PreviewSnapshot) -> Bytes? {
        let path = snapshot.graph.pages[index].path
        return turn(path) {
            if let source = state.withLock({ $0.good[path] }) {
                var renderer = snapshot.renderer
                renderer.replace(index, with: source)
                let page = renderer.render(index)
                _ = renderer.sources.content.facts.uses.take(from: snapshot.files(of: index))
                if !page.diagnostics.hasErrors { return Bytes(html: page.bytes, twin: page.twin) }
            }
            guard let earlier = snapshot.earlier?.snapshot, let place = earlier.graph.byPath[path] else { return nil }
            let page = earlier.renderer.render(place)
            _ = earlier.renderer.sources.content.facts.uses.take(from: earlier.files(of: place))
            return page.diagnostics.hasErrors ? nil : Bytes(html: page.bytes, twin: page.twin)
        }
    }

    /// Remembers the source of a page that is about to be replaced, unless it is known to have errors.
    func retire(_ page: SourcePage) {
        state.withLock { state in
            let isSound = state.records[page.path]?.isSound
            if isSound == true || isSound == nil && state.good[page.path] == nil { state.good[page.path] = page }
        }
    }

    /// Has what is known of some pages stand for a later snapshot, in which they are the same; forgets all others.
    func keep(_ revisions: [RelativePath: Int]) {
        state.withLock { state in
            state.records = state.records.filter { revisions[$0.key] == $0.value.revision }
            let stale = state.bytes.filter { revisions[$0.key] != $0.value.revision }
            for (path, entry) in stale {
                state.size -= entry.bytes.html.count + entry.bytes.twin.count
                state.bytes[path] = nil
            }
        }
    }

    /// Forgets the sources of pages that are gone.
    func forgetSources(but paths: Set<RelativePath>) {
        state.withLock { state in state.good = state.good.filter { paths.contains($0.key) } }
    }

    private func turn<Result>(_ path: RelativePath, _ work: () -> Result) -> Result {
        let turn = turns[Int(UInt(bitPattern: path.hashValue) % UInt(turns.count))]
        return turn.mutex.withLock { _ in work() }
    }

    private func kept(_ path: RelativePath, _ revision: Int) -> Bytes? {
        state.withLock { state in
            guard let entry = state.bytes[path], entry.revision == revision else { return nil }
            state.uses += 1
            state.bytes[path]?.used = state.uses
            return entry.bytes
        }
    }

    private func render(_ index: Int, _ snapshot: PreviewSnapshot, keepsBytes: Bool) -> (Record, Bytes) {
        let page = snapshot.renderer.render(index)
        let path = snapshot.graph.pages[index].path
        let record = Record(
            revision: snapshot.revisions[index], isComplete: snapshot.isComplete,
            outcome: PageOutcome(page, number: index, snapshot.checks, isComplete: snapshot.isComplete),
            digest: Digest(of: page.bytes), twinDigest: page.twin.isEmpty ? nil : Digest(of: page.twin),
            uses: snapshot.renderer.sources.content.facts.uses.take(from: snapshot.files(of: index)))
        let bytes = Bytes(html: page.bytes, twin: page.twin)
        state.withLock { state in
            state.rendered += 1
            // Somebody who still looks at an earlier snapshot must not undo what is known of a later one.
            if let known = state.records[path], known.revision > record.revision { return }
            state.records[path] = record
            if record.isSound { state.good[path] = nil }
            if keepsBytes { PageStore.put(bytes, path, record.revision, limit, &state) }
        }
        return (record, bytes)
    }

    private static func put(
        _ bytes: Bytes, _ path: RelativePath, _ revision: Int, _ limit: Int, _ state: inout State
    ) {
        if let old = state.bytes[path]?.bytes { state.size -= old.html.count + old.twin.count }
        state.uses += 1
        state.bytes[path] = (revision, bytes, state.uses)
        state.size += bytes.html.count + bytes.twin.count
        guard state.size > limit else { return }
        // Down to three quarters at once, so that not every page has to look for the oldest.
        for (path, entry) in state.bytes.sorted(by: { $0.value.used < $1.value.used }) where state.size > limit / 4 * 3
        {
            state.size -= entry.bytes.html.count + entry.bytes.twin.count
            state.bytes[path] = nil
        }
    }
}
