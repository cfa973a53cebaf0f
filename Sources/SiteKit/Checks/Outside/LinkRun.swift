/// Asks for many links at once, gently: a few at a time in all, fewer of one host, and with pauses.
struct LinkRun: Sendable {
    let transport: any HTTPTransport
    let policy: LinkPolicy
    /// How the requests name themselves.
    let agent: String

    /// What a question came to.
    private enum Event: Sendable {
        case answered(LinkVisit, LinkVisit.Answer)
        case local(LinkVisit)
        case woke
    }

    /// The questions to one host.
    private struct Lane {
        var waiting: [(visit: LinkVisit, notBefore: ContinuousClock.Instant)] = []
        var running = 0
        var nextStart: ContinuousClock.Instant

        /// When the next question may be put; `nil` when there is none or enough are under way.
        func start(_ limit: Int) -> ContinuousClock.Instant? {
            guard running < limit, let first = waiting.lazy.map(\.notBefore).min() else { return nil }
            return max(first, nextStart)
        }

        mutating func take(at now: ContinuousClock.Instant) -> LinkVisit? {
            waiting.firstIndex { $0.notBefore <= now }.map { waiting.remove(at: $0).visit }
        }
    }

    /// Follows each visit to its end, and tells each verdict as it is there.
    func follow(_ visits: [LinkVisit], _ tell: (LinkVisit, LinkVerdict) -> Void) async {
        let clock = ContinuousClock()
        var lanes: [String: Lane] = [:]
        func put(_ visit: LinkVisit, after wait: Duration) {
            let now = clock.now
            lanes[visit.address.host, default: Lane(nextStart: now)].waiting.append((visit, now + wait))
        }
        for visit in visits { put(visit, after: .zero) }
        var open = visits.count
        var running = 0
        var wakes: Set<ContinuousClock.Instant> = []
        await withTaskGroup(of: Event.self) { group in
            while open > 0 {
                let now = clock.now
                wakes = wakes.filter { $0 > now }
                var next: ContinuousClock.Instant?
                for host in lanes.keys.sorted() {
                    while running < policy.concurrency, let start = lanes[host]?.start(policy.perHost), start <= now,
                        let visit = lanes[host]?.take(at: now)
                    {
                        lanes[host]?.running += 1
                        lanes[host]?.nextStart = now + policy.pause
                        running += 1
                        group.addTask { await ask(visit) }
                    }
                    if let start = lanes[host]?.start(policy.perHost) { next = min(next ?? start, start) }
                }
                // With all places taken the next answer is what wakes.
                if running < policy.concurrency, let next, !wakes.contains(where: { $0 <= next }) {
                    wakes.insert(next)
                    group.addTask {
                        try? await Task.sleep(until: next, clock: .continuous)
                        return .woke
                    }
                }
                guard let event = await group.next() else { break }
                var end: (LinkVisit, LinkVerdict)?
                switch event {
                case .woke: continue
                case .local(let visit):
                    lanes[visit.address.host]?.running -= 1
                    running -= 1
                    end = (
                        visit,
                        visit.address.text == WebAddress(visit.url)?.text ? .local : .unreachable(LinkRun.leadsIn)
                    )
                case .answered(var visit, let answer):
                    let host = visit.address.host
                    lanes[host]?.running -= 1
                    running -= 1
                    switch visit.take(answer) {
                    case .ask(let wait):
                        // What asks for patience, or is in trouble, is spared its other links too.
                        if wait > .zero, let next = lanes[host]?.nextStart {
                            lanes[host]?.nextStart = max(next, clock.now + wait)
                        }
                        put(visit, after: wait)
                    case .end(let verdict): end = (visit, verdict)
                    }
                }
                if let end {
                    open -= 1
                    tell(end.0, end.1)
                }
            }
            group.cancelAll()
        }
    }

    private static let leadsIn = "it redirects to a host that isn't in the public network"

    private func ask(_ visit: LinkVisit) async -> Event {
        var request = HTTPRequest(visit.method, visit.address)
        if !policy.reachesPrivateHosts {
            let host = visit.address.host
            if HostLookup.isLocalName(host) { return .local(visit) }
            // What was judged is what is connected to. A name that isn't known here may be to a proxy.
            request.places = await HostLookup.addresses(of: host)
            if request.places.contains(where: { !$0.isPublic }) { return .local(visit) }
        }
        request.headers = [("User-Agent", agent), ("Accept", "*/*")]
        request.wants = .none
        request.idleTimeout = policy.idleTimeout
        request.deadline = policy.deadline
        do throws(HTTPFailure) {
            return .answered(visit, .success(try await transport.send(request)))
        } catch {
            return .answered(visit, .failure(error))
        }
    }
}
