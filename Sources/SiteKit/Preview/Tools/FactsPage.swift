/// `/_sitegen/facts`: every fact of the site, with where it is used.
enum FactsPage {
    private typealias Status = PreviewState.FactNote.Status

    /// How many uses of one fact are listed.
    static let useLimit = 50

    /// The page: what needs somebody comes first.
    ///
    /// - Parameters:
    ///   - rows: the facts by name.
    ///   - today: the day on which they are overdue or not.
    ///   - url: path of the URL of the page that a source file makes; `nil` for a file that makes none.
    static func html(
        rows: [FactsReport.Row], today: CalendarDate, client: HTML = HTML(), url: (_ file: String) -> String?
    ) -> [UInt8] {
        var body = HTML()
        guard !rows.isEmpty else {
            body.append("p class=\"lead\"", text: "The site has no facts yet.")
            body.append(
                "p class=\"empty\"",
                text: "Register one in \(FactRegistry.path), use it as :fact[its-name], and it appears here.")
            return page(body, client)
        }
        let groups: [(Status, String, String)] = [
            (.overdue, "Overdue", "To be confirmed again: read the source, then set the day."),
            (.pending, "Pending", "Not final: pages show the fallback."),
            (.verified, "Verified", "Confirmed by a source, and not yet due again."),
        ]
        let sorted = groups.map { group in rows.filter { Status(of: $0.fact, today: today) == group.0 } }
        let counts = zip(groups, sorted).filter { !$1.isEmpty }.map { "\($1.count) \($0.1.lowercased())" }
        let days = "on \(today)"
        body.append(
            "p class=\"lead\"",
            text: "\(counted(rows.count, "fact")) \(days): \(counts.joined(separator: ", ")).")
        body.append(markup: "\n")
        body.append(filter: "Filter facts by name, words or file")
        for ((_, title, said), rows) in zip(groups, sorted) where !rows.isEmpty {
            body.append(markup: "<section data-filter-group>\n<h2>")
            body.appendEscaped(title)
            body.append(markup: " ")
            body.append("span class=\"count\"", text: String(rows.count))
            body.append(markup: "</h2>\n")
            body.append("p class=\"note\"", text: said)
            body.append(markup: "\n")
            for row in rows { append(row, today, to: &body, url) }
            body.append(markup: "</section>\n")
        }
        return page(body, client)
    }

    private static func append(
        _ row: FactsReport.Row, _ today: CalendarDate, to body: inout HTML, _ url: (String) -> String?
    ) {
        let fact = row.fact
        body.append(markup: "<article class=\"fact\" data-filter-row id=\"")
        body.appendEscaped(fact.name)
        body.append(markup: "\">\n<h3>")
        body.append("code", text: fact.name)
        body.append(markup: "</h3>\n<p class=\"shows\">")
        body.appendEscaped(fact.text)
        body.append(markup: "</p>\n<dl>\n")
        body.append(term: "Status", .escaped(status(fact, today)))
        body.append(term: "Source", source(fact))
        var place = HTML()
        place.append(copied: "\(fact.location.file):\(fact.location.line)", name: "where \(fact.name) is registered")
        body.append(term: "Registered", place)
        body.append(term: "Used", uses(row, url))
        body.append(markup: "</dl>\n</article>\n")
    }

    private static func status(_ fact: Fact, _ today: CalendarDate) -> String {
        guard let verified = fact.verified, fact.status == .verified else { return "Pending" }
        let late = fact.daysOverdue(today: today)
        let due = fact.due.map { late > 0 ? ", due since \($0) (\(counted(late, "day")))" : ", due again on \($0)" }
        return "Verified on \(verified)\(due ?? "")"
    }

    private static func source(_ fact: Fact) -> HTML {
        guard let source = fact.source else { return HTML() }
        guard source.hasPrefix("https://") else { return .escaped(source) }
        var html = HTML()
        html.append(link: source, text: source)
        return html
    }

    private static func uses(_ row: FactsReport.Row, _ url: (String) -> String?) -> HTML {
        guard !row.uses.isEmpty else { return "Nowhere" }
        var html: HTML = "<ul class=\"uses\">\n"
        for use in row.uses.prefix(useLimit) {
            let place = "\(use.file):\(use.line):\(use.column)"
            html.append(markup: "<li>")
            html.append(copied: place, name: place)
            if let url = url(use.file) {
                html.append(markup: " ")
                html.append(link: url, text: url)
            }
            html.append(markup: "</li>\n")
        }
        if row.uses.count > useLimit {
            html.append(
                "li", text: "and \(row.uses.count - useLimit) more: sitegen facts \(row.fact.name) lists them all")
        }
        html.append(markup: "</ul>")
        return html
    }

    private static func page(_ body: HTML, _ client: HTML) -> [UInt8] {
        ToolPage(title: "Facts", address: ToolAddress.facts).bytes(body, client: client)
    }
}
