import Testing

@testable import SiteKit

@Suite("Facts that should be confirmed again")
struct FactAgeTests {
    private func faults(_ more: String, today: String) throws -> [Diagnostic] {
        let text = SourceText(
            "content/facts.yml",
            "p: {status: pending, fallback: x}\nf: {value: 1, status: verified, source: a book, verified: 2026-01-31\(more)}\n"
        )
        let (registry, found) = FactRegistry.load(text)
        #expect(found == [])
        return registry.ageFaults(today: try #require(CalendarDate(today)))
    }

    @Test(
        "a fact is overdue from the day after it is due",
        arguments: [("2026-07-30", 0), ("2026-07-31", 1), ("2027-01-01", 155)])
    func overdue(today: String, days: Int) throws {
        let found = try faults(", review-after: 180 days", today: today)
        guard days > 0 else {
            #expect(found == [])
            return
        }
        let said = "the fact 'f' is \(days) day\(days == 1 ? "" : "s") overdue: it was verified on 2026-01-31, "
        #expect(found.map(\.summary) == ["warning SG0407 content/facts.yml:2:1+1 \(said)to be reviewed after 180 days"])
        #expect(found.first?.notes == ["source: a book"])
        #expect(found.first?.help == "read its source again, then set 'verified: \(today)'")
    }

    @Test("without a number of days a fact is never overdue")
    func never() throws {
        #expect(try faults("", today: "2099-01-01") == [])
    }

    @Test("a fact verified on a day to come is a warning, due or not", arguments: ["", ", review-after: 1 day"])
    func future(more: String) throws {
        #expect(try faults(more, today: "2026-01-31") == [])
        #expect(
            try faults(more, today: "2026-01-30").map(\.summary) == [
                "warning SG0408 content/facts.yml:2:1+1 the fact 'f' was verified on 2026-01-31, which is after today, 2026-01-30"
            ])
    }

    @Test("the last day of the calendar is no trap")
    func end() throws {
        let (registry, _) = FactRegistry.load(
            SourceText(
                "content/facts.yml",
                "f: {value: 1, status: verified, source: s, verified: 9999-12-31, review-after: 9223372036854775807 days}"
            ))
        #expect(registry["f"]?.due?.description == "9999-12-31")
        #expect(try registry.ageFaults(today: #require(CalendarDate("9999-12-31"))) == [])
        #expect(try registry.ageFaults(today: #require(CalendarDate("0001-01-01"))).count == 1)
    }
}
