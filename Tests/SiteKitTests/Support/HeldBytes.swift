import Synchronization
@testable import SiteKit

/// A sink that keeps what it is given, and can be told to fail or to take its time.
final class HeldBytes: BodySink {
    struct Full: Error, CustomStringConvertible {
        let description = "no space left"
    }

    private struct State {
        var bytes: [UInt8] = []
        var calls = 0
        var isInside = false
        var wasEnteredTwice = false
    }

    private let state = Mutex(State())
    private let (firstCalls, firstCall) = AsyncStream.makeStream(of: Void.self)
    private let room: Int
    private let onWrite: @Sendable () -> Void

    /// Throws once there would be more than so many bytes.
    init(room: Int = .max, onWrite: @escaping @Sendable () -> Void = {}) {
        self.room = room
        self.onWrite = onWrite
    }

    func write(_ bytes: [UInt8]) throws {
        state.withLock { state in
            state.wasEnteredTwice = state.wasEnteredTwice || state.isInside
            state.isInside = true
            state.calls += 1
        }
        defer { state.withLock { $0.isInside = false } }
        firstCall.finish()
        onWrite()
        try state.withLock { state in
            guard state.bytes.count + bytes.count <= room else { throw Full() }
            state.bytes += bytes
        }
    }

    /// Waits for the first call.
    func wasCalled() async {
        for await _ in firstCalls {}
    }

    var bytes: [UInt8] { state.withLock { $0.bytes } }
    var text: String { String(decoding: bytes, as: UTF8.self) }
    var calls: Int { state.withLock { $0.calls } }
    var wasEnteredTwice: Bool { state.withLock { $0.wasEnteredTwice } }
}
