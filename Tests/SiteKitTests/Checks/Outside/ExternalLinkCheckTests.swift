import Synchronization
import Testing
@testable import SiteKit

@Suite("Links to other sites")
struct ExternalLinkCheckTests {
    /// Answers from a table and remembers what it was asked; any other address has no host.
    private final class Script: HTTPTransport {
        let answers: [String: Int]
        let asked = Mutex<[String]>([])

        init(_ answers: [String: Int]) { self.answers = answers }

        func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
            asked.withLock { $0.append("\(request.method.rawValue) \(request.address)") }
            guard let status = answers[request.address.text] else { throw .nameNotFound }
            return HTTPResponse(status: status)
        }
    }

    private static var quick: LinkPolicy {
        var policy = LinkPolicy()
        policy.pause = .milliseconds(5)
        policy.backoff = .milliseconds(20)
        policy.idleTimeout = .seconds(2)
        policy.deadline = .seconds(3)
        policy.reachesPrivateHosts = true
        return policy
    }

    private func check(_ transport: any HTTPTransport, _ policy: LinkPolicy = quick) -> ExternalLinkCheck {
        ExternalLinkCheck(transport: transport, policy: policy, version: "0.0.0-test")
    }

    private func link(_ url: String, _ line: Int = 1) -> OutsideLink {
        OutsideLink(url: url, location: SourceLocation(file: "content/a.md", line: line, column: 5, length: url.count))
    }

    /// Runs over a local server; the findings by path.
    private func findings(_ paths: [String], _ policy: LinkPolicy = quick) async throws -> (
        [String: String], HTTPStandIn
    ) {
        let server = try HTTPStandIn()
        let links = paths.map { link(server.url($0)) }
        let outcome = await check(CurlTransport(), policy).run(links)
        var found: [String: String] = [:]
        for path in paths {
            let fault = outcome.diagnostics.first { fault in
                fault.message.hasPrefix("'\(server.url(path))'")
                    || fault.message.hasPrefix("nobody knows whether '\(server.url(path))'")
            }
            found[path] = fault.map { "\($0.severity) \($0.code.id)" }
        }
        #expect(found.count == outcome.diagnostics.count)
        return (found, server)
    }

    @Test("over the network: what is well is silent, the rest has its code")
    func overTheNetwork() async throws {
        let paths = [
            "/ok", "/head/404", "/head/405", "/status/401", "/status/403", "/to/302/ok", "/count/5", "/nowhere",
            "/later/429/1/0", "/later/503/3/0", "/endless", "/status/404", "/status/410", "/to/302/status/404",
            "/status/500", "/count/6", "/drip-head", "/hangs-up", "/to/301/ok", "/to/308/ok", "/later/429/9/99",
        ]
        let (found, server) = try await findings(paths)
        #expect(
            found == [
                "/status/404": "error SG1401", "/status/410": "error SG1401", "/to/302/status/404": "error SG1401",
                "/status/500": "warning SG1403", "/count/6": "warning SG1403", "/drip-head": "warning SG1403",
                "/hangs-up": "warning SG1403", "/later/429/9/99": "warning SG1403", "/to/301/ok": "warning SG1404",
                "/to/308/ok": "warning SG1404",
            ])
        let requests = try server.requests()
        #expect(requests.allSatisfy { $0.headers["user-agent"] == "sitegen/0.0.0-test (link check)" })
        #expect(try server.asked().filter { $0.hasSuffix("/later/429/9/99") }.count == 1, "it asked to wait longer")
        #expect(try server.asked().filter { $0.hasSuffix(" /ok") }.allSatisfy { $0 == "HEAD /ok" })
    }

    @Test("no encryption and nobody listening can't be reached")
    func unreachable() async throws {
        let server = try HTTPStandIn()
        let links = [
            link(server.url("/ok", scheme: "https"), 1), link("http://127.0.0.1:1/", 2), link(server.url("/ok"), 3),
        ]
        let outcome = await check(CurlTransport()).run(links)
        #expect(outcome.diagnostics.map(\.spot) == ["SG1402 content/a.md:1:5", "SG1402 content/a.md:2:5"])
        #expect(!outcome.isOffline)
    }

    @Test("a redirect from https to http is a warning, one to a new address names it")
    func decrypted() async throws {
        struct Redirecting: HTTPTransport {
            func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
                request.address.isEncrypted
                    ? HTTPResponse(status: 301, headers: ["Location": "http://example.org/b"])
                    : HTTPResponse(status: 200)
            }
        }
        let outcome = await check(Redirecting()).run([link("https://example.org/a")])
        #expect(
            outcome.diagnostics.map(\.summary) == [
                "warning SG1404 content/a.md:1:5+21 'https://example.org/a' has moved for good to 'http://example.org/b'",
                "warning SG1405 content/a.md:1:5+21 'https://example.org/a' leads on to 'http://example.org/b', "
                    + "which isn't encrypted",
            ])
    }

    @Test("each address is asked once, known ones never, and all its places are named")
    func once() async {
        let script = Script(["https://a.example/x": 404, "https://a.example/y": 200, "https://a.example/z": 200])
        var links = (1...9).map { link("https://a.example/x", $0) }
        links += [link("https://a.example/y"), link("https://a.example/y"), link("https://a.example/z")]
        let outcome = await check(script).run(links, known: ["https://a.example/z"])
        #expect(
            script.asked.withLock { $0.sorted() } == [
                "GET https://a.example/x", "HEAD https://a.example/x", "HEAD https://a.example/y",
            ])
        #expect(outcome.asked == 2)
        #expect(outcome.diagnostics.map(\.spot) == ["SG1401 content/a.md:1:5"])
        #expect(outcome.diagnostics[0].notes.first == "also linked at content/a.md:2:5")
        #expect(outcome.diagnostics[0].notes.last == "and in 3 more places")
    }

    @Test("only what is well without a remark is told to the cache")
    func learnt() async {
        let script = Script(["https://a.example/x": 404, "https://a.example/y": 200, "https://a.example/z": 503])
        var good: [String] = []
        var last = (0, 0)
        _ = await check(script).run(["x", "y", "z"].map { link("https://a.example/\($0)") }) { step in
            if let url = step.good { good.append(url) }
            last = (step.done, step.total)
        }
        #expect(good == ["https://a.example/y"])
        #expect(last == (3, 3))
    }

    @Test(
        "a host of this machine or its neighbourhood is never asked, and no finding",
        arguments: [
            "http://localhost:8000/", "http://127.0.0.1/", "http://[::1]/", "http://10.0.0.1/a",
            "http://169.254.169.254/",
            "http://router.local/", "http://2130706433/", "http://intranet/",
        ])
    func local(url: String) async {
        let script = Script([:])
        var policy = Self.quick
        policy.reachesPrivateHosts = false
        let outcome = await check(script, policy).run([link(url)])
        #expect(script.asked.withLock { $0 } == [])
        #expect(outcome.diagnostics == [])
        #expect(outcome.local == 1 && outcome.asked == 0)
    }

    @Test("a redirect into the neighbourhood is not followed")
    func redirectInside() async {
        struct Luring: HTTPTransport {
            let asked = Asked()
            final class Asked: Sendable {
                let hosts = Mutex<[String]>([])
                let places = Mutex<[[IPAddress]]>([])
            }
            func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
                asked.hosts.withLock { $0.append(request.address.host) }
                asked.places.withLock { $0.append(request.places) }
                return HTTPResponse(status: 302, headers: ["Location": "http://169.254.169.254/latest/"])
            }
        }
        let transport = Luring()
        var policy = Self.quick
        policy.reachesPrivateHosts = false
        let outcome = await check(transport, policy).run([link("https://1.1.1.1/")])
        #expect(transport.asked.hosts.withLock { $0 } == ["1.1.1.1"])
        // The number that was judged is the one that is connected to.
        #expect(transport.asked.places.withLock { $0 } == [[IPAddress(bytes: [1, 1, 1, 1])]])
        #expect(
            outcome.diagnostics.map(\.message) == [
                "'https://1.1.1.1/' can't be reached: it redirects to a host that isn't in the public network"
            ])
    }

    @Test("when no host at all can be reached, it is this machine that is offline")
    func offline() async {
        let outcome = await check(Script([:])).run([link("https://a.example/"), link("https://b.example/")])
        #expect(outcome.isOffline)
        let one = await check(Script([:])).run([link("https://a.example/"), link("https://a.example/b")])
        #expect(!one.isOffline && one.diagnostics.map(\.code.id) == ["SG1402", "SG1402"])
    }

    /// Holds each request until so many are under way at once, and remembers how many there were.
    private final class Gathering: HTTPTransport {
        struct Counts {
            var running: [String: Int] = [:]
            var mostOfHost = 0
            var most = 0
            var starts: [String: [ContinuousClock.Instant]] = [:]
        }
        let wanted: Int
        let counts = Mutex(Counts())

        init(_ wanted: Int) { self.wanted = wanted }

        func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
            let host = request.address.host
            counts.withLock { counts in
                counts.running[host, default: 0] += 1
                counts.starts[host, default: []].append(.now)
                counts.mostOfHost = max(counts.mostOfHost, counts.running[host] ?? 0)
                counts.most = max(counts.most, counts.running.values.reduce(0, +))
            }
            // A busy machine starts tasks late; a check that never asks so many at once ends here all the same.
            for _ in 0..<4000 where counts.withLock(\.most) < wanted { try? await Task.sleep(for: .milliseconds(5)) }
            try? await Task.sleep(for: .milliseconds(20))
            counts.withLock { $0.running[host, default: 0] -= 1 }
            return HTTPResponse(status: 200)
        }
    }

    @Test("eight at a time in all, and a pause between the beginnings at one host")
    func gentle() async {
        let transport = Gathering(8)
        var policy = Self.quick
        policy.pause = .milliseconds(30)
        let links = (0..<8).flatMap { host in (0..<5).map { link("https://h\(host).example/\($0)") } }
        let begin = ContinuousClock.now
        let outcome = await check(transport, policy).run(links)
        #expect(outcome.diagnostics == [] && outcome.asked == 40)
        let counts = transport.counts.withLock { $0 }
        #expect(counts.most == 8 && counts.mostOfHost <= 2)
        for starts in counts.starts.values {
            for (number, start) in starts.sorted().enumerated() {
                #expect(start - begin >= .milliseconds(30) * number)
            }
        }
    }

    @Test("two at a time at one host")
    func gentleAtOneHost() async {
        let transport = Gathering(2)
        let outcome = await check(transport).run((0..<6).map { link("https://a.example/\($0)") })
        #expect(outcome.asked == 6)
        #expect(transport.counts.withLock(\.most) == 2)
    }

    @Test("a page full of dead links has a hundred faults and one more word")
    func bounded() async {
        let outcome = await check(Script([:])).run((0..<300).map { link("https://h\($0).example/", $0 + 1) })
        #expect(outcome.diagnostics.count == FaultLimit.perFile + 1)
        #expect(outcome.diagnostics.last?.code.id == "SG0326")
    }

    @Test("a host that asks for patience gets it for all its links")
    func patience() async {
        final class Busy: HTTPTransport {
            let starts = Mutex<[ContinuousClock.Instant]>([])

            func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
                let count = starts.withLock { starts in
                    starts.append(.now)
                    return starts.count
                }
                return HTTPResponse(status: count == 1 ? 429 : 200, headers: ["Retry-After": "1"])
            }
        }
        let transport = Busy()
        var policy = Self.quick
        policy.perHost = 1
        let outcome = await check(transport, policy).run((0..<4).map { link("https://a.example/\($0)") })
        #expect(outcome.diagnostics == [])
        let starts = transport.starts.withLock { $0 }
        #expect(starts.count == 5)
        #expect(starts[1] - starts[0] >= .milliseconds(950))
    }

    @Test("an address that can't be asked is told without asking")
    func malformed() async {
        let outcome = await check(Script([:])).run([link("https://")])
        #expect(outcome.diagnostics.map(\.message) == ["'https://' can't be reached: this can't be an address"])
    }
}
