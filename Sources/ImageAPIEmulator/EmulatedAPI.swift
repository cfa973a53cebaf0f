/// The image API as a value: requests in, answers out.
///
/// It has no clock, no network and no chance but its seed, so that a test can play any order of events in one process.
/// `EmulatorServer` puts it on a port.
public struct EmulatedAPI: Sendable {
    /// What a request asks for.
    enum RequestKind: Sendable {
        case create, poll, collect, picture, models, other
    }

    /// A request, found out.
    enum Route: Sendable {
        case models
        case create
        /// The status of a task by its place in the list; nil is an unknown task.
        case status(Int?)
        /// A picture by its task's place in the list and its number.
        case picture(Int, Int)
        case unknownPicture
        case wrongMethod
        case unknown
    }

    /// How the server behaves.
    public let settings: EmulatorSettings
    /// Those still to come; the first that suits a request happens to it, one for each request.
    public var faults: [EmulatorFault]
    /// How many requests for pictures by their links brought a key along, which they never should.
    public private(set) var leakedKeys = 0
    /// How many creates were refused with 400 `moderation_blocked`, which bills nothing.
    public internal(set) var refusedCreates = 0

    var tasks: [EmulatedTask] = []
    /// The place of a task in the list, by its id.
    var places: [String: Int] = [:]
    /// Tasks by the keys that are remembered, each with the time of its first use.
    var keys: [String: (place: Int, since: Double)] = [:]
    var numbers: SeededNumbers
    /// Requests in the present window, by key.
    private var windows: [String: (start: Double, used: Int)] = [:]
    private var chaosNumbers: SeededNumbers
    /// The time of the last request.
    private var latest: Double = 0

    /// A server that has seen nothing yet.
    public init(_ settings: EmulatorSettings, faults: [EmulatorFault] = []) {
        self.settings = settings
        self.faults = faults
        numbers = SeededNumbers(seed: settings.seed)
        chaosNumbers = SeededNumbers(of: "chaos", seed: settings.seed)
    }

    /// Every task the server took on, in order, as it stood at the last request.
    public var billing: [BilledTask] { tasks.map { $0.billed(at: latest) } }

    /// How many tasks the server took on.
    public var billedCount: Int { tasks.count }

    /// What the books say of one task.
    public func billed(_ id: String) -> BilledTask? { places[id].map { tasks[$0].billed(at: latest) } }

    /// The picture of a task as it is when nothing is wrong with it, whether or not it is finished; the first of several.
    public func picture(of id: String) -> [UInt8]? {
        places[id].map { picture(tasks[$0], 0).bytes }
    }

    /// Answers one request.
    ///
    /// - Parameter now: emulated seconds since 1970.
    public mutating func answer(_ request: EmulatedRequest, at now: Double) -> EmulatedAnswer {
        latest = max(latest, now)
        let route = route(request)
        let exchange = Exchange(request: request, now: now, id: "req_" + numbers.hex(24))
        let isOpen = isPicture(route)
        if isOpen, request.header("Authorization") != nil { leakedKeys += 1 }
        let isAllowed = isOpen || isAuthorized(request)
        let kind = isAllowed ? self.kind(route, at: now) : .other
        let (fault, name) = take(kind)
        var answer: EmulatedAnswer
        let before = handedOver(route)
        if let fault, let early = refusal(fault, route, exchange) {
            answer = early
        } else if !isAllowed {
            answer = error(401, "invalid_api_key", "Incorrect API key provided.", exchange)
        } else if !isOpen, let limited = countRequest(exchange) {
            answer = limited
        } else {
            answer = perform(route, fault, exchange)
        }
        if answer.status != 0, !isOpen { answer.headers += rateHeaders(exchange) }
        if request.header("Connection")?.lowercased() == "close" { answer.headers.append(("Connection", "close")) }
        let task = answer.task
        if let fault { deliver(&answer, fault, exchange) }
        answer.task = task
        if case .status(let place?) = route {
            answer.task = tasks[place].id
            if tasks[place].handedOver > before { noteCollection(place, answer, now) }
        }
        if case .picture(let place, _) = route { answer.task = tasks[place].id }
        answer.fault = name
        return answer
    }

    private func handedOver(_ route: Route) -> Int {
        if case .status(let place?) = route { tasks[place].handedOver } else { 0 }
    }

    /// How long the picture is on its way, and whether it goes out whole.
    private mutating func noteCollection(_ place: Int, _ answer: EmulatedAnswer, _ now: Double) {
        var end = now + answer.delivery.delay
        if let rate = answer.delivery.bytesPerSecond { end += Double(answer.rawLength) / Double(rate) }
        tasks[place].collectedAt = end
        let isWhole = answer.delivery.cutAfter.map { $0 >= answer.rawLength } ?? true
        if isWhole, answer.status == 200 { tasks[place].handedOverWhole += 1 }
    }

    private func isPicture(_ route: Route) -> Bool {
        switch route {
        case .picture, .unknownPicture: true
        default: false
        }
    }

