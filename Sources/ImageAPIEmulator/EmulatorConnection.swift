internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// One connection of a client: requests are read one after the other, and answers written byte by byte as they are.
struct EmulatorConnection: Sendable {
    /// No request is larger.
    static let bodyLimit = 1 << 20
    /// So much is written at once.
    private static let pieceLength = 256 << 10
    /// A connection on which nothing moves for so long is closed.
    private static let idleLimit = TimeAmount.minutes(15)

    private let channel: NIOAsyncChannel<HTTPServerRequestPart, ByteBuffer>

    /// Prepares a new connection; on its event loop.
    init(_ channel: any Channel) throws {
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(IdleStateHandler(allTimeout: EmulatorConnection.idleLimit))
        try pipeline.addHandler(IdleCloser())
        try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes)))
        self.channel = try NIOAsyncChannel(wrappingChannelSynchronously: channel)
    }

    /// Answers until the client goes or the server is stopped.
    func serve(_ server: EmulatorServer) async {
        let raw = channel.channel
        await withTaskCancellationHandler {
            // What goes wrong with a connection is the client's business.
            try? await channel.executeThenClose { parts, _ in
                do {
                    try await answerAll(parts, server)
                } catch is HTTPParserError {
                    let why = "This is not a request of HTTP/1.1 that can be read."
                    try await write(EmulatorAdmin.text(400, why, closes: true), server.clock)
                }
            }
        } onCancel: {
            raw.close(promise: nil)
        }
    }

    private func answerAll(
        _ parts: NIOAsyncChannelInboundStream<HTTPServerRequestPart>, _ server: EmulatorServer
    ) async throws {
        var iterator = parts.makeAsyncIterator()
        while let part = try await iterator.next() {
            guard case .head(let head) = part else { continue }
            var body: [UInt8] = []
            let announced = head.headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
            var isTooLarge = announced > EmulatorConnection.bodyLimit
            if !isTooLarge, head.headers.first(name: "Expect")?.lowercased() == "100-continue" {
                try await write(EmulatedAnswer.interimHead(100))
            }
            while !isTooLarge, let part = try await iterator.next() {
                guard case .body(let piece) = part else { break }
                body += piece.readableBytesView
                isTooLarge = body.count > EmulatorConnection.bodyLimit
            }
            if isTooLarge {
                let why = "No request may be larger than \(EmulatorConnection.bodyLimit) bytes."
                try await write(EmulatorAdmin.text(413, why, closes: true), server.clock)
                return try await drain(&iterator)
            }
            let request = EmulatedRequest(
                method: head.method.rawValue, path: head.uri,
                headers: head.headers.map { (name: $0.name, value: $0.value) }, body: body,
                authority: EmulatorConnection.authority(head, server.port))
            let answer = EmulatorAdmin.answer(request, server) ?? server.answer(request)
            try await write(answer, server.clock)
            if answer.delivery.cutAfter != nil || !head.isKeepAlive || answer.header("Connection") == "close" { return }
        }
    }

    /// Reads what a client still sends, so that it gets round to reading the answer; at most 64 MiB.
    private func drain(_ iterator: inout NIOAsyncChannelInboundStream<HTTPServerRequestPart>.AsyncIterator) async throws
    {
        var left = 64 << 20
        while left > 0, let part = try await iterator.next() {
            guard case .body(let piece) = part else { return }
            left -= piece.readableBytes
        }
    }

    /// What the client asked for, when it can be part of an address.
    private static func authority(_ head: HTTPRequestHead, _ port: Int) -> String {
        let usual = "127.0.0.1:\(port)"
        guard let host = head.headers.first(name: "Host"), !host.isEmpty else { return usual }
        let isPlain = host.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
                || (UInt8(ascii: "-")...UInt8(ascii: ":")).contains($0)
                || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "_")
        }
        return isPlain ? host : usual
    }

    /// Writes an answer as its delivery says. Returns when the machine has taken all of it.
    private func write(_ answer: EmulatedAnswer, _ clock: EmulatorClock) async throws {
        if answer.delivery.delay > 0 { try await Task.sleep(for: clock.real(answer.delivery.delay)) }
        if answer.delivery.cutAfter != 0 {
            for status in answer.delivery.interim { try await write(EmulatedAnswer.interimHead(status)) }
        }
        var left = answer.delivery.cutAfter ?? .max
        let pace = answer.delivery.bytesPerSecond.map { Pace($0, clock) }
        for piece in [answer.head, answer.body] { try await write(piece, &left, pace) }
        if answer.filling > 0 {
            let filling = [UInt8](repeating: UInt8(ascii: "A"), count: EmulatorConnection.pieceLength)
            var missing = answer.filling
            while missing > 0, left > 0 {
                let count = min(missing, filling.count)
                try await write(count == filling.count ? filling : Array(filling[..<count]), &left, pace)
                missing -= count
            }
        }
        try await write(answer.tail, &left, pace)
    }

    /// How an answer drips: some bytes, then a pause.
    private struct Pace {
        let bytes: Int
        let pause: Duration

        init(_ bytesPerSecond: Int, _ clock: EmulatorClock) {
            // Twenty drops a second, or a byte at a time.
            bytes = max(1, Int(min(Double(bytesPerSecond) * clock.speed / 20, 1e6)))
            pause = clock.real(Double(bytes) / Double(bytesPerSecond))
        }
    }

    private func write(_ bytes: [UInt8], _ left: inout Int, _ pace: Pace?) async throws {
        var start = 0
        let end = min(bytes.count, left)
        while start < end {
            let stop = min(start + (pace?.bytes ?? EmulatorConnection.pieceLength), end)
            if let pace { try await Task.sleep(for: pace.pause) }
            try await write(bytes[start..<stop])
            start = stop
        }
        left -= end
    }

    private func write(_ bytes: some Collection<UInt8>) async throws {
        let buffer = channel.channel.allocator.buffer(bytes: bytes)
        // Waiting for each piece is the backpressure: a client that doesn't read costs one piece of memory.
        try await channel.channel.writeAndFlush(buffer).get()
    }
}

/// Closes a connection on which nothing moves.
private final class IdleCloser: ChannelInboundHandler, Sendable {
    typealias InboundIn = NIOAny
    typealias InboundOut = NIOAny

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent {
            context.close(promise: nil)
        } else {
            context.fireUserInboundEventTriggered(event)
        }
    }
}
