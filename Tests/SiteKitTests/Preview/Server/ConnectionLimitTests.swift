import Testing
@testable import SiteKit

@Suite("Clients that are slow, endless or many", .timeLimit(.minutes(3)))
struct ConnectionLimitTests {
    private func limits(_ change: (inout ConnectionLimits) -> Void) -> ConnectionLimits {
        var limits = ConnectionLimits.usual
        change(&limits)
        return limits
    }

    @Test("a head that doesn't end is refused and not read on")
    func endlessHead() async throws {
        try await ServerRig.run { rig in
            let client = try rig.client()
            try await client.send("GET / HTTP/1.1\r\nHost: localhost:\(rig.server.port)\r\nA: ")
            // As much as it takes: within the limits of lingering the server closes while we go on.
            let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 64 << 10)
            var sent = 0
            while !client.isOver, sent < 64 << 20 {
                try await client.send(piece)
                sent += piece.count
            }
            #expect(client.isOver)
            #expect(try await ServerRig.eventually { rig.server.connections == 0 })
            let many = try rig.client()
            try await many.send("GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 10_000))
            #expect(try await many.answer().status == 431)
            #expect(try await rig.ask("GET /alive").status == 200)
            #expect(rig.responder.asked == ["/alive"])
        }
    }

    @Test("a head that takes too long, however it trickles, is refused")
    func slowHead() async throws {
        try await ServerRig.run(limits { $0.headTime = .milliseconds(200) }) { rig in
            let silent = try rig.client()
            try await silent.send("GET / HT")
            #expect(try await silent.answer().status == 408)
            #expect(try await silent.rest() == "")
            let trickling = try rig.client()
            try await trickling.send("GET / HTTP/1.1\r\n")
            for _ in 0..<3000 where !trickling.isOver {
                try await trickling.send("A: b\r\n")
                try await Task.sleep(for: .milliseconds(10))
            }
            #expect(trickling.isOver)
            // The second head of a connection has its time too.
            let second = try rig.client()
            #expect(try await second.ask(rig.request("GET /1") + "GET").status == 200)
            #expect(try await second.answer().status == 408)
            #expect(rig.responder.asked == ["/1"])
        }
    }

    @Test("a connection on which nobody asks for anything is closed without a word, before a request and after")
    func idle() async throws {
        try await ServerRig.run(limits { $0.idleTime = .milliseconds(100) }) { rig in
            #expect(try await rig.client().rest() == "")
            let client = try rig.client()
            #expect(try await client.ask(rig.request("GET /")).status == 200)
            #expect(try await client.rest() == "")
        }
    }

    @Test("a client that doesn't read its answer is cut off, and others go on meanwhile")
    func slowReader() async throws {
        let bytes = [UInt8](repeating: 1, count: 32 << 20)
        let act: @Sendable (PreviewRequest) async -> PreviewAnswer = { request in
            request.path == "/large"
                ? .body(status: 200, type: "image/png", bytes: bytes) : await ServerRig.page(request)
        }
        try await ServerRig.run(limits { $0.writeTime = .milliseconds(200) }, responder: act) { rig in
            let client = try rig.client(window: 4096)
            try await client.send(rig.request("GET /large"))
            #expect(try await ServerRig.eventually { rig.responder.asked == ["/large"] })
            #expect(try await rig.ask("GET /other").status == 200)
            #expect(try await ServerRig.eventually { rig.server.connections == 0 })
            #expect(try await client.rest().utf8.count < bytes.count)
        }
    }

    @Test("a client that asks and asks and never reads holds one answer and a head's length of requests")
    func floodOfRequests() async throws {
        try await ServerRig.run(limits { $0.writeTime = .milliseconds(500) }) { rig in
            let client = try rig.client(window: 4096)
            let requests = Array(String(repeating: rig.request("GET /"), count: 2000).utf8)
            for _ in 0..<2000 where !client.isOver {
                // Sending blocks as soon as the server reads no more, until it closes.
                try await client.send(requests)
            }
            #expect(client.isOver)
            #expect(try await ServerRig.eventually { rig.server.connections == 0 })
        }
    }

    @Test("a connection too many is turned away; when others have gone there is room again")
    func crowd() async throws {
        try await ServerRig.run(limits { $0.connections = 3 }) { rig in
            let clients = try (0..<3).map { _ in try rig.client() }
            for client in clients { #expect(try await client.ask(rig.request("GET /")).status == 200) }
            for _ in 0..<20 { #expect(try await rig.client().answer().status == 503) }
            #expect(try await ServerRig.eventually { rig.server.connections == 3 })
            #expect(try await clients[0].ask(rig.request("GET /")).status == 200)
            clients[1].finish()
            #expect(try await ServerRig.eventually { rig.server.connections == 2 })
            #expect(try await rig.ask("GET /").status == 200)
        }
    }

    @Test("clients that reset their connections leave nothing behind")
    func comings() async throws {
        try await ServerRig.run { rig in
            for number in 0..<300 {
                let client = try rig.client()
                try await client.send(number % 3 == 0 ? "GET / HT" : rig.request("GET /\(number)"))
            }
            #expect(try await ServerRig.eventually { rig.server.connections == 0 && rig.descriptors == 1 })
        }
    }
}
