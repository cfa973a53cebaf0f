import Testing

@testable import SiteKit

@Suite("What the bar is told")
struct PreviewStateTests {
    static let today = CalendarDate(daysSince1970: 20_781)

    /// The facts that tests of the preview show: one of each kind, the overdue one for 8 days.
    static func facts() throws -> FactRegistry {
        let (registry, faults) = FactRegistry.load(
            SourceText(
                "content/facts.yml",
                """
                image-price: {kind: money, unit: USD, status: pending, fallback: See pricing}
                image-2/max-output: {kind: quantity, value: 1536, unit: px, status: verified, source: "https://fixture.test/limits", verified: 2026-11-20, review-after: 180 days}
                speed: {kind: quantity, value: 20, unit: s, status: verified, source: the <brief>, verified: 2026-10-17, review-after: 30 days}
                """))
        try #require(faults.map(\.summary) == [])
        return registry
    }

    /// A state with something of everything.
    static func full() throws -> PreviewState {
        let facts = try facts()
        return PreviewState(
            page: PreviewState.Page(
                file: "content/docs/x.md", title: "Rates </script><b>", url: "/docs/x/", isDraft: true, isHeld: true),
            errors: PreviewFindingTests.make([PreviewFindingTests.unknownFact]),
            findings: PreviewFindingTests.make([
                .warning(.overdueFact, "no page '/gone/'", at: SourceLocation(file: "content/docs/x.md", line: 1))
            ]),
            facts: facts.all.compactMap { PreviewState.FactNote($0, today: today) },
            candidates: [PreviewState.Candidate(id: "portrait", title: "A portrait")],
            site: PreviewState.Site(
                errors: 2, warnings: 1, isChecking: true, drafts: 3,
                pages: [PreviewState.OtherPage(title: "Y", url: "/docs/y/", errors: 1, warnings: 0)]))
    }

    @Test("it is JSON on one line, which no text can leave")
    func oneLine() throws {
        let bytes = try Self.full().json
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!bytes.contains { $0 < 0x20 })
        #expect(!text.contains("<"))
        #expect(text.contains("Rates \\u003c/script\\u003e\\u003cb\\u003e"))
        try Golden.expect(text + "\n", "preview/state.json")
    }

    @Test("an empty state says so, and leaves out what there isn't")
    func empty() {
        #expect(
            String(decoding: PreviewState().json, as: UTF8.self)
                == "{\"errors\":[],\"findings\":[],\"facts\":[],\"candidates\":[],\"site\":{\"errors\":0,\"warnings\":0,"
                + "\"isChecking\":false,\"drafts\":0,\"pages\":[]}}")
    }

    @Test("of the facts, those that are pending or overdue are told")
    func factNotes() throws {
        let notes = try Self.facts().all.compactMap { PreviewState.FactNote($0, today: Self.today) }
        #expect(notes.map(\.name) == ["image-price", "speed"])
        #expect(notes.map(\.status) == [.pending, .overdue])
        #expect(notes.map(\.shows) == ["See pricing", "20\u{A0}s"])
        #expect(notes.map { $0.due?.description } == [nil, "2026-11-16"])
        #expect(notes.map { $0.location?.line } == [1, 3])
    }

    @Test("no more than 20 other pages are told")
    func manyPages() throws {
        var state = PreviewState()
        let page = PreviewState.OtherPage(title: "Y", url: "/y/", errors: 1, warnings: 0)
        state.site.pages = Array(repeating: page, count: 50)
        #expect(String(decoding: state.json, as: UTF8.self).split(separator: "\"title\"").count == 21)
    }
}
