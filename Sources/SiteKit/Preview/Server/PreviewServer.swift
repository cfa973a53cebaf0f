internal import NIOCore
internal import NIOPosix
import Synchronization

/// The HTTP server of the preview. It knows requests and answers; what is answered is its responder's business.
///
/// It takes GET and HEAD of the writer's own browser, in HTTP/1.1, and refuses everything else (`PreviewGate`). No
/// client can make it wait, grow or stop: `ConnectionLimits`.
final class PreviewServer: Sendable {
    /// The port it listens on.
    let port: Int
    /// The most connections it takes; fewer than its limits say where the system allows few open files.
    let room: Int
    private let responder: any PreviewResponder
    private let gate: PreviewGate
    private let group: MultiThreadedEventLoopGroup
    private let serving = Mutex<Task<Void, Never>?>(nil)
    private let open = Atomic<Int>(0)

    private init(
        port: Int, room: Int, _ responder: any PreviewResponder, _ gate: PreviewGate,
        _ group: MultiThreadedEventLoopGroup
    ) {
        self.port = port
        self.room = room
        self.responder = responder
        self.gate = gate
        self.group = group
    }

    /// How many connections are open.
    var connections: Int { open.load(ordering: .relaxed) }

    /// Starts a server; it takes connections when this returns, until it is stopped.
    static func start(
        _ settings: Settings, responder: any PreviewResponder
    ) async throws(StartError) -> PreviewServer {
        guard (0...65535).contains(settings.port) else { throw .noPort(settings.port) }
        // Half of the descriptors are for those who read and write files meanwhile.
        let allowed = DescriptorLimit.raise(to: 2 * settings.limits.connections)
        let room = min(settings.limits.connections, allowed.map { $0 / 2 } ?? .max)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let listening: NIOAsyncChannel<PreviewConnection, Never>
        do throws(StartError) {
            listening = try await bind(group, settings)
        } catch {
            try? await group.shutdownGracefully()
            throw error
        }
        let port = listening.channel.localAddress?.port ?? settings.port
        let gate = PreviewGate(port: port, allowedHosts: settings.allowedHosts)
        let server = PreviewServer(port: port, room: room, responder, gate, group)
        // Held by the task, so that it serves until it is stopped.
        server.serving.withLock { $0 = Task { await server.serve(listening) } }
        return server
    }

    /// Closes the port and all connections; returns when nothing is left running, the responder included.
    func stop() async {
        let task = serving.withLock { $0 }
        task?.cancel()
        await task?.value
        try? await group.shutdownGracefully()
    }

    /// Listens on the first port that is free.
    private static func bind(
        _ group: MultiThreadedEventLoopGroup, _ settings: Settings
    ) async throws(StartError) -> NIOAsyncChannel<PreviewConnection, Never> {
        let last = settings.port == 0 ? 0 : min(settings.port + settings.furtherPorts, 65535)
        for port in settings.port...last {
            let address: SocketAddress
            do { address = try SocketAddress(ipAddress: settings.host, port: port) } catch {
                throw .noAddress(settings.host)
            }
            do {
                return try await bind(group, address, settings.limits)
            } catch let error as IOError where error.errnoCode == EADDRINUSE {
                continue
            } catch let error as IOError {
                throw StartError(number: error.errnoCode, words: "\(error)", host: settings.host, port: port)
            } catch {
                throw .other("\(error)", host: settings.host, port: port)
            }
        }
        throw .portInUse(settings.port, last: last)
    }

    private static func bind(
        _ group: MultiThreadedEventLoopGroup, _ address: SocketAddress, _ limits: ConnectionLimits
    ) async throws -> NIOAsyncChannel<PreviewConnection, Never> {
        try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            // Requests are small, and a thousand clients wait at the same time.
            .childChannelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 4096))
            .bind(to: address) { channel in
                channel.eventLoop.makeCompletedFuture { try PreviewConnection(channel, limits) }
            }
    }

    private func serve(_ listening: NIOAsyncChannel<PreviewConnection, Never>) async {
        // Errors of connections end these alone.
        try? await listening.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { group in
                for try await connection in connections {
                    let isRoom = open.add(1, ordering: .relaxed).oldValue < room
                    group.addTask {
                        if isRoom {
                            await connection.serve(self.responder, self.gate)
                        } else {
                            await connection.turnAway()
                        }
                        self.open.subtract(1, ordering: .relaxed)
                    }
                }
                group.cancelAll()
            }
        }
    }
}
