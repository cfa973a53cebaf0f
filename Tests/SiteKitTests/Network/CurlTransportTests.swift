import Testing
@testable import SiteKit

@Suite("HTTP over the network")
struct CurlTransportTests {
    private let transport = CurlTransport()

    private func failure(_ request: HTTPRequest) async -> HTTPFailure? {
        do throws(HTTPFailure) {
            let answer = try await transport.send(request)
            Issue.record("answered \(answer.status) with \(answer.body.count) bytes")
            return nil
        } catch {
            return error
        }
    }

    @Test("sends method, headers and body as they are, and brings status, headers and body back")
    func exchange() async throws {
        let server = try HTTPStandIn()
        var request = HTTPRequest(.post, try server.address("/echo?a=%20b"))
        request.headers = [("User-Agent", "the test"), ("X-Key", "k: v")]
        request.body = Array("{\"a\":1}".utf8)
        let answer = try await transport.send(request)
        #expect(answer.status == 200)
        #expect(answer.header("x-some-header") == "a value")
        #expect(String(decoding: answer.body, as: UTF8.self) == "body")
        let got = try #require(try server.requests().first)
        #expect(got.method == "POST" && got.path == "/echo?a=%20b" && got.body == "{\"a\":1}")
        #expect(got.headers["user-agent"] == "the test" && got.headers["x-key"] == "k: v")
    }

    @Test(
        "a host whose numbers are given is connected to there, and no name server is asked",
        arguments: [
            "nobody.invalid", "nobody.invalid.", "NoBody.invalid", "b\u{FC}cher.invalid", "xn--bcher-kva.invalid",
        ])
    func places(host: String) async throws {
        let server = try HTTPStandIn()
        let port = try server.address("/").port
        let address = try #require(WebAddress("http://\(host):\(port)/echo"))
        var request = HTTPRequest(.get, address)
        request.places = ["::1", "127.0.0.1"].compactMap(IPAddress.init)
        #expect(try await transport.send(request).status == 200)
        #expect(try server.requests().first?.headers["host"]?.hasSuffix(":\(port)") == true)
    }

    @Test("it is connected to nowhere else, whatever its name stands for")
    func noOtherPlace() async throws {
        let server = try HTTPStandIn()
        let port = try server.address("/").port
        // Nobody listens at this number of this machine; at the name's, somebody does.
        var request = HTTPRequest(.get, try #require(WebAddress("http://localhost:\(port)/echo")))
        request.places = ["127.0.0.77"].compactMap(IPAddress.init)
        #expect(await failure(request) == .refused)
        request.places = []
        #expect(try await transport.send(request).status == 200)
    }

    @Test("keeps no cookie from one request to the next")
    func cookies() async throws {
        let server = try HTTPStandIn()
        for _ in 0..<2 { _ = try await transport.send(HTTPRequest(.get, try server.address("/echo"))) }
        #expect(try server.requests().map { $0.headers["cookie"] } == [nil, nil])
    }

    @Test("an error status is an answer", arguments: [404, 410, 429, 500, 503])
    func errorStatus(status: Int) async throws {
        let server = try HTTPStandIn()
        let answer = try await transport.send(HTTPRequest(.get, try server.address("/status/\(status)")))
        #expect(answer.status == status)
        #expect(String(decoding: answer.body, as: UTF8.self) == "some words")
    }

    @Test(
        "a redirect is the answer, whatever the method, and is never followed",
        arguments: [301, 302, 303, 307, 308], [HTTPRequest.Method.get, .head, .post])
    func redirects(status: Int, method: HTTPRequest.Method) async throws {
        let server = try HTTPStandIn()
        let answer = try await transport.send(HTTPRequest(method, try server.address("/to/\(status)/ok")))
        #expect(answer.status == status)
        #expect(answer.header("location") == "/ok")
        #expect(try server.asked() == ["\(method.rawValue) /to/\(status)/ok"])
    }

    @Test("when no body is wanted the answer is there with the head, even before an endless body")
    func headOnly() async throws {
        let server = try HTTPStandIn()
        for path in ["/endless", "/drip"] {
            var request = HTTPRequest(.get, try server.address(path))
            request.wants = .none
            request.deadline = .seconds(5)
            let answer = try await transport.send(request)
            #expect(answer.status == 200 && answer.body == [])
        }
    }

    @Test("a body of just the limit is fine, one byte more is too large, and so is an endless one or a larger promise")
    func limit() async throws {
        let server = try HTTPStandIn()
        var request = HTTPRequest(.get, try server.address("/status/200"))
        request.wants = .upTo(10)
        #expect(try await transport.send(request).body.count == 10)
        request.wants = .upTo(9)
        #expect(await failure(request) == .tooLarge(limit: 9))
        request = HTTPRequest(.get, try server.address("/endless"))
        request.wants = .upTo(1_000_000)
        #expect(await failure(request) == .tooLarge(limit: 1_000_000))
        request = HTTPRequest(.get, try server.address("/claims/5000000"))
        request.wants = .upTo(1_000_000)
        #expect(await failure(request) == .tooLarge(limit: 1_000_000))
    }

    @Test("a server that sends a byte now and then, in its body or its head, meets the deadline")
    func deadline() async throws {
        let server = try HTTPStandIn()
        for path in ["/drip", "/drip-head"] {
            var request = HTTPRequest(.get, try server.address(path))
            request.deadline = .seconds(2)
            #expect(await failure(request) == .deadline)
        }
    }

    @Test("a server that says nothing is given up after the idle timeout")
    func idle() async throws {
        let server = try HTTPStandIn()
        var request = HTTPRequest(.get, try server.address("/slow/8"))
        request.idleTimeout = .seconds(1)
        #expect(await failure(request) == .idle)
    }

    @Test("an answer that ends in the middle, or never begins, is cut")
    func cut() async throws {
        let server = try HTTPStandIn()
        #expect(await failure(HTTPRequest(.get, try server.address("/claims/1000"))) == .cut)
        #expect(await failure(HTTPRequest(.get, try server.address("/hangs-up"))) == .cut)
    }

    @Test("what was never sent is told apart: no such name, nobody listening, no encryption")
    func neverSent() async throws {
        let server = try HTTPStandIn()
        let nowhere = try #require(WebAddress("http://sitegen-test.invalid/"))
        let closed = try #require(WebAddress("http://127.0.0.1:1/"))
        let plain = try server.address("/ok", scheme: "https")
        for (address, expected) in [(nowhere, HTTPFailure.nameNotFound), (closed, .refused), (plain, .encryption)] {
            let found = await failure(HTTPRequest(.get, address))
            #expect(found == expected)
            #expect(found?.wasNeverSent == true)
        }
    }

    @Test("a cancelled task ends at once")
    func cancellation() async throws {
        let server = try HTTPStandIn()
        let address = try server.address("/slow/600")
        let task = Task { await failure(HTTPRequest(.get, address)) }
        try await Task.sleep(for: .milliseconds(200))
        task.cancel()
        #expect(await task.value == .cancelled)
    }

    @Test("many requests at once each get their own answer")
    func many() async throws {
        let server = try HTTPStandIn()
        let transport = transport
        let statuses = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
            for status in 400..<430 {
                let address = try server.address("/status/\(status)")
                group.addTask { (status, try await transport.send(HTTPRequest(.get, address)).status) }
            }
            return try await group.reduce(into: [Int: Int]()) { $0[$1.0] = $1.1 }
        }
        #expect(statuses.count == 30)
        #expect(statuses.allSatisfy { $0.key == $0.value })
    }

