import Testing
@testable import SiteKit

@Suite("HTTP over the network")
struct URLSessionTransportTests {
    private let transport = URLSessionTransport()

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
            request.deadline = .milliseconds(700)
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
}

@Suite("What curl says, taken for one of our kinds of failure")
struct CurlWordsTests {
    @Test(
        "a handshake that failed was never a request",
        arguments: [
            "SSL certificate problem: self-signed certificate", "SSL certificate problem: certificate has expired",
            "SSL: no alternative certificate subject name matches target host name 'a.example'",
            "OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number",
            "OpenSSL SSL_connect: Connection refused in connection to a.example:443",
            "TLS connect error: error:0A000410:SSL routines::ssl/tls alert handshake failure",
        ])
    func handshake(words: String) {
        #expect(HTTPReceiver.told(words) == .encryption)
    }

    @Test(
        "whatever may have ended a request under way was a cut, also when TLS says it",
        arguments: [
            "transfer closed with 991 bytes remaining to read", "Recv failure: Connection reset by peer",
            "OpenSSL SSL_read: OpenSSL/3.0.19: error:0A000126:SSL routines::unexpected eof while reading, errno 0",
            "OpenSSL SSL_connect: Connection reset by peer in connection to a.example:443",
        ])
    func cut(words: String) {
        #expect(HTTPReceiver.told(words) == .cut)
    }

    @Test("other words stay as they are")
    func other() {
        #expect(HTTPReceiver.told("Something new") == .other("Something new"))
        #expect(!HTTPReceiver.told("Something new").wasNeverSent)
    }
}
