import Dispatch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Waits for Ctrl-C or a request to end, instead of dying of it.
struct StopSignals {
    private let signals: AsyncStream<Int32>
    private let sources: [any DispatchSourceSignal]

    /// Listens from now on.
    init() {
        let (signals, continuation) = AsyncStream<Int32>.makeStream()
        self.signals = signals
        sources = [SIGINT, SIGTERM].map { number in
            _ = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield(number) }
            source.resume()
            return source
        }
    }

    /// Returns at the first SIGINT or SIGTERM since it listens; a second one then ends the process as ever.
    ///
    /// - Returns: the signal's number; `nil` when the task that waits was cancelled.
    @discardableResult
    static func wait() async -> Int32? { await StopSignals().wait() }

    /// As above, of signals that may have come already.
    @discardableResult
    func wait() async -> Int32? {
        var found: Int32?
        for await number in signals {
            found = number
            break
        }
        for source in sources { source.cancel() }
        for number in [SIGINT, SIGTERM] { _ = signal(number, SIG_DFL) }
        return found
    }
}
