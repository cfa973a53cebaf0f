#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A second in time, written in UTC as RFC 3339 has it: `2026-11-24T06:03:00Z`.
public struct Timestamp: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Seconds since the first second of 1970, without leap seconds.
    public let seconds: Int

    /// Wraps seconds; years outside 1 to 9999 are taken to the nearest one inside.
    public init(seconds: Int) {
        self.seconds = min(max(seconds, -62_135_596_800), 253_402_300_799)
    }

    /// Reads `2026-11-24T06:03:00Z`; `nil` for any other spelling, or a moment that doesn't exist.
    public init?(_ text: String) {
        let letters = Array(text.utf8)
        guard letters.count == 20, letters[10] == UInt8(ascii: "T"), letters[19] == UInt8(ascii: "Z"),
            let date = CalendarDate(String(decoding: letters[..<10], as: UTF8.self)),
            letters[13] == UInt8(ascii: ":"), letters[16] == UInt8(ascii: ":")
        else { return nil }
        var parts: [Int] = []
        for start in [11, 14, 17] {
            let digits = letters[start...(start + 1)]
            guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
            parts.append(digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
        }
        guard parts[0] < 24, parts[1] < 60, parts[2] < 60 else { return nil }
        seconds = ((date.daysSince1970 * 24 + parts[0]) * 60 + parts[1]) * 60 + parts[2]
    }

    /// The machine's clock. Only what starts a command asks it; everything else is given the time.
    public static var now: Timestamp { Timestamp(seconds: time(nil)) }

    /// The day it falls on, in UTC.
    public var date: CalendarDate {
        CalendarDate(daysSince1970: Int((Double(seconds) / 86_400).rounded(.down)))
    }

    /// As RFC 3339 has it.
    public var description: String {
        let inDay = seconds - date.daysSince1970 * 86_400
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(date)T\(two(inDay / 3600)):\(two(inDay / 60 % 60)):\(two(inDay % 60))Z"
    }

    /// Orders by time.
    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.seconds < right.seconds }
}
