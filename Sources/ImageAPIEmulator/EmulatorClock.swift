import Synchronization

/// The machine's time, as many times as fast as wanted from its start, and set forward on demand.
final class EmulatorClock: Sendable {
    private let start: Double
    private let began = ContinuousClock.now
    private let ahead = Mutex<Double>(0)
    /// How many times as fast as the machine's.
    let speed: Double

    /// - Parameter start: seconds since 1970 at this moment.
    init(start: Double, speed: Double) {
        self.start = start
        self.speed = speed
    }

    /// Emulated seconds since 1970.
    var now: Double {
        start + (ContinuousClock.now - began) / .seconds(1) * speed + ahead.withLock { $0 }
    }

    /// Sets it forward.
    func advance(by seconds: Double) { ahead.withLock { $0 += seconds } }

    /// How long emulated seconds take.
    func real(_ seconds: Double) -> Duration { .seconds(min(seconds / speed, 1e6)) }
}
