import Foundation
import Testing

@testable import ImageAPIEmulator

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("The emulator on a port")
struct ServerTests {
    private static let get = "GET /v1/images/models HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer k\r\n\r\n"
    private static let close =
        "GET /v1/images/models HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer k\r\nConnection: close\r\n\r\n"

    /// Runs a server for a test, and stops it whatever happens.
    private func with(
        _ faults: [String] = [], speed: Double = 1, _ test: (EmulatorServer) async throws -> Void
    ) async throws {
        var settings = EmulatorSettings()
        settings.pictures = .flat
        settings.readyAfter = 0
        let server = try await EmulatorServer.start(
            settings, speed: speed, faults: faults.map { try EmulatorFault(parsing: $0) })
        do {
            try await test(server)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    private func post(_ body: [UInt8] = Play.order()) -> String {
        "POST /v1/images/generations/async HTTP/1.1\r\nHost: localhost:1\r\nAuthorization: Bearer k\r\n"
            + "Content-Length: \(body.count)\r\nConnection: close\r\n\r\n" + String(decoding: body, as: UTF8.self)
    }

    @Test("a cut after N bytes is N bytes", arguments: [0, 1, 16, 100, 331, 350])
    func cut(bytes: Int) async throws {
        try await with(["any=cut:\(bytes)"]) { server in
            let got = try await RawClient.exchange(server.port, ServerTests.get)
            #expect(got.count == bytes)
            #expect(Array("HTTP/1.1 200 OK\r\n".utf8).starts(with: got.prefix(17)))
        }
    }

    @Test("a cut before the end leaves out so many bytes, of large answers too")
    func cutLate() async throws {
        try await with(["collect=cut:-1"]) { server in
            _ = try await RawClient.exchange(server.port, post())
            let id = try #require(server.billing.first?.id)
            let got = try await RawClient.exchange(
                server.port,
                "GET /v1/images/generations/\(id) HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer k\r\n\r\n")
            let text = String(decoding: got, as: UTF8.self)
            #expect(text.contains("b64_json"))
            #expect(text.last == "\"")
            #expect(server.billing.first?.handedOver == 1)
        }
    }

    @Test("a head of 102 goes before the answer")
    func interim() async throws {
        try await with(["any=interim"]) { server in
            let text = String(decoding: try await RawClient.exchange(server.port, ServerTests.close), as: UTF8.self)
            #expect(text.hasPrefix("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\n"))
        }
    }

    @Test("a dropping server leaves no byte; one that drips sends them all")
    func dropAndDrip() async throws {
        try await with(["any=drop", "any=slow:4000"], speed: 10) { server in
            #expect(try await RawClient.exchange(server.port, ServerTests.close).isEmpty)
            let text = String(decoding: try await RawClient.exchange(server.port, ServerTests.close), as: UTF8.self)
            #expect(text.hasSuffix("]}"))
        }
    }

    @Test("a connection is kept and used again")
    func keepAlive() async throws {
        try await with { server in
            let text = String(
                decoding: try await RawClient.exchange(
                    server.port, ServerTests.get + ServerTests.get + ServerTests.close),
                as: UTF8.self)
            #expect(text.components(separatedBy: "HTTP/1.1 200 OK").count == 4)
        }
    }

    @Test(
        "nonsense is answered with 400 or closed, and the server goes on",
        arguments: [
            "nonsense\r\n\r\n", "\u{0}\u{1}\u{2}", "GET / HTTP/9.9\r\n\r\n", "\r\n\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "GET /v1/images/models HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
            "POST /v1/images/generations/async HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "GET /\u{fffd}\u{0} HTTP/1.1\r\n\r\n",
        ])
    func garbage(text: String) async throws {
        try await with { server in
            // The end of the request is the end of what is sent, so a server that waits for more is left.
            async let got = RawClient.exchange(server.port, text + "\r\n\r\n\r\n" + "x y z\r\n\r\n")
            let words = String(decoding: try await got, as: UTF8.self)
            #expect(words.isEmpty || words.hasPrefix("HTTP/1.1 4"), "\(words)")
            let after = String(decoding: try await RawClient.exchange(server.port, ServerTests.close), as: UTF8.self)
            #expect(after.hasPrefix("HTTP/1.1 200 OK"))
        }
    }

    @Test("a body over 1 MiB is 413, announced or not; nothing is billed")
    func tooLarge() async throws {
        try await with { server in
            let large = String(repeating: "x", count: (1 << 20) + 1)
            let head = "POST /v1/images/generations/async HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer k\r\n"
            for request in [
                head + "Content-Length: \(large.utf8.count)\r\n\r\n" + large,
                head + "Transfer-Encoding: chunked\r\n\r\n100001\r\n" + large + "\r\n0\r\n\r\n",
            ] {
                let text = String(decoding: try await RawClient.exchange(server.port, request), as: UTF8.self)
                #expect(text.hasPrefix("HTTP/1.1 413 "))
            }
            #expect(server.billing.isEmpty)
        }
    }

    @Test("clients that vanish in the middle leave the server sound")
    func vanishing() async throws {
        try await with(["collectx*=huge", "picturex*=huge"]) { server in
            _ = try await RawClient.exchange(server.port, post())
            let id = try #require(server.billing.first?.id)
            for path in ["/v1/images/generations/\(id)", "/r2/\(id).png"] {
                let got = try await RawClient.exchange(
                    server.port, "GET \(path) HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer k\r\n\r\n", upTo: 100_000)
                #expect(got.count >= 100_000)
            }
            let after = String(decoding: try await RawClient.exchange(server.port, ServerTests.close), as: UTF8.self)
            #expect(after.hasPrefix("HTTP/1.1 200 OK"))
        }
    }

    @Test("URLSession gets tasks and pictures; links are on the host that was asked")
    func urlSession() async throws {
        try await with { server in
            let base = "http://127.0.0.1:\(server.port)"
            var create = URLRequest(url: try #require(URL(string: base + "/v1/images/generations/async")))
            create.httpMethod = "POST"
            create.setValue("Bearer k", forHTTPHeaderField: "Authorization")
            create.httpBody = Data(Play.order())
            let (made, _) = try await URLSession.shared.data(for: create)
            let id = try #require(server.billing.first?.id)
            #expect(String(decoding: made, as: UTF8.self).contains(id))
            var poll = URLRequest(url: try #require(URL(string: base + "/v1/images/generations/\(id)")))
            poll.setValue("Bearer k", forHTTPHeaderField: "Authorization")
            let (done, _) = try await URLSession.shared.data(for: poll)
            let json = try #require(EmulatedJSON(parsing: Array(done)))
            guard case .array(let items)? = json["data"], case .string(let link)? = items.first?["r2_url"] else {
                Issue.record("no link in \(String(decoding: done, as: UTF8.self))")
                return
            }
            #expect(link == "\(base)/r2/\(id).png")
            let (picture, _) = try await URLSession.shared.data(from: try #require(URL(string: link)))
            #expect(Array(picture) == server.picture(of: id))
            #expect(server.leakedKeys == 0)
        }
    }

    @Test("books, faults and the clock can be had over the port")
    func admin() async throws {
        try await with { server in
            func ask(_ method: String, _ path: String, _ body: String = "") async throws -> String {
                let got = try await RawClient.exchange(
                    server.port,
                    "\(method) /_emulator/\(path) HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
                        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)", upTo: 10_000)
                return String(decoding: got, as: UTF8.self)
            }
            let before = server.now
            #expect(try await ask("POST", "clock", "3600\n").contains("200 OK"))
            #expect(server.now >= before + 3600)
            #expect(try await ask("POST", "clock", "soon").contains("400 Bad"))
            #expect(try await ask("POST", "clock", "-1").contains("400 Bad"))
            #expect(try await ask("POST", "faults", "create=drop\npollx*=500\n").contains("\"pollx*=500\""))
            #expect(server.faults.count == 2)
            #expect(try await ask("POST", "faults", "create=drop\ncreate=dorp").contains("did you mean 'drop'"))
            #expect(server.faults.count == 2, "all lines or none")
            #expect(try await ask("GET", "nothing").contains("404"))
            #expect(try await RawClient.exchange(server.port, post()).isEmpty)
            _ = try await RawClient.exchange(server.port, post())
            let books = try await ask("GET", "billing")
            #expect(books.contains(try #require(server.billing.first?.id)))
            #expect(books.contains("\"outcome\":\"completed\""))
        }
    }

    @Test("a port that is taken is said; a stopped server leaves it")
    func ports() async throws {
        let first = try await EmulatorServer.start(EmulatorSettings())
        await #expect(throws: EmulatorServer.StartError.portInUse(first.port)) {
            _ = try await EmulatorServer.start(EmulatorSettings(), port: first.port)
        }
        await first.stop()
        let second = try await EmulatorServer.start(EmulatorSettings(), port: first.port)
        #expect(second.port == first.port)
        await second.stop()
    }

    @Test("stopping doesn't wait for clients that are being kept waiting")
    func stopping() async throws {
        try await with(["any=delay:100000"]) { server in
            async let got = RawClient.exchange(server.port, ServerTests.get)
            while !server.faults.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            await server.stop()
            #expect(try await got.isEmpty)
        }
    }
}
