#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The machine's own clocks.
public struct MachineClock: RefreshClock {
    /// Linux names each start of the machine. Where there is no such name, each process counts as a start of its own: what an
    /// earlier one noted of the steady clock then means nothing.
    private static let boot: String = {
        let named = (try? Folder.readStream("/proc/sys/kernel/random/boot_id", limit: 64)) ?? []
        let text = String(decoding: named.filter(APIReader.isNameByte), as: UTF8.self)
        return APIReader.isID(text) ? text : MachineRandom().key()
    }()

    /// There is but one.
    public init() {}

    /// This moment.
    public func now() -> Moment {
        #if canImport(Glibc)
            let steady = CLOCK_BOOTTIME
        #else
            let steady = CLOCK_MONOTONIC_RAW
        #endif
        return Moment(
            wall: MachineClock.seconds(CLOCK_REALTIME), steady: MachineClock.seconds(steady), boot: MachineClock.boot)
    }

    /// Lets so many seconds go by, or fewer when the task is cancelled.
    public func sleep(_ seconds: Double) async {
        try? await Task.sleep(for: .seconds(seconds))
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
