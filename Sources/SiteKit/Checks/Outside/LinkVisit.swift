/// The way of one link from the first question to the verdict: asked with HEAD, then GET where HEAD is refused, through
/// redirects, and again after trouble. Pure: it is told what came and says what comes next.
struct LinkVisit: Sendable {
    /// What comes next.
    enum Step: Equatable, Sendable {
        /// Ask for `address` with `method`, after a while.
        case ask(after: Duration)
        /// The end.
        case end(LinkVerdict)
    }

    /// What came.
    typealias Answer = Result<HTTPResponse, HTTPFailure>

    /// The address as it is linked.
    let url: String
    /// What is to be asked now.
    private(set) var address: WebAddress
    /// How it is to be asked.
    private(set) var method = HTTPRequest.Method.head
    private let policy: LinkPolicy
    private var hops = 0
    private var attempts = 0
    /// Whether every redirect so far was permanent.
    private var isPermanent = true
    private var movedTo: String?
    private var decryptedAt: String?

    /// Begins the way; `nil` when the link isn't an address that could be asked.
    init?(_ url: String, _ policy: LinkPolicy) {
        guard let address = WebAddress(url) else { return nil }
        self.url = url
        self.address = address
        self.policy = policy
    }

    /// Takes what came for the last question.
    mutating func take(_ answer: Answer) -> Step {
        switch answer {
        case .success(let response): take(response)
        case .failure(let failure): take(failure)
        }
    }

    private mutating func take(_ response: HTTPResponse) -> Step {
        switch response.status {
        case 301, 302, 303, 307, 308:
            // Without a place to go it is an answer like any other.
            guard let location = response.header("location") else { return reached }
            return follow(location, isPermanent: response.status == 301 || response.status == 308)
        case ..<400: return reached
        case 429: return again("it answers 429 (too many requests)", after: wait(response))
        // HEAD is often unsupported or answered carelessly; only what GET says counts.
        case _ where method == .head:
            method = .get
            return .ask(after: .zero)
        // Many sites refuse whoever isn't a browser: there is something.
        case 401, 403: return reached
        case 404, 410: return .end(.gone(status: response.status))
        case 500...: return again("it answers \(response.status)", after: wait(response))
        default: return .end(.trouble("it answers \(response.status)"))
        }
    }

    private mutating func take(_ failure: HTTPFailure) -> Step {
        if failure.wasNeverSent { return .end(.unreachable(failure.description)) }
        method = .get
        return again(failure.description, after: nil)
    }

    private mutating func follow(_ location: String, isPermanent permanent: Bool) -> Step {
        guard let next = address.following(location) else {
            return .end(.trouble("it redirects to '\(location.prefix(200))', which can't be an address"))
        }
        hops += 1
        guard hops <= policy.hops else { return .end(.trouble("it redirects more than \(policy.hops) times")) }
        isPermanent = isPermanent && permanent
        if isPermanent { movedTo = next.text }
        if address.isEncrypted, !next.isEncrypted, decryptedAt == nil { decryptedAt = next.text }
        address = next
        method = .head
        attempts = 0
        return .ask(after: .zero)
    }

    private mutating func again(_ trouble: String, after wait: Duration?) -> Step {
        attempts += 1
        guard attempts <= policy.retries, wait ?? .zero <= policy.longestWait else { return .end(.trouble(trouble)) }
        return .ask(after: max(wait ?? .zero, policy.backoff * (1 << (attempts - 1))))
    }

    /// How long a server asks to wait; a date is left to our own backoff.
    private func wait(_ response: HTTPResponse) -> Duration? {
        response.header("retry-after").flatMap { Int($0.filter { $0 != " " }) }
            .map { .seconds(min(max(0, $0), 1_000_000)) }
    }

    private var reached: Step { .end(.reachable(movedTo: movedTo, decryptedAt: decryptedAt)) }
}
