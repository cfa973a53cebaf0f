import Testing
@testable import SiteKit

/// What a paid request rests on: whether the server can have seen it, tried with real sockets.
@Suite("Whether a request was sent")
struct SentOrNotTests {
    private func post(
        _ address: WebAddress, idle: Duration = .seconds(30), over transport: CurlTransport = CurlTransport()
    ) async -> Result<HTTPResponse, HTTPFailure> {
        var request = HTTPRequest(.post, address)
        request.body = Array("{\"paid\":true}".utf8)
        request.headers = [("Idempotency-Key", "one")]
        request.idleTimeout = idle
        request.deadline = .seconds(20)
        do throws(HTTPFailure) { return .success(try await transport.send(request)) } catch { return .failure(error) }
    }

    private func failure(
        _ address: WebAddress, idle: Duration = .seconds(30), over transport: CurlTransport = CurlTransport()
    ) async -> HTTPFailure? {
        switch await post(address, idle: idle, over: transport) {
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

    @Test("silence after the connection is no proof of anything")
    func silence() async throws {
        let server = try HTTPStandIn(raw: "silent")
        let found = await failure(try server.address("/"), idle: .seconds(1))
        #expect(found == .idle)
        #expect(found?.wasNeverSent == false)
    }

    @Test(
        "where no connection comes about, or no handshake, nothing was sent, however long that took",
        arguments: [("full", "http"), ("full", "https"), ("silent", "https")])
    func noConnection(mode: String, scheme: String) async throws {
        let server = try HTTPStandIn(raw: mode)
        let found = await failure(try server.address("/", scheme: scheme), idle: .seconds(1))
        #expect(found == .refused)
        #expect(found?.wasNeverSent == true)
    }

    @Test("a handshake that fails, or is hung up on, is before any request", arguments: ["tls", "tls-closes"])
    func handshake(mode: String) async throws {
        let server = try HTTPStandIn(raw: mode)
        let found = await failure(try server.address("/", scheme: "https"))
        #expect(found == .encryption)
        #expect(found?.wasNeverSent == true)
        #expect(try server.requests().isEmpty)
    }

    @Test(
        "after a handshake that is done the server may have seen it, whatever TLS says then",
        arguments: [("tls", "/cut/nothing"), ("tls", "/reset"), ("tls", "/cut/head"), ("tls-asks", "/")])
    func afterHandshake(mode: String, path: String) async throws {
        let server = try HTTPStandIn(raw: mode)
        let trusting = CurlTransport(authorities: server.certificate)
        let found = await failure(try server.address(path, scheme: "https"), over: trusting)
        #expect(found == .cut)
        #expect(found?.wasNeverSent == false)
    }

    @Test("over TLS whole answers are whole")
    func encrypted() async throws {
        let server = try HTTPStandIn(raw: "tls")
        let trusting = CurlTransport(authorities: server.certificate)
        #expect(try await post(try server.address("/once", scheme: "https"), over: trusting).get().status == 200)
        #expect(try server.requests().map(\.body) == ["{\"paid\":true}"])
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
    private let transport = CurlTransport()

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

    @Test("an answer cut anywhere, at each byte of its head and its body, is cut", arguments: ["length", "chunks"])
    func cutAnywhere(kind: String) async throws {
        let server = try HTTPStandIn(raw: "paths")
        var size = 0
        while size < 200 {
            let answer = try await get(server, "/first/\(kind)/\(size)")
            if case .success(let whole) = answer {
                #expect(String(decoding: whole.body, as: UTF8.self) == "fine")
                break
            }
            #expect(throws: HTTPFailure.cut, "after \(size) bytes") { try answer.get() }
            size += 1
        }
        // libcurl doesn't wait for the very last byte behind the last chunk.
        #expect(size == (kind == "length" ? 84 : 76))
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
            "/chunks/word", "/chunks/long", "/no-status", "/head/large", "/head/interims", "/head/no-header",
            "/head/status", "/head/old",
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

    private func failure(_ request: HTTPRequest, by proxy: String? = nil, trusting file: String? = nil) async
        -> HTTPFailure?
    {
        do throws(HTTPFailure) {
            _ = try await CurlTransport(proxy: proxy, authorities: file).send(request)
            return nil
        } catch {
            return error
        }
    }

    @Test("it is sent to this machine without encryption, and to no other")
    func plain() async throws {
        let server = try HTTPStandIn()
        #expect(await failure(try request(try server.address("/ok"))) == nil)
        #expect(try server.requests().map { $0.headers["authorization"] } == ["Bearer sk-test-0123456789"])
        for host in ["192.0.2.1", "api.example", "127.0.0.1.example", "[2001:db8::1]"] {
            let address = try #require(WebAddress("http://\(host)/"))
            #expect(await failure(try request(address)) == .keyUnprotected, "\(host)")
            #expect(await failure(try request(address), by: "http://127.0.0.1:1") == .keyUnprotected, "\(host)")
        }
    }

    @Test("this machine is never asked by way of a proxy")
    func proxyForOthers() async throws {
        let server = try HTTPStandIn()
        #expect(await failure(try request(try server.address("/ok")), by: "http://127.0.0.1:1") == nil)
        #expect(try server.requests().count == 1)
    }

    @Test("a proxy is told the host's name and port, and sees neither key nor request")
    func tunnel() async throws {
        let proxy = try HTTPStandIn(raw: "proxy")
        let address = try #require(WebAddress("https://api.example/v1/images?a=b"))
        #expect(await failure(try request(address), by: proxy.proxy, trusting: proxy.certificate) == nil)
        let seen = try proxy.requests()
        #expect(seen.map(\.method) == ["CONNECT", "GET"])
        #expect(seen.first?.path == "api.example:443")
        #expect(seen.first?.headers.keys.allSatisfy { ["host", "proxy-connection"].contains($0) } == true)
        #expect(seen.last?.headers["authorization"] == "Bearer sk-test-0123456789")
    }

    @Test(
        "where a proxy doesn't lead on, or leads to somebody else, nothing of the request was sent",
        arguments: [
            ("proxy", HTTPFailure.encryption), ("proxy-refuses", .other("the proxy answered 403")),
            ("proxy-closes", .cut),
        ])
    func noTunnel(mode: String, expected: HTTPFailure) async throws {
        let proxy = try HTTPStandIn(raw: mode)
        let address = try #require(WebAddress("https://api.example/"))
        #expect(await failure(try request(address), by: proxy.proxy) == expected)
        #expect(try proxy.requests().allSatisfy { $0.method == "CONNECT" && $0.headers["authorization"] == nil })
        #expect(await failure(try request(address), by: "http://127.0.0.1:1") == .refused)
    }
}
