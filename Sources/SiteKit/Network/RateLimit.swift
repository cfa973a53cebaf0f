/// How soon the next request with one key may be sent, by what the server's answers say of its limits.
///
/// A value with no clock of its own: times are Unix seconds. Ask `mayStart` before each request, tell `started` when it is
/// sent, `note` its answer or `ended` that none came; and ask again after each of them, since an answer may allow more.
public struct RateLimit: Sendable {
    /// No answer makes us wait for longer, in seconds.
    public static let longestWait = 600.0
    /// A window's end further away than this, in seconds, is a mistake: milliseconds, say.
    private static let furthestEnd = 366.0 * 86_400

    private var limit: Int?
    private var remaining: Int?
    /// The window's end as the server says it.
    private var end: Double?
    /// The same, no later than the longest wait.
    private var wait = -Double.infinity
    private var pause = -Double.infinity
    private var underWay = 0

    /// Nothing is known yet: nothing is held back.
    public init() {}

    /// When the next request may be sent: `now` or a time after it. Requests under way count against what remains, whether
    /// the server has counted them or not.
    public func mayStart(at now: Double) -> Double {
        var earliest = max(now, pause)
        if let remaining, now < wait {
            if remaining - underWay <= 0 { earliest = max(earliest, wait) }
        } else if let limit, underWay >= max(1, limit) {
            // A new window, and all of it is under way: what comes back says more.
            earliest = max(earliest, now + 1)
        }
        return min(earliest, now + RateLimit.longestWait)
    }

    /// A request is being sent.
    public mutating func started() { underWay += 1 }

    /// A request ended without an answer. The server may have counted it, so it still counts for this window.
    public mutating func ended() {
        underWay = max(0, underWay - 1)
        remaining = remaining.map { max(0, $0 - 1) }
    }

    /// A request has its answer. `Retry-After` counts with 429 and 503: with others it is a hint for one task.
    public mutating func note(_ response: HTTPResponse, at now: Double) {
        underWay = max(0, underWay - 1)
        if response.status == 429 || response.status == 503, let text = response.header("retry-after") {
            let until = RateLimit.digits(text).map { now + $0 } ?? HTTPTime.seconds(text) ?? now
            pause = max(pause, min(until, now + RateLimit.longestWait))
        }
        if let stated = response.header("x-ratelimit-limit").flatMap(RateLimit.digits) {
            limit = stated < 1e9 ? Int(stated) : nil
        }
        guard let text = response.header("x-ratelimit-reset"),
            let reset = RateLimit.digits(text) ?? HTTPTime.seconds(text),
            reset > now, reset < now + RateLimit.furthestEnd
        else { return }
        let stated = response.header("x-ratelimit-remaining").flatMap(RateLimit.digits).map { Int(min($0, 1e9)) }
        guard let left = response.status == 429 ? 0 : stated else { return }
        if let end, now < wait, reset < end + 1 {
            // The same window, in which less and less remains; or an older one's answer, which came late.
            if reset > end - 1 { remaining = min(remaining ?? left, left) }
            return
        }
        (remaining, end, wait) = (left, reset, min(reset, now + RateLimit.longestWait))
    }

    private static func digits(_ text: String) -> Double? {
        let number = text.drop { $0 == " " }
        guard (1...15).contains(number.utf8.count), number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Double(number)
    }
}
