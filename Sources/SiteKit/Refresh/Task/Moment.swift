/// A point in time, by the two clocks a machine has.
public struct Moment: Hashable, Sendable {
    /// Seconds since the first second of 1970. It may jump, even by years.
    public let wall: Double
    /// Seconds on a clock that only ever goes forward, from one start of the machine to the next.
    public let steady: Double
    /// Which start of the machine the steady clock counts from.
    public let boot: String

    /// Describes a point in time.
    public init(wall: Double, steady: Double, boot: String) {
        self.wall = wall
        self.steady = steady
        self.boot = boot
    }

    /// The second it falls into.
    public var timestamp: Timestamp { Timestamp(seconds: Int(wall.rounded(.down))) }

    /// The same on the steady clock alone, to be written down.
    public var uptime: Uptime { Uptime(boot: boot, milliseconds: Int((steady * 1000).rounded(.down))) }
}

/// A point in time on a machine's steady clock, as the journal has it.
public struct Uptime: Hashable, Sendable {
    /// Which start of the machine the clock counts from.
    public let boot: String
    /// Milliseconds on that clock.
    public let milliseconds: Int

    /// Describes a point in time.
    public init(boot: String, milliseconds: Int) {
        self.boot = boot
        self.milliseconds = milliseconds
    }
}

/// When something began: noted in this process, or read from the journal of an earlier one.
struct TimeMark: Hashable, Sendable {
    /// Seconds since the first second of 1970.
    let wall: Double
    /// Seconds on the steady clock; `nil` when nobody wrote them down.
    private let steady: Double?
    /// Which start of the machine that counts from.
    private let boot: String?

    /// Marks this moment.
    init(_ now: Moment) {
        wall = now.wall
        steady = now.steady
        boot = now.boot
    }

    /// A moment that an earlier process noted.
    init(_ time: Timestamp, _ uptime: Uptime?) {
        wall = Double(time.seconds)
        steady = uptime.map { Double($0.milliseconds) / 1000 }
        boot = uptime?.boot
    }

    /// How many seconds have gone by; `nil` when nobody can tell: the machine was started anew since, or it is another
    /// one. The wall clock is never asked: what was bought once would be bought again by whoever sets it back.
    func age(at now: Moment) -> Double? {
        guard let steady, boot == now.boot, now.steady >= steady else { return nil }
        return now.steady - steady
    }
}
