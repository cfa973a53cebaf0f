import Synchronization
import Testing
@testable import SiteKit

@Suite("Streams of events", .timeLimit(.minutes(5)))
struct EventStreamTests {
    /// Opens a stream to every client that asks for `/events`, and knows which are open.
    private final class Streams: Sendable {
        private let open = Mutex<[Int: AsyncStream<ServerSentEvent>.Continuation]>([:])
        private let opened = Atomic<Int>(0)

        var count: Int { open.withLock { $0.count } }

        func answer(_ request: PreviewRequest) async -> PreviewAnswer {
            guard request.path == "/events" else { return await ServerRig.page(request) }
            let number = opened.add(1, ordering: .relaxed).newValue
            let (stream, continuation) = AsyncStream.makeStream(
                of: ServerSentEvent.self, bufferingPolicy: .bufferingNewest(8))
            open.withLock { $0[number] = continuation }
            continuation.onTermination = { _ in self.open.withLock { _ = $0.removeValue(forKey: number) } }
            return .events(stream)
        }

        func say(_ name: String, _ data: String) {
            for stream in open.withLock({ Array($0.values) }) {
                stream.yield(ServerSentEvent(name: name, data: Array(data.utf8)))
            }
        }

        func end() { for stream in open.withLock({ Array($0.values) }) { stream.finish() } }
    }

    private func run(
        heartbeat: Duration = .seconds(600), writeTime: Duration = .seconds(30),
        _ test: (ServerRig, Streams) async throws -> Void
    ) async throws {
        var limits = ConnectionLimits.usual
        (limits.heartbeat, limits.writeTime) = (heartbeat, writeTime)
        // No timeouts but these count for a stream.
        limits.idleTime = .milliseconds(300)
        let streams = Streams()
        try await ServerRig.run(limits, responder: { await streams.answer($0) }) { rig in
            try await test(rig, streams)
        }
        #expect(streams.count == 0)
    }

    @Test("events arrive as they come; a stream that ends ends the connection")
    func events() async throws {
        try await run { rig, streams in
            let client = try rig.client()
            try await client.send(rig.request("GET /events"))
            let head = try await client.read(through: "\r\n\r\n")
            #expect(
                head.hasPrefix(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nConnection: close\r\n"))
            #expect(head.contains("\r\nCache-Control: no-store\r\n"))
            #expect(!head.contains("Content-Length"))
            #expect(try await client.read(through: "\n\n") == "retry: 1000\n\n")
            for number in 0..<5 {
                streams.say("reload", "{\"n\":\(number)}")
                #expect(try await client.read(through: "\n\n") == "event: reload\ndata: {\"n\":\(number)}\n\n")
            }
            streams.end()
            #expect(try await client.rest() == "")
        }
    }

    @Test("a stream with nothing to say beats, and outlives the time of idle connections")
    func heartbeat() async throws {
        try await run(heartbeat: .milliseconds(50)) { rig, streams in
            let client = try rig.client()
            try await client.send(rig.request("GET /events"))
            _ = try await client.read(through: "retry: 1000\n\n")
            for _ in 0..<20 { #expect(try await client.read(through: "\n\n") == ": still here\n\n") }
            #expect(streams.count == 1)
        }
    }

    @Test("HEAD of a stream gets a head and the end, and the stream is over")
    func head() async throws {
        try await run { rig, streams in
            let client = try rig.client()
            try await client.send(rig.request("HEAD /events"))
            #expect(try await client.read(through: "\r\n\r\n").contains("text/event-stream"))
            #expect(try await client.rest() == "")
            #expect(try await ServerRig.eventually { streams.count == 0 })
        }
    }

    @Test("a stream is over as soon as its client has gone, said goodbye or said anything else")
    func goodbye() async throws {
        try await run { rig, streams in
            for (number, act) in ["close", "finish", "talk", "pipeline"].enumerated() {
                var client: RawClient? = try rig.client()
                try await client?.send(rig.request("GET /events") + (act == "pipeline" ? rig.request("GET /next") : ""))
                #expect(try await ServerRig.eventually { rig.responder.asked.count == number + 1 })
                if act != "pipeline" { _ = try await client?.read(through: "retry: 1000\n\n") }
                switch act {
                case "close": client = nil
                case "finish": client?.finish()
                case "talk": try await client?.send("x")
                default: break
                }
                #expect(try await ServerRig.eventually { streams.count == 0 && rig.server.connections == 0 }, "\(act)")
                _ = client
            }
            #expect(rig.responder.asked == ["/events", "/events", "/events", "/events"])
        }
    }

    @Test("a listener that doesn't read is cut off, and the others hear everything")
    func deafListener() async throws {
        try await run(writeTime: .milliseconds(300)) { rig, streams in
            let deaf = try rig.client(window: 4096)
            try await deaf.send(rig.request("GET /events"))
            let listener = try rig.client()
            try await listener.send(rig.request("GET /events"))
            _ = try await listener.read(through: "retry: 1000\n\n")
            #expect(try await ServerRig.eventually { streams.count == 2 })
            let data = String(repeating: "x", count: 100_000)
            for _ in 0..<3000 where streams.count == 2 {
                streams.say("a", data)
                #expect(try await listener.read(through: "\n\n").utf8.count == data.utf8.count + 17)
            }
            #expect(streams.count == 1)
        }
    }

    @Test("a thousand tabs that wait: pages are served, each hears what is said, and nothing of them stays")
    func thousand() async throws {
        try await run { rig, streams in
            // Both ends are in this process.
            let isRoom = try #require(DescriptorLimit.raise(to: 4096)) >= 2400
            try #require(isRoom, "the system allows too few open files")
            var clients: [RawClient] = []
            for _ in 0..<1000 {
                let client = try rig.client()
                try await client.send(rig.request("GET /events"))
                clients.append(client)
            }
            for client in clients { _ = try await client.read(through: "retry: 1000\n\n") }
            #expect(streams.count == 1000)
            #expect(rig.server.connections == 1000)
            #expect(rig.descriptors == 1001)
            for number in 0..<20 { #expect(try await rig.ask("GET /\(number)").status == 200) }
            for round in 0..<3 {
                streams.say("reload", "\(round)")
                for client in clients {
                    #expect(try await client.read(through: "\n\n") == "event: reload\ndata: \(round)\n\n")
                }
            }
            clients = []
            let isEmpty = try await ServerRig.eventually {
                streams.count == 0 && rig.server.connections == 0 && rig.descriptors == 1
            }
            #expect(isEmpty)
            #expect(try await rig.ask("GET /alive").status == 200)
        }
    }

    @Test("a server that stops ends its streams")
    func stop() async throws {
        try await run { rig, streams in
            let clients = try (0..<10).map { _ in try rig.client() }
            for client in clients { try await client.send(rig.request("GET /events")) }
            for client in clients { _ = try await client.read(through: "retry: 1000\n\n") }
            await rig.server.stop()
            #expect(streams.count == 0)
            for client in clients { #expect(try await client.rest() == "") }
        }
    }
}