    /// Which task and what of it a request is about.
    private func route(_ request: EmulatedRequest) -> Route {
        let path = String(request.path.prefix { $0 != "?" && $0 != "#" })
        let isGet = request.method == "GET"
        if path.hasPrefix("/r2/") {
            guard isGet, path.hasSuffix(".png") else { return .unknownPicture }
            let parts = path.dropFirst(4).dropLast(4).split(separator: "-", omittingEmptySubsequences: false)
            guard let id = parts.first, let place = places[String(id)], parts.count <= 2 else { return .unknownPicture }
            let index = parts.count == 2 ? Int(parts[1]) ?? -1 : 0
            return tasks[place].order.count > index && index >= 0 ? .picture(place, index) : .unknownPicture
        }
        guard path.hasPrefix("/v1/images/") else { return .unknown }
        let rest = path.dropFirst("/v1/images/".count)
        if rest == "models" { return isGet ? .models : .wrongMethod }
        if rest == "generations/async" { return request.method == "POST" ? .create : .wrongMethod }
        guard rest.hasPrefix("generations/") else { return .unknown }
        return isGet ? .status(places[String(rest.dropFirst("generations/".count))]) : .wrongMethod
    }

    /// What a fault may wait for.
    private func kind(_ route: Route, at now: Double) -> RequestKind {
        switch route {
        case .models: .models
        case .create: .create
        case .status(let place):
            if let place, case .ready = tasks[place].state(at: now) { .collect } else { .poll }
        case .picture, .unknownPicture: .picture
        case .wrongMethod, .unknown: .other
        }
    }

    private func isAuthorized(_ request: EmulatedRequest) -> Bool {
        guard let value = request.header("Authorization"), value.hasPrefix("Bearer ") else { return false }
        let key = value.dropFirst("Bearer ".count)
        return settings.acceptedKey.map { $0 == key } ?? !key.isEmpty
    }

    /// The first fault that suits, counted down; else a drawn one.
    private mutating func take(_ kind: RequestKind) -> (EmulatorFault.Kind?, String?) {
        var chosen: Int?
        for index in faults.indices where faults[index].waits(for: kind) {
            faults[index].seen += 1
            if chosen == nil, faults[index].seen >= faults[index].first { chosen = index }
        }
        if let chosen {
            let fault = faults[chosen]
            faults[chosen].happened += 1
            if let times = fault.times {
                faults[chosen].times = times - 1
                if times <= 1 { faults.remove(at: chosen) }
            }
            return (fault.kind, fault.description)
        }
        guard settings.chaos > 0, chaosNumbers.fraction() < settings.chaos else { return (nil, nil) }
        let drawn = EmulatorFault.Kind.drawn(&chaosNumbers, for: kind)
        return (drawn, "chaos \(drawn.spelling)")
    }

    /// Counts a request in its key's window; an answer when there were too many.
    private mutating func countRequest(_ exchange: Exchange) -> EmulatedAnswer? {
        let limit = settings.rateLimit
        let key = exchange.request.header("Authorization") ?? ""
        let length = max(limit?.windowSeconds ?? 60, 0.001)
        let start = (exchange.now / length).rounded(.down) * length
        let used = windows[key].map { $0.start == start ? $0.used : 0 } ?? 0
        // Wrong keys by the thousand mustn't fill the memory.
        if windows.count > 1000 { windows = [:] }
        if let limit, used >= limit.limit {
            windows[key] = (start, used)
            let wait = max(1, Int((start + length - exchange.now).rounded(.up)))
            return tooMany(wait, exchange)
        }
        windows[key] = (start, used + 1)
        return nil
    }

    private func rateHeaders(_ exchange: Exchange) -> [(String, String)] {
        let length = max(settings.rateLimit?.windowSeconds ?? 60, 0.001)
        let limit = settings.rateLimit?.limit ?? 6000
        let start = (exchange.now / length).rounded(.down) * length
        let window = windows[exchange.request.header("Authorization") ?? ""]
        let used = window.map { $0.start == start ? $0.used : 0 } ?? 0
        return [
            ("x-ratelimit-limit", String(limit)), ("x-ratelimit-remaining", String(max(0, limit - used))),
            ("x-ratelimit-reset", String(Int((start + length).rounded(.up)))),
        ]
    }
}

extension EmulatorFault {
    /// Whether a request is one it counts.
    func waits(for kind: EmulatedAPI.RequestKind) -> Bool {
        guard self.kind.canMeet(kind) else { return false }
        return switch place {
        case .any: true
        case .create: kind == .create
        case .poll: kind == .poll || kind == .collect
        case .collect: kind == .collect
        case .picture: kind == .picture
        }
    }
}

extension EmulatorFault.Kind {
    /// One that a client could recover from or be told of.
    static func drawn(_ numbers: inout SeededNumbers, for request: EmulatedAPI.RequestKind) -> EmulatorFault.Kind {
        let status = [500, 502, 503][numbers.below(3)]
        // In the head, just before the end, or anywhere in a message of a picture: its length isn't known yet.
        let place = [numbers.below(600), -1 - numbers.below(600), numbers.below(1 << 20)][numbers.below(3)]
        let seconds = Double(numbers.below(3000)) / 1000
        switch numbers.below(request == .poll || request == .collect ? 9 : 8) {
        case 0: return .drop
        case 1: return .lost
        case 2: return .cut(place)
        case 3: return .tooMany(numbers.below(2) == 0 ? 1 : nil)
        case 4: return .status(status)
        case 5: return .statusAfter(status)
        case 6: return .delay(seconds)
        case 7: return .interim
        default: return .collecting
        }
    }
}
