#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The machine's own clocks.
public struct MachineClock: RefreshClock {
    private let start = ContinuousClock.now

    /// Starts counting.
    public init() {}

    /// This moment.
    public func now() -> Moment {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Moment(
            wall: Double(time.tv_sec) + Double(time.tv_nsec) / 1e9,
            steady: (ContinuousClock.now - start) / .seconds(1))
    }

    /// Lets so many seconds go by, or fewer when the task is cancelled.
    public func sleep(_ seconds: Double) async {
        try? await Task.sleep(for: .seconds(seconds))
    }
}
