import Testing
@testable import SiteKit

@Suite("The end of waivers")
struct WaiverEndTests {
    /// What is said on a day of a waiver that ends on 2026-11-24.
    private func faults(on day: String) throws -> [Diagnostic] {
        let yaml = """
            title: A
            description: b
            base_url: https://a.test
            stylesheet: s.css
            checks: {waivers: [{pattern: todo, in: content/a.md, reason: "until the launch", until: 2026-11-24}]}

            """
        let (config, found) = SiteConfig.load(SourceText("site.yml", yaml))
        try #require(found.map(\.summary) == [])
        return Waivers.expired(try #require(config).checks, today: try #require(CalendarDate(day)))
    }

    @Test("a waiver holds to the end of its last day, and is an error after it")
    func expired() throws {
        #expect(try faults(on: "2026-11-24").map(\.summary) == [])
        let found = try faults(on: "2026-11-25")
        #expect(
            found.map(\.summary) == [
                "SG1115 site.yml:5:30+4 the waiver of 'todo' in 'content/a.md' ended on 2026-11-24"
            ])
        #expect(found[0].notes == ["its reason was: until the launch"])
        #expect(found[0].help != nil)
    }
}
