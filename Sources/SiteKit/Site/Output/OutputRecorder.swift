import Synchronization

/// Passes files on and remembers their digests for the manifest.
///
/// After a fault nothing more is passed on: the rest of the build only looks for further faults.
final class OutputRecorder: Sendable {
    private let sink: any OutputSink
    private let state = Mutex(State())

    private struct State {
        var digests: [String: Digest] = [:]
        var failure: FileError?
        var isStopped = false
    }

    init(_ sink: any OutputSink) {
        self.sink = sink
    }

    /// The first failure of writing.
    var failure: FileError? { state.withLock(\.failure) }

    /// The digests of all files so far.
    var digests: [String: Digest] { state.withLock(\.digests) }

    /// Passes nothing on from now.
    func stop() {
        state.withLock { $0.isStopped = true }
    }

    /// Takes one file.
    func put(_ path: String, _ bytes: [UInt8]) {
        if state.withLock(\.isStopped) { return }
        let digest = Digest(of: bytes)
        do {
            try sink.put(path, bytes)
            state.withLock { $0.digests[path] = digest }
        } catch {
            state.withLock { state in
                state.isStopped = true
                if state.failure == nil { state.failure = error }
            }
        }
    }
}
