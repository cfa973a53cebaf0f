import Testing
@testable import SiteKit

/// What a paid request rests on: whether the server can have seen it, tried with real sockets.
@Suite("Whether a request was sent")
struct SentOrNotTests {
    private let transport = URLSessionTransport()

    private func post(_ address: WebAddress, idle: Duration = .seconds(30)) async -> Result<HTTPResponse, HTTPFailure> {
        var request = HTTPRequest(.post, address)
        request.body = Array("{\"paid\":true}".utf8)
        request.headers = [("Idempotency-Key", "one")]
        request.idleTimeout = idle
        request.deadline = .seconds(20)
        do throws(HTTPFailure) { return .success(try await transport.send(request)) } catch { return .failure(error) }
    }

    private func failure(_ address: WebAddress, idle: Duration = .seconds(30)) async -> HTTPFailure? {
        switch await post(address, idle: idle) {
        case .failure(let failure): return failure
        case .success(let answer):
            Issue.record("\(address.text) was answered: \(answer.status)")
            return nil
        }
    }

    @Test(
        "a server that hangs up, resets or says nothing may have seen it",
        arguments: [
            ("paths", "/cut/nothing"), ("paths", "/reset"), ("paths", "/cut/interim"),
            ("closes", "/"), ("tls-closes", "/"),
        ])
    func maybeSeen(mode: String, path: String) async throws {
        let server = try HTTPStandIn(raw: mode)
        let found = await failure(try server.address(path))
        #expect(found == .cut)
        #expect(found?.wasNeverSent == false)
    }

    @Test(
        "silence is no proof of anything, not even when nobody accepts the connection", arguments: ["silent", "full"])
    func silence(mode: String) async throws {
        let server = try HTTPStandIn(raw: mode)
        let found = await failure(try server.address("/"), idle: .seconds(1))
        #expect(found == .idle)
        #expect(found?.wasNeverSent == false)
    }

    @Test("a handshake that fails is before any request")
    func handshake() async throws {
        let distrusted = try HTTPStandIn(raw: "tls")
        let found = await failure(try distrusted.address("/", scheme: "https"))
        #expect(found == .encryption)
        #expect(try distrusted.requests().isEmpty)
        let hangsUp = try HTTPStandIn(raw: "tls-closes")
        let other = await failure(try hangsUp.address("/", scheme: "https"))
        #expect(other == .encryption || other == .cut, "\(String(describing: other))")
    }

    @Test("http to a port that speaks TLS was sent, as far as anybody knows")
    func plainToEncrypted() async throws {
        let server = try HTTPStandIn(raw: "tls")
        #expect(await failure(try server.address("/"))?.wasNeverSent == false)
    }

