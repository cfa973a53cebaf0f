internal import NIOCore

/// Stands between a client and its `PreviewConnection`: turns bytes into heads of requests, one at a time, and holds
/// the client to the limits. It lives on the connection's event loop.
///
/// What a client has sent beyond the request that is being answered waits here, up to the length of a head; then
/// nothing more is read.
final class ConnectionGuard: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = Never
    typealias OutboundIn = AnswerPiece
    typealias OutboundOut = ByteBuffer

    private enum Phase {
        /// Between two requests, or within a head.
        case reading
        /// A request was handed on and isn't answered yet.
        case answering
        /// The answer is a stream of events.
        case streaming
        /// All is said; the client is to read it and close.
        case lingering
        case closed
    }

    private let limits: ConnectionLimits
    private let requests: AsyncStream<Result<RequestHead, RequestRefusal>>.Continuation
    private var collector: HeadCollector
    private var phase = Phase.reading
    private var hasInputEnded = false
    private var isReadHeldBack = false
    /// Ends what the phase waits for: the next request, the rest of a head, the next heartbeat, the client's close.
    private var timer: Scheduled<Void>?
    private var isTimingHead = false
    private var discarded = 0
    private var unsent = 0
    private var lastSent = NIODeadline.now()
    private var writeTimer: Scheduled<Void>?

    /// - Parameter requests: gets each head, or the refusal that its sender is owed, when the one before is answered;
    ///   ends when no more can come.
    init(_ limits: ConnectionLimits, _ requests: AsyncStream<Result<RequestHead, RequestRefusal>>.Continuation) {
        self.limits = limits
        self.requests = requests
        collector = HeadCollector(limits)
    }

    // MARK: What comes in

    func channelActive(context: ChannelHandlerContext) {
        advance(context)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        switch phase {
        case .reading, .answering:
            collector.add(buffer.readableBytesView)
            advance(context)
        case .streaming:
            context.close(promise: nil)
        case .lingering:
            discarded += buffer.readableBytes
            if discarded > limits.lingerBytes { context.close(promise: nil) }
        case .closed:
            break
        }
    }

    func read(context: ChannelHandlerContext) {
        isReadHeldBack = phase == .answering && collector.count >= limits.head
        if !isReadHeldBack { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case ChannelEvent.inputClosed? = event as? ChannelEvent else {
            return context.fireUserInboundEventTriggered(event)
        }
        hasInputEnded = true
        switch phase {
        case .reading: advance(context)
        case .streaming, .lingering: context.close(promise: nil)
        case .answering, .closed: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // The client reset the connection, or such: nobody is left to tell.
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        phase = .closed
        collector = HeadCollector(limits)
        timer?.cancel()
        writeTimer?.cancel()
        (timer, writeTimer) = (nil, nil)
        requests.finish()
        context.fireChannelInactive()
    }

    /// Hands on the next head, if it is its turn and there.
    private func advance(_ context: ChannelHandlerContext) {
        guard phase == .reading else { return }
        do throws(RequestRefusal) {
            if let head = try collector.next() {
                handOn(.success(head))
            } else if hasInputEnded {
                context.close(promise: nil)
            } else {
                waitForMore(context)
            }
        } catch {
            handOn(.failure(error))
        }
    }

    private func handOn(_ request: Result<RequestHead, RequestRefusal>) {
        phase = .answering
        timer?.cancel()
        (timer, isTimingHead) = (nil, false)
        requests.yield(request)
    }

    /// A head has its time from its first byte on, however it trickles in.
    private func waitForMore(_ context: ChannelHandlerContext) {
        if collector.count == 0 {
            if timer == nil { after(limits.idleTime, context) { context.close(promise: nil) } }
        } else if !isTimingHead {
            isTimingHead = true
            after(limits.headTime, context) { self.handOn(.failure(.slowHead)) }
        }
    }

    // MARK: What goes out

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .bytes(let bytes):
            send(bytes, context, promise)
        case .streamBegins:
            promise?.succeed()
            phase = .streaming
            // Whoever has said more than its one request, or goodbye, isn't a browser that listens.
            if hasInputEnded || collector.count > 0 { return context.close(promise: nil) }
            beat(context)
        case .ends(let keepsOpen):
            promise?.succeed()
            if keepsOpen {
                phase = .reading
                advance(context)
            } else {
                linger(context)
            }
            if isReadHeldBack { read(context: context) }
        }
    }

    private func send(_ bytes: ArraySlice<UInt8>, _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?)
    {
        let sent = context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.cascade(to: promise)
        sent.futureResult.assumeIsolated().whenComplete { _ in
            self.unsent -= 1
            self.lastSent = .now()
            guard self.unsent == 0 else { return }
            self.writeTimer?.cancel()
            self.writeTimer = nil
        }
        if unsent == 0 {
            lastSent = .now()
            watchWrites(TimeAmount(limits.writeTime), context)
        }
        unsent += 1
        context.write(wrapOutboundOut(context.channel.allocator.buffer(bytes: bytes)), promise: sent)
    }

    /// Closes the connection of a client that takes nothing.
    private func watchWrites(_ time: TimeAmount, _ context: ChannelHandlerContext) {
        writeTimer = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
            let left = TimeAmount(self.limits.writeTime) - (NIODeadline.now() - self.lastSent)
            if left > .zero {
                self.watchWrites(left, context)
            } else {
                context.close(promise: nil)
            }
        }
    }

    private func beat(_ context: ChannelHandlerContext) {
        after(limits.heartbeat, context) {
            guard self.phase == .streaming else { return }
            if self.unsent == 0 {
                self.send(ServerSentEvent.heartbeat[...], context, nil)
                context.flush()
            }
            self.beat(context)
        }
    }

    /// Closes our half. Closing all at once would make the system throw away what the client hasn't read yet.
    private func linger(_ context: ChannelHandlerContext) {
        phase = .lingering
        collector = HeadCollector(limits)
        if hasInputEnded { return context.close(promise: nil) }
        context.close(mode: .output, promise: nil)
        after(limits.lingerTime, context) { context.close(promise: nil) }
    }

    private func after(_ time: Duration, _ context: ChannelHandlerContext, _ act: @escaping () -> Void) {
        timer?.cancel()
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time), act)
    }
}
