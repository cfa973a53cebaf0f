internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
import Synchronization

/// The emulated API on a port of this machine. It listens on 127.0.0.1 only.
///
/// Besides the API it answers `GET /_emulator/billing` with its books as JSON and `GET /_emulator/pictures/ID` with a task's
/// picture as it was made, and takes faults (`POST /_emulator/faults`, a spelling a line) and seconds by which to set its
/// clock forward (`POST /_emulator/clock`).
public final class EmulatorServer: Sendable {
    /// Why no server could be started.
    public enum StartError: Error, Hashable, Sendable, CustomStringConvertible {
        /// Somebody else listens there.
        case portInUse(Int)
        /// Anything else, in the system's words.
        case other(String)

        /// In a sentence.
        public var description: String {
            switch self {
            case .portInUse(let port): "port \(port) of 127.0.0.1 is in use"
            case .other(let words): words
            }
        }
    }

    /// One request that was answered, without its headers: they hold the key.
    public struct Note: Sendable {
        /// The method, such as `GET`.
        public let method: String
        /// The path with its query.
        public let path: String
        /// The status; 0 when the connection was closed without an answer.
        public let status: Int
        /// The task it was about.
        public let task: String?
        /// The fault that happened to it.
        public let fault: String?
    }

    /// The port it listens on.
    public let port: Int
    let clock: EmulatorClock
    private let api: Mutex<EmulatedAPI>
    private let record: BillingFile?
    private let onRequest: (@Sendable (Note) -> Void)?
    private let group: MultiThreadedEventLoopGroup
    private let serving = Mutex<Task<Void, Never>?>(nil)

    private init(
        _ api: EmulatedAPI, port: Int, clock: EmulatorClock, record: BillingFile?,
        group: MultiThreadedEventLoopGroup, onRequest: (@Sendable (Note) -> Void)?
    ) {
        self.api = Mutex(api)
        self.port = port
        self.clock = clock
        self.record = record
        self.group = group
        self.onRequest = onRequest
    }

    /// Starts a server; it takes connections when this returns.
    ///
    /// - Parameters:
    ///   - port: 0 for any that is free.
    ///   - speed: how many times as fast as the machine's its clock runs.
    ///   - record: a file to which a line of JSON is added for every task that is billed or handed over.
    ///   - onRequest: called with every request that was answered, from any thread.
    public static func start(
        _ settings: EmulatorSettings, port: Int = 0, speed: Double = 1, faults: [EmulatorFault] = [],
        record: String? = nil, onRequest: (@Sendable (Note) -> Void)? = nil
    ) async throws(StartError) -> EmulatorServer {
        guard (0...65535).contains(port) else { throw .other("\(port) is no port") }
        guard speed > 0, speed.isFinite else { throw .other("\(speed) is no speed") }
        let file: BillingFile?
        do {
            file = try record.map { try BillingFile(path: $0) }
        } catch {
            throw .other("the record '\(record ?? "")' can't be written: \(error)")
        }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let listening: NIOAsyncChannel<EmulatorConnection, Never>
        do {
            listening = try await bind(group, port)
        } catch {
            try? await group.shutdownGracefully()
            if let error = error as? IOError, error.errnoCode == EADDRINUSE { throw .portInUse(port) }
            throw .other("\(error)")
        }
        let server = EmulatorServer(
            EmulatedAPI(settings, faults: faults), port: listening.channel.localAddress?.port ?? port,
            clock: EmulatorClock(start: Date().timeIntervalSince1970, speed: speed), record: file, group: group,
            onRequest: onRequest)
        // Held by the task, so that it serves until it is stopped.
        server.serving.withLock { $0 = Task { await server.serve(listening) } }
        return server
    }

    private static func bind(
        _ group: MultiThreadedEventLoopGroup, _ port: Int
    ) async throws -> NIOAsyncChannel<EmulatorConnection, Never> {
        try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .bind(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture { try EmulatorConnection(channel) }
            }
    }

    private func serve(_ listening: NIOAsyncChannel<EmulatorConnection, Never>) async {
        // An error of the listening socket ends the server; those of connections end these alone.
        try? await listening.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { group in
                for try await connection in connections {
                    group.addTask { await connection.serve(self) }
                }
                group.cancelAll()
            }
        }
    }

    /// Closes all connections and the port; returns when nothing is left running.
    public func stop() async {
        let task = serving.withLock { $0 }
        task?.cancel()
        await task?.value
        try? await group.shutdownGracefully()
    }

    /// Every task that was taken on, in order.
    public var billing: [BilledTask] { api.withLock { $0.billing } }

    /// How many requests for pictures by their links brought a key along.
    public var leakedKeys: Int { api.withLock { $0.leakedKeys } }

    /// How many creates were refused with 400 `moderation_blocked`.
    public var refusedCreates: Int { api.withLock { $0.refusedCreates } }

    /// The faults still to come.
    public var faults: [EmulatorFault] { api.withLock { $0.faults } }

    /// The emulated time, in seconds since 1970.
    public var now: Double { clock.now }

    /// The picture of a task as it is when nothing is wrong with it.
    public func picture(of id: String) -> [UInt8]? { api.withLock { $0.picture(of: id) } }

    /// Adds faults behind those still to come.
    public func add(_ faults: [EmulatorFault]) { api.withLock { $0.faults += faults } }

    /// Sets the clock forward by emulated seconds.
    public func advance(by seconds: Double) { clock.advance(by: seconds) }

    /// Answers a request and keeps the record.
    func answer(_ request: EmulatedRequest) -> EmulatedAnswer {
        let now = clock.now
        let answer = api.withLock { api in
            let before = api.billedCount
            let answer = api.answer(request, at: now)
            guard let record else { return answer }
            guard let task = answer.task.flatMap({ api.billed($0) }) else { return answer }
            if api.billedCount > before { record.add("billed", task, at: now) }
            record.noteHandOver(task, at: now)
            return answer
        }
        let status = answer.delivery.cutAfter == 0 ? 0 : answer.status
        note(
            Note(
                method: request.method, path: request.path, status: status, task: answer.task, fault: answer.fault))
        return answer
    }

    /// Tells of a request.
    func note(_ note: Note) { onRequest?(note) }
}
