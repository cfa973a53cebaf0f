import Testing
@testable import SiteKit

@Suite("The preview's server", .timeLimit(.minutes(3)))
struct PreviewServerTests {
    @Test("GET gets the page with the headers of all answers, and no version")
    func get() async throws {
        try await ServerRig.run { rig in
            let answer = try await rig.ask("GET /image-2/?a=b")
            #expect(answer.status == 200)
            #expect(answer.text == "<p>/image-2/")
            let names = [
                "content-type", "content-length", "cache-control", "x-content-type-options",
                "cross-origin-resource-policy", "cross-origin-opener-policy", "referrer-policy", "x-frame-options",
            ]
            #expect(answer.fields.map(\.name) == names)
            #expect(answer.field("content-type") == "text/html; charset=utf-8")
            #expect(answer.field("cache-control") == "no-store")
            #expect(rig.responder.asked == ["/image-2/"])
        }
    }

    @Test("HEAD gets the same head and no body, and the connection goes on")
    func head() async throws {
        try await ServerRig.run { rig in
            let client = try rig.client()
            let head = try await client.ask(rig.request("HEAD /a/"))
            let get = try await client.ask(rig.request("GET /a/"))
            #expect(head.status == 200)
            #expect(head.fields.map(\.value) == get.fields.map(\.value))
            #expect(head.field("content-length") == "6")
            #expect(get.text == "<p>/a/")
        }
    }

    @Test("requests that come at once are answered in order, and those that came in pieces too")
    func pipelining() async throws {
        try await ServerRig.run { rig in
            let client = try rig.client()
            try await client.send((0..<500).map { rig.request("GET /\($0)") }.joined())
            for number in 0..<500 { #expect(try await client.answer().text == "<p>/\(number)") }
            for byte in rig.request("GET /last").utf8 { try await client.send([byte]) }
            #expect(try await client.answer().text == "<p>/last")
        }
    }

    @Test("a client that has said its last gets all its answers, and then the end")
    func halfClosed() async throws {
        try await ServerRig.run { rig in
            let client = try rig.client()
            try await client.send(rig.request("GET /1") + rig.request("GET /2") + "GET /3 HT")
            client.finish()
            #expect(try await client.answer().text == "<p>/1")
            #expect(try await client.answer().text == "<p>/2")
            #expect(try await client.rest() == "")
        }
    }

    @Test("HTTP/1.0 and 'Connection: close' get one answer, which says so")
    func closing() async throws {
        try await ServerRig.run { rig in
            for request in ["GET /a HTTP/1.0", "GET /a HTTP/1.1\r\nConnection: close"] {
                let client = try rig.client()
                let answer = try await client.ask("\(request)\r\nHost: localhost:\(rig.server.port)\r\n\r\n")
                #expect(answer.text == "<p>/a")
                #expect(answer.field("connection") == "close")
                #expect(try await client.rest() == "")
            }
        }
    }

    @Test("a large answer arrives whole")
    func large() async throws {
        let bytes = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        try await ServerRig.run(responder: { _ in .body(status: 200, type: "image/png", bytes: bytes) }) { rig in
            let client = try rig.client()
            for _ in 0..<2 { #expect(try await client.ask(rig.request("GET /")).body == bytes) }
            #expect(try await client.ask(rig.request("HEAD /")).field("content-length") == "5000000")
        }
    }

    @Test("an answer has the status it was given; those without a body, and redirects elsewhere, are faults of ours")
    func statuses() async throws {
        let act: @Sendable (PreviewRequest) async -> PreviewAnswer = { request in
            switch request.path {
            case "/away": .redirect(to: "//evil.example/")
            case "/split": .redirect(to: "/a\r\nSet-Cookie: b")
            case "/page": .redirect(to: "/page/")
            default: .body(status: Int(request.path.dropFirst()) ?? 0, type: "text/plain", bytes: Array("x".utf8))
            }
        }
        try await ServerRig.run(responder: act) { rig in
            let client = try rig.client()
            for status in [200, 404, 500, 599] {
                let answer = try await client.ask(rig.request("GET /\(status)"))
                #expect(answer.status == status)
                #expect(answer.text == "x")
            }
            for path in ["/100", "/204", "/205", "/304", "/600", "/0", "/-1", "/away"] {
                let answer = try await client.ask(rig.request("GET \(path)"))
                #expect(answer.status == 500, "\(path)")
                #expect(answer.field("location") == nil)
            }
            let split = try await client.ask(rig.request("GET /split"))
            #expect(split.status == 307)
            #expect(split.field("location") == "/a%0D%0ASet-Cookie%3A%20b")
            #expect(split.field("set-cookie") == nil)
            let page = try await client.ask(rig.request("HEAD /page"))
            #expect(page.status == 307)
            #expect(page.field("location") == "/page/")
            #expect(page.field("content-length") == "0")
        }
    }

    @Test("a responder that takes long keeps nobody else waiting")
    func slowResponder() async throws {
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        let act: @Sendable (PreviewRequest) async -> PreviewAnswer = { request in
            if request.path == "/slow" { for await _ in gate {} }
            return await ServerRig.page(request)
        }
        try await ServerRig.run(responder: act) { rig in
            let slow = try rig.client()
            try await slow.send(rig.request("GET /slow") + rig.request("GET /after"))
            #expect(try await ServerRig.eventually { rig.responder.asked == ["/slow"] })
            for number in 0..<20 { #expect(try await rig.ask("GET /\(number)").status == 200) }
            #expect(!rig.responder.asked.contains("/after"))
            opener.finish()
            #expect(try await slow.answer().text == "<p>/slow")
            #expect(try await slow.answer().text == "<p>/after")
        }
    }

    @Test("a server that was stopped has closed everything, and its port is free")
    func stop() async throws {
        let responder = ServerRig.Responder(ServerRig.page)
        let first = try await PreviewServer.start(.init(port: 0), responder: responder)
        let client = try RawClient(first.port)
        let request = "GET /a HTTP/1.1\r\nHost: localhost:\(first.port)\r\n\r\n"
        #expect(try await client.ask(request).status == 200)
        await first.stop()
        #expect(try await client.rest() == "")
        #expect(first.connections == 0)
        await first.stop()
        let second = try await PreviewServer.start(.init(port: first.port, furtherPorts: 0), responder: responder)
        #expect(try await RawClient(second.port).ask(request).status == 200)
        await second.stop()
    }

    @Test("a stop in the middle of anything: connections that just came, requests under way, answers half sent")
    func stopAmidst() async throws {
        let bytes = [UInt8](repeating: 1, count: 4 << 20)
        for round in 0..<15 {
            let responder = ServerRig.Responder { _ in .body(status: 200, type: "image/png", bytes: bytes) }
            let server = try await PreviewServer.start(.init(port: 0), responder: responder)
            let clients = try (0..<40).map { _ in try RawClient(server.port) }
            let request = "GET / HTTP/1.1\r\nHost: localhost:\(server.port)\r\n\r\n"
            for client in clients.prefix(round * 3) { try await client.send(request) }
            await server.stop()
            #expect(server.connections == 0)
            for client in clients { _ = try await client.rest() }
        }
    }
}
