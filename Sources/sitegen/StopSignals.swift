import Dispatch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Waits for Ctrl-C or a request to end, instead of dying of it.
enum StopSignals {
    /// Returns at the first SIGINT or SIGTERM; a second one then ends the process as ever.
    ///
    /// - Returns: the signal's number; `nil` when the task that waits was cancelled.
    @discardableResult
    static func wait() async -> Int32? {
        let (signals, continuation) = AsyncStream<Int32>.makeStream()
        let sources = [SIGINT, SIGTERM].map { number in
            _ = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield(number) }
            source.resume()
            return source
        }
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
