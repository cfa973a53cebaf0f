/// Times as headers write them.
enum HTTPTime {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The Unix seconds of `2026-11-24T12:00:00.5+01:00` (RFC 3339) or `Tue, 24 Nov 2026 11:00:00 GMT`; `nil` for any other
    /// text.
    static func seconds(_ text: String) -> Double? {
        text.hasSuffix(" GMT") ? httpDate(text) : rfc3339(text)
    }

    private static func httpDate(_ text: String) -> Double? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0].hasSuffix(","), let day = number(parts[1], digits: 2),
            let month = months.firstIndex(of: parts[2]), let year = number(parts[3], digits: 4),
            let time = timeOfDay(parts[4])
        else { return nil }
        return date(year, month + 1, day).map { $0 + time }
    }

    private static func rfc3339(_ text: String) -> Double? {
        guard text.utf8.count >= 20, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let letters = Array(text)
        guard letters[4] == "-", letters[7] == "-", "Tt ".contains(letters[10]),
            let year = number(String(letters[0..<4]), digits: 4), let month = number(String(letters[5..<7]), digits: 2),
            let day = number(String(letters[8..<10]), digits: 2), let midnight = date(year, month, day),
            let time = timeOfDay(String(letters[11..<19]))
        else { return nil }
        var rest = letters[19...]
        var fraction = 0.0
        if rest.first == "." {
            let digits = rest.dropFirst().prefix { $0.isNumber }
            guard (1...9).contains(digits.count), let part = Double("0." + String(digits)) else { return nil }
            fraction = part
            rest = rest.dropFirst(1 + digits.count)
        }
        guard let offset = offset(String(rest)) else { return nil }
        return midnight + time + fraction - offset
    }

    private static func offset(_ text: String) -> Double? {
        if text == "Z" || text == "z" { return 0 }
        guard text.count == 6, text.hasPrefix("+") || text.hasPrefix("-"),
            let seconds = timeOfDay(text.dropFirst() + ":00")
        else { return nil }
        return text.hasPrefix("-") ? -seconds : seconds
    }

    private static func timeOfDay(_ text: String) -> Double? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { number(String($0), digits: 2) }
        guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2],
            hour < 24, minute < 60, second <= 60
        else { return nil }
        return Double(hour * 3600 + minute * 60 + second)
    }

    /// The Unix seconds of a day's beginning, by the proleptic Gregorian calendar.
    private static func date(_ year: Int, _ month: Int, _ day: Int) -> Double? {
        let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard year >= 1970, (1...12).contains(month), (1...lengths[month - 1]).contains(day) else { return nil }
        let before = year - 1
        let leapDays = before / 4 - before / 100 + before / 400 - 477
        let days = (year - 1970) * 365 + leapDays + lengths[..<(month - 1)].reduce(0, +) + day - 1
        return Double(days) * 86_400
    }

    private static func number(_ text: String, digits: Int) -> Int? {
        text.utf8.count == digits && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
    }
}
