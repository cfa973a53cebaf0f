import Synchronization
import Testing
@testable import SiteKit

@Suite("Downloads from addresses that others gave us")
struct CheckedFetchTests {
    /// Answers by a script and keeps what it was asked.
    private final class Script: HTTPTransport {
        let answers: [String: HTTPResponse]
        let asked = Mutex<[HTTPRequest]>([])

        init(_ answers: [String: HTTPResponse]) { self.answers = answers }

        func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
            asked.withLock { $0.append(request) }
            guard let answer = answers[request.address.text] else { throw .refused }
            return answer
        }

        var addresses: [String] { asked.withLock { $0.map(\.address.text) } }
    }

    private static let names = [
        "files.example": ["1.1.1.1"], "other.example": ["2606:4700::1111"], "inside.example": ["10.0.0.7"],
        "both.example": ["1.1.1.1", "127.0.0.1"], "1.1.1.1": ["1.1.1.1"], "127.0.0.1": ["127.0.0.1"],
        "169.254.169.254": ["169.254.169.254"], "::1": ["::1"],
    ]

    private func moved(_ location: String?, _ status: Int = 302) -> HTTPResponse {
        HTTPResponse(status: status, headers: location.map { ["Location": $0] } ?? [:])
    }

    private func get(_ text: String, _ script: Script, trusted: String? = nil) async throws -> CheckedFetch.Refusal? {
        let fetch = CheckedFetch(
            transport: script, trusted: trusted.flatMap(WebAddress.init),
            lookup: { host in (Self.names[host] ?? []).compactMap(IPAddress.init) })
        switch await fetch.get(try #require(WebAddress(text)), into: HeldBytes(), limit: 100) {
        case .success(let answer):
            #expect(answer.status == 200)
            return nil
        case .failure(let refusal): return refusal
        }
    }

    @Test(
        "a picture at public addresses is fetched, with nothing of ours in the headers"
    )
    func fine() async throws {
        let script = Script([
            "https://files.example/a": moved("https://other.example/b?c", 301),
            "https://other.example/b?c": moved("/d", 307), "https://other.example/d": moved("e", 308),
            "https://other.example/e": HTTPResponse(status: 200),
        ])
        #expect(try await get("https://files.example/a", script) == nil)
        #expect(script.addresses.count == 4)
        for request in script.asked.withLock({ $0 }) {
            #expect(request.bearer == nil && request.headers.isEmpty && request.body == nil)
        }
    }

    @Test(
        "what isn't a public https address is refused before anything is asked",
        arguments: [
            ("http://files.example/a", "isn't https"), ("https://files.example:8443/a", "port 8443"),
            ("https://inside.example/", "no host in the public network"),
            ("https://both.example/", "no host in the public network"),
            ("https://127.0.0.1/", "no host in the public network"), ("https://[::1]/", "public network"),
            ("https://169.254.169.254/latest", "public network"), ("https://localhost/", "public network"),
            ("https://db.internal/", "public network"), ("https://unknown.example/", "no host has this name"),
        ])
    func refused(address: String, words: String) async throws {
        let direct = Script([:])
        let refusal = try #require(try await get(address, direct))
        #expect("\(refusal)".contains(words), "\(refusal)")
        #expect(direct.addresses == [])
        // The same behind a redirect.
        let behind = Script(["https://files.example/start": moved(address)])
        #expect(try await get("https://files.example/start", behind) == refusal)
        #expect(behind.addresses == ["https://files.example/start"])
    }

    @Test("three redirects are followed, a fourth is too many, and so is a circle")
    func redirects() async throws {
        var answers = ["https://files.example/0": HTTPResponse(status: 200)]
        for left in 1...4 { answers["https://files.example/\(left)"] = moved("/\(left - 1)") }
        answers["https://files.example/circle"] = moved("/circle")
        #expect(try await get("https://files.example/3", Script(answers)) == nil)
        #expect(try await get("https://files.example/4", Script(answers)) == .tooManyRedirects(limit: 3))
        let circle = Script(answers)
        #expect(try await get("https://files.example/circle", circle) == .tooManyRedirects(limit: 3))
        #expect(circle.addresses.count == 4)
    }

    @Test(
        "a redirect to nowhere is refused",
        arguments: [nil, "", "file:///etc/passwd", "https://", "data:,x", "ftp://a.b/"])
    func nowhere(location: String?) async throws {
        let script = Script(["https://files.example/a": moved(location)])
        let refusal = try #require(try await get("https://files.example/a", script))
        #expect(refusal == .redirectWithoutPlace(host: "files.example"))
    }

    @Test("each hop is connected to at the numbers that were checked, and its name is looked up once")
    func places() async throws {
        let script = Script([
            "https://files.example/a": moved("https://other.example/b"),
            "https://other.example/b": HTTPResponse(status: 200),
        ])
        let lookups = Mutex<[String]>([])
        // A name server that gives another answer to whoever asks again.
        let fetch = CheckedFetch(transport: script) { host in
            let isFirst = lookups.withLock { lookups in
                lookups.append(host)
                return lookups.count { $0 == host } == 1
            }
            return (isFirst ? Self.names[host] ?? [] : ["127.0.0.1"]).compactMap(IPAddress.init)
        }
        let answer = await fetch.get(
            try #require(WebAddress("https://files.example/a")), into: HeldBytes(), limit: 100)
        #expect(try answer.get().status == 200)
        #expect(
            script.asked.withLock { $0.map { $0.places.map(\.description) } } == [["1.1.1.1"], ["2606:4700::1111"]])
        #expect(lookups.withLock { $0 } == ["files.example", "other.example"])
    }

    @Test("any status but 200 is a refusal", arguments: [201, 204, 206, 300, 304, 401, 403, 404, 410, 500])
    func status(status: Int) async throws {
        let script = Script(["https://files.example/a?word=secret": HTTPResponse(status: status)])
        let refusal = try #require(try await get("https://files.example/a?word=secret", script))
        #expect(refusal == .status(status, host: "files.example"))
        #expect(!"\(refusal)".contains("secret"))
    }

    @Test("what kept the answer from coming is said")
    func failure() async throws {
        let refusal = try await get("https://files.example/a", Script([:]))
        #expect(refusal == .failure(.refused, host: "files.example"))
    }

    @Test("the emulator's scheme, host and port are trusted, and no other on the same machine")
    func trusted() async throws {
        let here = "http://127.0.0.1:9000/pictures/1"
        let script = Script([
            here: HTTPResponse(status: 200), "http://127.0.0.1:9000/moved": moved("http://127.0.0.1:9001/"),
            "http://127.0.0.1:9000/out": moved("http://files.example:9000/"),
        ])
        let trusted = "http://127.0.0.1:9000/v1"
        #expect(try await get(here, script, trusted: trusted) == nil)
        #expect(try await get(here, script) == .notEncrypted(host: "127.0.0.1"))
        for path in ["moved", "out"] {
            let refusal = try await get("http://127.0.0.1:9000/\(path)", script, trusted: trusted)
            #expect(refusal == .notEncrypted(host: path == "moved" ? "127.0.0.1" : "files.example"))
        }
        for other in ["https://127.0.0.1:9000/", "http://localhost:9000/", "http://127.0.0.1/"] {
            #expect(try await get(other, script, trusted: trusted) != nil, "\(other)")
        }
    }

    @Test("over the network the sink sees the picture alone, none of the redirects and errors before it")
    func overTheNetwork() async throws {
        let server = try HTTPStandIn()
        let fetch = CheckedFetch(transport: CurlTransport(), trusted: try server.address("/"))
        let sink = HeldBytes()
        let answer = await fetch.get(try server.address("/to/302/to/307/status/200"), into: sink, limit: 100)
        #expect(try answer.get().status == 200)
        #expect(sink.text == "some words")
        let nothing = HeldBytes()
        let missing = await fetch.get(try server.address("/to/302/status/404"), into: nothing, limit: 100)
        #expect(throws: CheckedFetch.Refusal.status(404, host: "127.0.0.1")) { try missing.get() }
        #expect(nothing.calls == 0)
        for request in try server.requests() {
            #expect(request.headers["authorization"] == nil && request.headers["cookie"] == nil)
            #expect(request.headers["referer"] == nil)
        }
    }
}
