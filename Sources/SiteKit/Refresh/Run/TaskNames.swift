import Synchronization

/// Which request each task of the server belongs to: no two may share one, or a picture would be put into the wrong place.
final class TaskNames: Sendable {
    private let keys: Mutex<[String: String]>

    /// Begins with what the journal knows: the server's names for tasks, and the keys of their requests.
    init(_ known: [String: String]) {
        keys = Mutex(known)
    }

    /// Takes a name for a request; whether it may have it.
    func claim(_ id: String, for key: String) -> Bool {
        keys.withLock { keys in
            if let other = keys[id], other != key { return false }
            keys[id] = key
            return true
        }
    }
}
