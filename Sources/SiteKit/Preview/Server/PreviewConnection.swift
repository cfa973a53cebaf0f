internal import NIOCore

/// One connection of a client: its requests are answered one after the other.
struct PreviewConnection: Sendable {
    private let channel: any Channel
    private let requests: AsyncStream<Result<RequestHead, RequestRefusal>>

    /// Prepares a new connection; on its event loop, before it is active.
    init(_ channel: any Channel, _ limits: ConnectionLimits) throws {
        let (requests, continuation) = AsyncStream.makeStream(of: Result<RequestHead, RequestRefusal>.self)
        try channel.pipeline.syncOperations.addHandler(ConnectionGuard(limits, continuation))
        self.channel = channel
        self.requests = requests
    }

    /// Answers until the client goes, or the task is cancelled; returns when the connection is closed.
    func serve(_ responder: any PreviewResponder, _ gate: PreviewGate) async {
        await whileOpen {
            for await request in requests {
                switch request {
                case .success(let head): try await answer(head, responder, gate)
                case .failure(let refusal): try await send(refusal, hasBody: true, keepsOpen: false)
                }
            }
        }
    }

    /// Says that there is no room, and closes.
    func turnAway() async {
        await whileOpen { try await send(.crowd, hasBody: true, keepsOpen: false, lingers: false) }
    }

    /// What goes wrong with a connection is the client's business, and ends it.
    private func whileOpen(_ talk: () async throws -> Void) async {
        await withTaskCancellationHandler {
            try? await talk()
            channel.close(promise: nil)
            try? await channel.closeFuture.get()
        } onCancel: {
            channel.close(promise: nil)
        }
    }

    private func answer(
        _ head: RequestHead, _ responder: any PreviewResponder, _ gate: PreviewGate
    ) async throws {
        let hasBody = head.method != "HEAD"
        let request: PreviewRequest
        do throws(RequestRefusal) {
            request = try gate.admit(head)
        } catch {
            return try await send(error, hasBody: hasBody, keepsOpen: head.keepsOpen && !error.closes)
        }
        switch await responder.answer(request) {
        case .body(let status, let type, let bytes):
            // Those of other statuses have no body, and what we sent as one would be read as the next answer.
            guard (200...599).contains(status), ![204, 205, 304].contains(status) else {
                return try await fail("The answer has the status \(status).", hasBody, head.keepsOpen)
            }
            let answer = AnswerHead(status: status, type: type, length: bytes.count, keepsOpen: head.keepsOpen)
            try await send(answer, hasBody ? bytes : [])
        case .redirect(let path):
            guard let location = AnswerHead.location(path) else {
                return try await fail("The answer leads to another server.", hasBody, head.keepsOpen)
            }
            try await send(
                AnswerHead(status: 307, length: 0, location: location, keepsOpen: head.keepsOpen), [])
        case .events(let events):
            // It ends with the connection.
            let answer = AnswerHead(status: 200, type: "text/event-stream; charset=utf-8", keepsOpen: false)
            if hasBody { try await stream(events, answer) } else { try await send(answer, []) }
        }
    }

    /// Sends events as they come, until there are no more or the client is gone. The stream is over when this returns.
    private func stream(_ events: AsyncStream<ServerSentEvent>, _ head: AnswerHead) async throws {
        try await write((head.bytes + ServerSentEvent.streamStart)[...])
        try await channel.writeAndFlush(AnswerPiece.streamBegins).get()
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for await event in events {
                    do { try await write(event.bytes[...]) } catch { return }
                }
                try? await end(keepsOpen: false)
            }
            group.addTask { try? await channel.closeFuture.get() }
            await group.next()
            // Ends the stream of whoever was heard no longer; where it ended by itself, the close is waited for.
            group.cancelAll()
        }
    }

    private func send(
        _ refusal: RequestRefusal, hasBody: Bool, keepsOpen: Bool, lingers: Bool = true
    ) async throws {
        let words = Array((refusal.words + "\n").utf8)
        let head = AnswerHead(
            status: refusal.status, type: "text/plain; charset=utf-8", length: words.count, keepsOpen: keepsOpen)
        try await send(head, hasBody ? words : [], lingers: lingers)
    }

    /// Tells of a fault of ours.
    private func fail(_ words: String, _ hasBody: Bool, _ keepsOpen: Bool) async throws {
        try await send(RequestRefusal(status: 500, words: words), hasBody: hasBody, keepsOpen: keepsOpen)
    }

    private func send(_ head: AnswerHead, _ body: [UInt8], lingers: Bool = true) async throws {
        let first = body.prefix(AnswerPiece.length)
        try await write((head.bytes + first)[...])
        var start = first.endIndex
        while start < body.count {
            let stop = min(start + AnswerPiece.length, body.count)
            try await write(body[start..<stop])
            start = stop
        }
        if lingers { try await end(keepsOpen: head.keepsOpen) }
    }

    private func end(keepsOpen: Bool) async throws {
        try await channel.writeAndFlush(AnswerPiece.ends(keepsOpen: keepsOpen)).get()
    }

    /// Sends a piece and waits until the system has taken it: a client that doesn't read costs one piece of memory.
    private func write(_ bytes: ArraySlice<UInt8>) async throws {
        try await channel.writeAndFlush(AnswerPiece.bytes(bytes)).get()
    }
}