    @Test("nothing is asked for that nobody asked for")
    func bareRequest() async throws {
        let server = try HTTPStandIn()
        var request = HTTPRequest(.post, try server.address("/a/../echo"))
        request.body = [UInt8](repeating: 0x61, count: 3_000_000)
        #expect(try await transport.send(request).status == 200)
        request.body = nil
        request.headers = [("X-Empty", ""), ("Content-Type", "text/plain")]
        #expect(try await transport.send(request).status == 200)
        let got = try server.requests()
        #expect(got.map(\.body.utf8.count) == [3_000_000, 0])
        #expect(got.map(\.path) == ["/a/../echo", "/a/../echo"])
        #expect(Set(got[0].headers.keys) == ["host", "accept", "content-length"])
        #expect(got[1].headers["x-empty"]?.isEmpty == true && got[1].headers["content-type"] == "text/plain")
    }

    @Test(
        "what can't be a header is never sent",
        arguments: [
            ("X-A", "1\r\nX-B: 2"), ("X-A", "1\nX-B: 2"), ("X-A", "1\0"), ("X A", "1"), ("X-A:", "1"), ("", "1"),
            ("Ä", "1"),
        ])
    func noHeader(name: String, value: String) async throws {
        let server = try HTTPStandIn()
        var request = HTTPRequest(.get, try server.address("/ok"))
        request.headers = [(name, value)]
        guard case .other? = await failure(request) else {
            return #expect(Bool(false), "it was sent, or failed otherwise")
        }
        #expect(try server.requests().isEmpty)
    }

    @Test("more requests than there are threads all get their answer, and one that waits can be given up")
    func more() async throws {
        let server = try HTTPStandIn()
        let (transport, slow) = (transport, try server.address("/slow/0.3"))
        let count = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<150 { group.addTask { try await transport.send(HTTPRequest(.get, slow)).body.count } }
            let given = Task { await failure(HTTPRequest(.get, slow)) }
            given.cancel()
            #expect(await given.value == .cancelled)
            return try await group.reduce(0, +)
        }
        #expect(count == 150 * 7)
    }

    @Test("a host that libcurl reads otherwise than we do is not asked")
    func twoReadings() async throws {
        let server = try HTTPStandIn()
        let port = try server.address("/").port
        for host in ["2130706433", "0x7f.1"] {
            let address = try #require(WebAddress("http://\(host):\(port)/"))
            #expect(await failure(HTTPRequest(.get, address)) == .other("libcurl reads another host from this address"))
        }
        for host in [
            "LOCALHOST", "[::1]", "b\u{FC}cher.invalid", "xn--bcher-kva.invalid", "%6cocalhost", "a_b.invalid",
        ] {
            guard let address = WebAddress("http://\(host):1/") else { continue }
            let found = await failure(HTTPRequest(.get, address))
            #expect(found == .refused || found == .nameNotFound, "\(host): \(String(describing: found))")
        }
        #expect(try server.requests().isEmpty)
    }
}
