/// Points in time as the API and HTTP write them, in UTC.
enum EmulatedTime {
    /// Such as `2026-11-24T12:30:00.250Z`.
    static func rfc3339(_ seconds: Double) -> String {
        let parts = Parts(seconds)
        return
            "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))T"
            + "\(parts.clock).\(padded(parts.millisecond, 3))Z"
    }

    /// Such as `Tue, 24 Nov 2026 12:30:00 GMT`.
    static func http(_ seconds: Double) -> String {
        let parts = Parts(seconds)
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][parts.weekday]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return
            "\(weekday), \(padded(parts.day, 2)) \(months[parts.month - 1]) \(padded(parts.year, 4)) \(parts.clock) GMT"
    }

    private struct Parts {
        var year, month, day, weekday, millisecond: Int
        var clock: String

        init(_ seconds: Double) {
            // From the year 1970 to 9999; what lies outside is no time of this emulator.
            let milliseconds = Int((min(max(seconds, 0), 253_402_300_799) * 1000).rounded(.down))
            millisecond = milliseconds % 1000
            let whole = milliseconds / 1000
            let days = whole / 86400
            let second = whole % 86400
            clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
            weekday = (days + 3) % 7
            // Howard Hinnant's calendar of days, which begins years in March.
            let shifted = days + 719_468
            let era = shifted / 146_097
            let ofEra = shifted % 146_097
            let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146_096) / 365
            let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
            let shiftedMonth = (5 * ofYear + 2) / 153
            day = ofYear - (153 * shiftedMonth + 2) / 5 + 1
            month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
            year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
