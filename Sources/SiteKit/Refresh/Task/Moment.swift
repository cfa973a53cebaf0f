/// A point in time, by the two clocks a machine has.
public struct Moment: Hashable, Sendable {
    /// Seconds since the first second of 1970. It may jump, but it means the same after a restart.
    public let wall: Double
    /// Seconds on a clock that only ever goes forward, and that means nothing after a restart.
    public let steady: Double

    /// Describes a point in time.
    public init(wall: Double, steady: Double) {
        self.wall = wall
        self.steady = steady
    }

    /// The second it falls into.
    public var timestamp: Timestamp { Timestamp(seconds: Int(wall.rounded(.down))) }
}

/// When something began: noted in this process, or read from the journal of an earlier one.
struct TimeMark: Hashable, Sendable {
    /// Seconds since the first second of 1970.
    let wall: Double
    /// Seconds on this process's steady clock; `nil` for what an earlier process noted.
    let steady: Double?

    /// Marks this moment.
    init(_ now: Moment) {
        wall = now.wall
        steady = now.steady
    }

    /// A moment that an earlier process noted, to the second.
    init(_ time: Timestamp) {
        wall = Double(time.seconds)
        steady = nil
    }

    /// How many seconds have gone by. A wall clock that has gone backwards counts as all the time in the world: what
    /// depends on having been quick enough is given up.
    func age(at now: Moment) -> Double {
        if let steady { return now.steady - steady }
        let age = now.wall - wall
        return age < -1 ? .infinity : max(0, age)
    }
}
