import Synchronization

/// Watches a site by looking at all its files again and again, for systems that don't tell.
///
/// It looks while somebody waits. What changes while nobody does is seen at the next call.
final class PollingWatcher: SourceWatcher {
    private struct State {
        var seen: TreeStamps
        var missing: Set<RelativePath> = []
        var isStopped = false
    }

    private let scope: WatchScope
    private let interval: Duration
    private let state: Mutex<State>

    /// Watches the names in a folder, everything below them included, from now on; the folder may come later.
    convenience init(root: String, names: [String]) {
        self.init(WatchScope(root: root, names: names), WatchDelays())
    }

    init(_ scope: WatchScope, _ delays: WatchDelays) {
        self.scope = scope
        interval = delays.poll
        // What can't be looked at now is all new as soon as it can.
        state = Mutex(State(seen: (try? TreeStamps(scope)) ?? TreeStamps()))
    }

    /// Ends watching: who waits gets `nil` within the interval.
    func stop() {
        state.withLock { $0.isStopped = true }
    }

    func next() async -> SourceChanges? {
        while !Task.isCancelled, !state.withLock({ $0.isStopped }) {
            if let changes = look() { return changes }
            try? await Task.sleep(for: interval)
        }
        return nil
    }

    private func look() -> SourceChanges? {
        guard let now = try? TreeStamps(scope) else { return nil }
        let changes = state.withLock { $0.seen.advance(to: now, missing: &$0.missing) }
        return changes.isEmpty ? nil : changes
    }
}
