import Synchronization

/// One request and who waits for it: it ends once, with the answer or because it was given up.
final class HTTPCall: Sendable {
    private struct State {
        var continuation: CheckedContinuation<HTTPExchange.Outcome, Never>?
        var hasBegun = false
        var isCancelled = false
    }

    private let state = Mutex(State())

    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    /// Notes who waits; whether there is anything to be done.
    func wait(_ continuation: CheckedContinuation<HTTPExchange.Outcome, Never>) -> Bool {
        let isCancelled = state.withLock { state in
            state.continuation = continuation
            return state.isCancelled
        }
        if isCancelled { end(.failure(.cancelled)) }
        return !isCancelled
    }

    /// Whether a thread may begin: nobody has given it up.
    func begin() -> Bool {
        state.withLock { state in
            state.hasBegun = !state.isCancelled
            return state.hasBegun
        }
    }

    /// Gives it up. One that has begun ends by itself, so that nothing is written to its sink afterwards.
    func cancel() {
        let hasBegun = state.withLock { state in
            state.isCancelled = true
            return state.hasBegun
        }
        if !hasBegun { end(.failure(.cancelled)) }
    }

    func end(_ outcome: HTTPExchange.Outcome) {
        let continuation = state.withLock { state in
            defer { state.continuation = nil }
            return state.continuation
        }
        continuation?.resume(returning: outcome)
    }
}
