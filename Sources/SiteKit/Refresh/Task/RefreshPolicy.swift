/// How long a refresh waits, and for what. All numbers are seconds.
///
/// Source: the server forgets an idempotency key after 60 seconds and a task after 30 minutes (image API, November 2026).
public struct RefreshPolicy: Sendable {
    /// A request whose fate is unclear is sent again with its key only as long after its first try.
    public var lastTry = 40.0
    /// By then the last of those tries is given up, while the server still knows the key.
    public var allTries = 55.0
    /// How long one try waits for its answer.
    public var createTimeout = 30.0
    /// The first wait between tries; doubled for each further one, up to `longestBackoff`.
    public var backoff = 1.0
    /// The longest wait between tries.
    public var longestBackoff = 16.0
    /// How long a server that takes nothing yet is asked before the request is left for another run.
    public var patience = 600.0
    /// The same for a server that can't be reached.
    public var unreachablePatience = 60.0
    /// The wait before the first poll, when the server says nothing; grows by half, up to `longestPoll`, ±20 %.
    public var firstPoll = 2.0
    /// The longest wait between polls, when the server says nothing.
    public var longestPoll = 10.0
    /// The longest that a server's hint is followed.
    public var longestHint = 60.0
    /// From then on a task is read only as much longer as `lateReads` says; once in any case. The server forgets it after
    /// 30 minutes, counted from when it took it, which is not before our first try.
    public var taskDeadline = 28 * 60.0
    /// How long a task is read after its deadline.
    public var lateReads = 100.0
    /// How long nothing may come while a task is read.
    public var readIdle = 60.0
    /// How long one reading may take.
    public var readTimeout = 180.0
    /// How often a server may say that it doesn't know a task before it is believed.
    public var unknownTaskReads = 4
    /// How often a picture's address is asked in one run.
    public var linkTries = 5
    /// How long a picture is looked for at an address that doesn't say how long it is there.
    public var linkLife = 30 * 86_400.0
    /// How often a task is read for another address in one run.
    public var linkReads = 2
    /// The largest answer that is taken, in bytes.
    public var byteLimit = 64 << 20

    /// What the image API's behaviour asks for.
    public static let standard = RefreshPolicy()

    /// The same policy on a clock that runs `speed` times as fast. How long one exchange may take is left as it is.
    public func scaled(by speed: Double) -> RefreshPolicy {
        var scaled = self
        for time in [
            \RefreshPolicy.lastTry, \.allTries, \.backoff, \.longestBackoff, \.patience, \.firstPoll, \.longestPoll,
            \.longestHint, \.taskDeadline, \.lateReads,
        ] {
            scaled[keyPath: time] /= speed
        }
        return scaled
    }
}
