import Testing
@testable import SiteKit

@Suite("Days")
struct CalendarDateTests {
    @Test(
        "a day that exists is read and written the same",
        arguments: [
            "2026-11-20", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2026-04-30",
        ])
    func exists(text: String) {
        #expect(CalendarDate(text)?.description == text)
    }

    @Test(
        "a day that doesn't exist, or is written otherwise, is none",
        arguments: [
            "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32",
            "0000-01-01",
            "2026-1-1", "26-01-01", "2026/01/01", "2026-01-01T00:00", " 2026-01-01", "2026-01-01 ", "+026-01-01",
            "2026--1-01",
            "٢٠٢٦-01-01", "", "today", "2026-11", "20261-1-01",
        ])
    func none(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test("days are ordered by time")
    func order() {
        let days = ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"].compactMap { CalendarDate($0) }
        #expect(Array(days.reversed()).sorted() == days)
        #expect(days.count == 4)
    }
}
