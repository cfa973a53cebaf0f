import SiteKit

/// Facts as text for people and as JSON for programs.
struct FactListing {
    /// The day that ages are counted to.
    let today: CalendarDate

    /// All facts, a line each.
    func table(_ rows: [FactsReport.Row], allUses: Bool) -> String {
        let heads = ["fact", "value", "status", "age", "used in"]
        var lines: [[String]] = []
        for row in rows {
            let places = row.uses.map(FactListing.text)
            let used =
                places.isEmpty
                ? "nothing"
                : allUses || places.count == 1 ? places[0] : "\(Count.of(places.count, "place")), first \(places[0])"
            lines.append([row.fact.name, value(row.fact), row.fact.status.rawValue, age(row.fact), used])
            if allUses { lines += places.dropFirst().map { ["", "", "", "", $0] } }
        }
        return TextTable.text(heads, lines)
    }

    /// One fact with everything that is known of it.
    func whole(_ row: FactsReport.Row) -> String {
        let fact = row.fact
        var lines: [[String]] = [["kind", fact.kind.rawValue], ["value", value(fact)]]
        func add(_ label: String, _ text: String?) {
            if let text { lines.append([label, text]) }
        }
        add("unit", fact.unit)
        add("per", fact.per)
        add("status", fact.status.rawValue)
        add("source", fact.source)
        add("verified", fact.verified.map { "\($0) (\(age(fact)))" })
        add("review after", fact.reviewAfterDays.map { Count.of($0, "day") })
        add("due", fact.due.map { "\($0)" })
        add("registered", FactListing.text(fact.location))
        add("used in", row.uses.isEmpty ? "nothing" : FactListing.text(row.uses[0]))
        for place in row.uses.dropFirst() { add("", FactListing.text(place)) }
        return TextTable.text([fact.name, ""], lines)
    }

    /// All facts.
    func json(_ rows: [FactsReport.Row]) -> JSONValue {
        .object(["today": .string("\(today)"), "facts": .array(rows.map(json))])
    }

    /// One fact.
    func json(_ row: FactsReport.Row) -> JSONValue {
        let fact = row.fact
        return .object([
            "name": .string(fact.name), "kind": .string(fact.kind.rawValue), "status": .string(fact.status.rawValue),
            "value": fact.value.map(JSONValue.string), "unit": fact.unit.map(JSONValue.string),
            "per": fact.per.map(JSONValue.string), "fallback": fact.fallback.map(JSONValue.string),
            "text": .string(fact.text), "source": fact.source.map(JSONValue.string),
            "verified": fact.verified.map { .string("\($0)") },
            "reviewAfterDays": fact.reviewAfterDays.map(JSONValue.integer),
            "due": fact.due.map { .string("\($0)") }, "daysOverdue": .integer(fact.daysOverdue(today: today)),
            "registered": FactListing.json(fact.location), "uses": .array(row.uses.map(FactListing.json)),
        ])
    }

    private func value(_ fact: Fact) -> String {
        let text = fact.text.replacing("\u{A0}", with: " ")
        return fact.status == .pending ? "pending: \(text)" : text
    }

    private func age(_ fact: Fact) -> String {
        guard let verified = fact.verified else { return "-" }
        let days = today.daysSince1970 - verified.daysSince1970
        let age = days < 0 ? "in the future" : days == 0 ? "today" : Count.of(days, "day")
        let overdue = fact.daysOverdue(today: today)
        return overdue > 0 ? "\(age), overdue by \(overdue)" : age
    }

    private static func text(_ place: SourceLocation) -> String {
        place.line > 0 ? "\(place.file):\(place.line)" : place.file
    }

    private static func json(_ place: SourceLocation) -> JSONValue {
        .object([
            "file": .string(place.file), "line": place.line > 0 ? .integer(place.line) : nil,
            "column": place.line > 0 ? .integer(place.column) : nil,
        ])
    }
}
