import Foundation
import Testing

@testable import SiteKit

@Suite("Timestamp")
struct TimestampTests {
    @Test(
        "seconds are written in UTC and read back",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_795_500_000, "2026-11-24T06:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"), (4_107_542_399, "2100-02-28T23:59:59Z"),
            (-62_135_596_800, "0001-01-01T00:00:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
        ])
    func both(seconds: Int, text: String) {
        #expect(Timestamp(seconds: seconds).description == text)
        #expect(Timestamp(text)?.seconds == seconds)
    }

    @Test("every day of 800 years is the one that Foundation knows")
    func days() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        for day in stride(from: -130_000, through: 160_000, by: 97) {
            let date = CalendarDate(daysSince1970: day)
            let parts = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86_400 + 1))
            #expect(date.year == parts.year && date.month == parts.month && date.day == parts.day)
            #expect(date.daysSince1970 == day)
        }
    }

    @Test(
        "any other spelling is refused",
        arguments: [
            "", "2026-11-24", "2026-11-24T06:00:00", "2026-11-24T06:00:00+00:00", "2026-11-24 06:00:00Z",
            "2026-02-30T06:00:00Z", "2026-11-24T24:00:00Z", "2026-11-24T06:60:00Z", "2026-11-24T06:00:60Z",
            "2026-11-24T06:00:0zZ", "2026-11-24T06-00:00Z", "2026-11-24T06:00:00.0Z",
        ])
    func refused(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test("seconds out of reach are taken to the nearest year")
    func far() {
        #expect(Timestamp(seconds: Int.max).description == "9999-12-31T23:59:59Z")
        #expect(Timestamp(seconds: Int.min).description == "0001-01-01T00:00:00Z")
    }
}
