import Synchronization

/// What has gathered for the one who asks, and who waits for it.
final class ChangeMailbox: Sendable {
    private struct State {
        var gathered = SourceChanges()
        var waiting: CheckedContinuation<SourceChanges?, Never>?
        var isEnded = false

        /// The one who waits with what there is to be told; `nil` when there is nobody, or nothing.
        mutating func takeWaiting(
            nothing: Bool = false
        ) -> (continuation: CheckedContinuation<SourceChanges?, Never>, changes: SourceChanges?)? {
            guard let continuation = waiting, nothing || !gathered.isEmpty else { return nil }
            waiting = nil
            if nothing { return (continuation, nil) }
            defer { gathered = SourceChanges() }
            return (continuation, gathered)
        }
    }

    private let state = Mutex(State())

    /// Whether nobody gets anything any more.
    var isEnded: Bool { state.withLock { $0.isEnded } }

    /// Hands changes to the one who waits, or keeps them with those that nobody has asked for yet.
    func add(_ changes: SourceChanges) {
        guard !changes.isEmpty else { return }
        let waiting = state.withLock { state in
            state.gathered.merge(changes)
            return state.takeWaiting()
        }
        waiting?.continuation.resume(returning: waiting?.changes)
    }

    /// Ends it: whoever asks gets `nil` from now on.
    func end() {
        let waiting = state.withLock { state in
            state.isEnded = true
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume(returning: nil)
    }

    /// Everything since the last call, once there is something; `nil` at the end, and when the task is cancelled: what has
    /// gathered then is kept.
    func next() async -> SourceChanges? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let (earlier, answer) = state.withLock { state in
                    let earlier = state.waiting
                    state.waiting = continuation
                    // The flag is set before the handler below is called, and the handler waits for this lock.
                    let isOver = state.isEnded || Task.isCancelled
                    let answer = isOver ? state.takeWaiting(nothing: true) : state.takeWaiting()
                    return (earlier, answer)
                }
                earlier?.resume(returning: nil)
                answer?.continuation.resume(returning: answer?.changes)
            }
        } onCancel: {
            let waiting = state.withLock { $0.takeWaiting(nothing: true) }
            waiting?.continuation.resume(returning: nil)
        }
    }
}