    @Test("a kept connection that the server closed is not the end of the next request, which comes once")
    func closedWhileIdle() async throws {
        let server = try HTTPStandIn(raw: "paths")
        for _ in 0..<5 { #expect(try await post(try server.address("/idle")).get().status == 200) }
        #expect(try server.requests().count == 5)
    }

    @Test(
        "each request that may cost has its own connection, and comes once", arguments: ["/once", "/once/reset"])
    func neverAgain(path: String) async throws {
        let server = try HTTPStandIn(raw: "paths")
        for _ in 0..<2 { #expect(try await post(try server.address(path)).get().status == 200) }
        let posts = try server.requests()
        #expect(posts.map(\.connection) == [1, 2])
        #expect(Set(posts.map(\.body)) == ["{\"paid\":true}"])
        #expect(posts.allSatisfy { $0.headers["idempotency-key"] == "one" })
    }
}

@Suite("Answers that aren't HTTP as it should be")
struct OddAnswerTests {
    private let transport = URLSessionTransport()

    private func get(_ server: HTTPStandIn, _ path: String) async throws -> Result<HTTPResponse, HTTPFailure> {
        var request = HTTPRequest(.get, try server.address(path))
        request.idleTimeout = .seconds(2)
        request.deadline = .seconds(10)
        do throws(HTTPFailure) { return .success(try await transport.send(request)) } catch { return .failure(error) }
    }

    @Test("of an answer with others before it the last one counts")
    func interim() async throws {
        let server = try HTTPStandIn(raw: "paths")
        let answer = try await get(server, "/interim").get()
        #expect(answer.status == 201)
        #expect(String(decoding: answer.body, as: UTF8.self) == "final")
    }

    @Test("an answer that asks for a password is an answer")
    func password() async throws {
        let server = try HTTPStandIn(raw: "paths")
        let answer = try await get(server, "/password").get()
        #expect(answer.status == 401)
        #expect(String(decoding: answer.body, as: UTF8.self) == "who there")
        #expect(try server.requests().count == 1)
    }

    @Test("a length said twice, the same, is fine")
    func sameTwice() async throws {
        let server = try HTTPStandIn(raw: "paths")
        #expect(String(decoding: try await get(server, "/lengths/same").get().body, as: UTF8.self) == "fine")
    }

    @Test(
        "wrong lengths, chunks and heads are errors, not whole answers",
        arguments: [
            "/lengths/differ", "/lengths/less", "/lengths/word", "/lengths/negative", "/lengths/list", "/lengths/huge",
            "/chunks/word", "/chunks/long", "/no-status",
        ])
    func wrong(path: String) async throws {
        let server = try HTTPStandIn(raw: "paths")
        let found = try await get(server, path)
        #expect(throws: HTTPFailure.self) { try found.get() }
    }

    @Test("chunks count more than a length beside them")
    func chunkedToo() async throws {
        let server = try HTTPStandIn(raw: "paths")
        #expect(String(decoding: try await get(server, "/lengths/chunked-too").get().body, as: UTF8.self) == "four")
    }
}

@Suite("Where the key goes")
struct BearerTests {
    private func request(_ address: WebAddress) throws -> HTTPRequest {
        let key: SecretText = try #require(SecretText(key: "sk-test-0123456789"))
        var request = HTTPRequest(.get, address)
        request.bearer = key
        request.headers = [("Authorization", "something else")]
        return request
    }

    private func failure(_ request: HTTPRequest, _ environment: [String: String]) async -> HTTPFailure? {
        let transport = URLSessionTransport(ProxyVariables(environment: environment))
        do throws(HTTPFailure) {
            _ = try await transport.send(request)
            return nil
        } catch {
            return error
        }
    }

    @Test("it is sent to this machine without encryption, and to no other")
    func plain() async throws {
        let server = try HTTPStandIn()
        #expect(await failure(try request(try server.address("/ok")), [:]) == nil)
        #expect(try server.requests().map { $0.headers["authorization"] } == ["Bearer sk-test-0123456789"])
        for host in ["192.0.2.1", "api.example", "127.0.0.1.example", "[2001:db8::1]"] {
            let address = try #require(WebAddress("http://\(host)/"))
            #expect(await failure(try request(address), [:]) == .keyUnprotected, "\(host)")
        }
    }

    @Test(
        "with a proxy for http it isn't sent without encryption at all",
        arguments: [
            (["http_proxy": "http://127.0.0.1:1"], false), (["ALL_PROXY": "socks5://127.0.0.1:1"], false),
            (["all_proxy": "x", "no_proxy": "example.org"], false),
            (["http_proxy": "x", "no_proxy": "a,127.0.0.1"], true), (["http_proxy": "x", "NO_PROXY": "*"], true),
            (["http_proxy": ""], true), (["HTTP_PROXY": "x"], true), (["https_proxy": "x"], true),
        ])
    func proxy(environment: [String: String], isSent: Bool) async throws {
        let server = try HTTPStandIn()
        let found = await failure(try request(try server.address("/ok")), environment)
        #expect(found == (isSent ? nil : .keyUnprotected))
        #expect(try server.requests().count == (isSent ? 1 : 0))
    }
}
