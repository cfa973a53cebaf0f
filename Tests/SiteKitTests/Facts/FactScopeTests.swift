import Testing

@testable import SiteKit

@Suite("What a fact's name means in a file")
struct FactScopeTests {
    private func registry(_ names: String...) -> FactRegistry {
        let yaml = names.map { "\($0): {status: pending, fallback: x}\n" }.joined()
        return FactRegistry.load(SourceText("content/facts.yml", yaml)).0
    }

    @Test(
        "the fact of the nearest folder comes first, the one without a folder last; a whole name means the same everywhere",
        arguments: [
            ("content/image-2/index.md", "max", "image-2/max"), ("content/image-2/deep/er/a.md", "max", "image-2/max"),
            ("content/image-2/pro/a.md", "max", "image-2/pro/max"), ("content/docs/a.md", "max", "max"),
            ("content/image-2.md", "max", "max"), ("content/image-22/a.md", "max", "max"), ("site.yml", "max", "max"),
            ("content/docs/a.md", "image-2/max", "image-2/max"), ("content/image-2/a.md", "image-2/max", "image-2/max"),
            ("content/image-2/a.md", "pro/max", "image-2/pro/max"), ("content/image-2/a.md", "min", "min"),
            ("templates/image-2/a.mustache", "max", "max"),
        ])
    func meaning(file: String, written: String, meant: String) {
        let facts = registry("max", "min", "image-2/max", "image-2/pro/max")
        #expect(facts.meaning(of: written, in: file)?.name == meant)
    }

    @Test("a fact of a folder is unknown elsewhere by its short name; the message says the whole one")
    func unknown() {
        let facts = registry("image-2/max-output")
        #expect(facts.meaning(of: "max-output", in: "content/docs/a.md") == nil)
        #expect(
            facts.unknown("max-output", at: .init(file: "content/docs/a.md")).help
                == "did you mean 'image-2/max-output'?")
        #expect(
            facts.unknown("max-outputt", at: .init(file: "content/image-2/a.md")).help == "did you mean 'max-output'?")
        #expect(facts.unknown("zzz", at: .init(file: "content/a.md")).help == "register it in content/facts.yml")
    }

    @Test("a use is recorded under the whole name, each place once and in order; asking isn't using")
    func uses() {
        let facts = registry("a", "x/a", "b")
        for line in [9, 2, 9] { _ = facts.use("a", at: .init(file: "content/x/p.md", line: line)) }
        _ = facts.use("a", at: .init(file: "content/p.md", line: 1))
        _ = facts.use("none", at: .init(file: "content/p.md", line: 1))
        _ = facts.meaning(of: "b", in: "content/p.md")
        let rows = FactsReport.rows(facts, facts.uses.all)
        #expect(rows.map(\.fact.name) == ["a", "b", "x/a"])
        #expect(rows.map { $0.uses.map(\.line) } == [[1], [], [2, 9]])
        #expect(rows.map { $0.uses.map(\.file) } == [["content/p.md"], [], ["content/x/p.md", "content/x/p.md"]])
        #expect(facts.uses.names == ["a", "x/a"])
    }
}
