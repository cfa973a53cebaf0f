import Testing

@testable import SiteKit

@Suite("The page of facts")
struct FactsPageTests {
    private func html(_ rows: [FactsReport.Row], on today: CalendarDate = PreviewStateTests.today) -> String {
        let page = FactsPage.html(rows: rows, today: today) { file in file == "content/docs/x.md" ? "/docs/x/" : nil }
        return String(decoding: page, as: UTF8.self)
    }

    private func rows() throws -> [FactsReport.Row] {
        try PreviewStateTests.facts().all.map { fact in
            FactsReport.Row(
                fact: fact,
                uses: fact.name == "speed"
                    ? []
                    : [
                        SourceLocation(file: "content/docs/x.md", line: 3, column: 9),
                        SourceLocation(file: "templates/footer.mustache", line: 1, column: 4),
                    ])
        }
    }

    @Test("each fact stands under its status, with dates, source and uses")
    func whole() throws {
        let page = html(try rows())
        #expect(page.contains("3 facts on 2026-11-24: 1 overdue, 1 pending, 1 verified."))
        let order = [
            "<h2>Overdue", "id=\"speed\"", "<h2>Pending", "id=\"image-price\"", "<h2>Verified", "max-output\"",
        ]
        let places = order.compactMap { page.firstRange(of: $0)?.lowerBound }
        #expect(places.count == order.count && places == places.sorted())
        #expect(page.contains("Verified on 2026-10-17, due since 2026-11-16 (8 days)"))
        #expect(page.contains("Verified on 2026-11-20, due again on 2027-05-19"))
        #expect(page.contains("<a href=\"https://fixture.test/limits\">"))
        #expect(page.contains("the &lt;brief&gt;"))
        #expect(
            page.contains("<code>content/docs/x.md:3:9</code>") && page.contains("<a href=\"/docs/x/\">/docs/x/</a>"))
        #expect(page.contains("<dd>Nowhere</dd>"))
        try Golden.expect(page, "preview/facts.html")
    }

    @Test("an empty status has no section; a site without facts says how to begin")
    func empty() throws {
        let verified = html(try rows().filter { $0.fact.name == "image-2/max-output" })
        #expect(!verified.contains("<h2>Pending") && verified.contains("1 fact on 2026-11-24: 1 verified."))
        #expect(html([]).contains("Register one in content/facts.yml"))
    }

    @Test("a source that is no https address is no link")
    func sources() throws {
        let facts = FactRegistry.load(
            SourceText(
                "content/facts.yml",
                "f: {value: 1, status: verified, source: 'javascript:alert(1)', verified: 2026-11-20}")
        ).0
        let page = html(facts.all.map { FactsReport.Row(fact: $0, uses: []) })
        #expect(page.contains("javascript:alert(1)") && !page.contains("href=\"javascript"))
    }

    @Test("of a fact that is used everywhere, some uses are listed, and it says so")
    func manyUses() throws {
        let fact = try #require(try PreviewStateTests.facts()["speed"])
        let uses = (1...80).map { SourceLocation(file: "content/a.md", line: $0) }
        let page = html([FactsReport.Row(fact: fact, uses: uses)])
        #expect(page.contains("and 30 more: sitegen facts speed lists them all"))
    }
}
