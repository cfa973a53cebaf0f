import Testing

@testable import SiteKit

@Suite("Input that would take too long or too much")
struct LimitTests {
    private func codes(_ text: String) -> Set<String> { Set(rendered(text).diagnostics.map(\.code.id)) }

    @Test("tables are limited in columns and cells")
    func tables() {
        func table(columns: Int, rows: Int) -> String {
            times("|a", columns) + "|\n" + times("|-", columns) + "|\n" + times("|\n", rows)
        }
        #expect(codes(table(columns: 1_000, rows: 50)) == [])
        #expect(codes(table(columns: 1_005, rows: 1)) == ["SG0302"])
        #expect(codes(table(columns: 100, rows: 900)) == [])
        #expect(codes(table(columns: 100, rows: 1_100)) == ["SG0302"])
        #expect(codes(table(columns: 20_000, rows: 20_000)) == ["SG0302"])
        #expect(codes("> - " + times("a|", 2_000) + "\n>   " + times("-|", 2_000)) == ["SG0302"])
        #expect(codes("a " + times("|", 5_000)) == [])
    }

    @Test("pages are limited in size")
    func size() {
        #expect(codes(times("a\n\n", 6_000_000)) == ["SG0301"])
    }

    @Test(
        "nesting is limited",
        arguments: [
            times(">", 20_000) + "a", times("> ", 201) + "a", times("- ", 250) + "a",
            times("*a **a ", 150) + "b" + times("***", 150),
            (0..<250).map { times("  ", $0) + "- a\n" }.joined(), times("- > ", 150) + "a",
            times(":::a\n", 300) + times(":::\n", 300),
            (1...400).map { times(">", $0) + "a\n" }.joined(),
        ].map(LongText.init))
    func nesting(_ long: LongText) {
        let text = long.text
        #expect(codes(text).contains("SG0303"))
    }

    @Test("nesting within the limit is not refused")
    func nestingWithin() {
        #expect(codes(times("> ", 190) + "a") == [])
    }

    @Test(
        "floods that cmark-gfm takes quadratic time for are refused",
        arguments: [
            "www.a.b" + times(")", 100_000), times("a@", 100_000), times("a\n", 40_000) + "|a|\n|-|\n",
            "[a]: /" + times("x", 50_000) + "\n\n" + times("[a] ", 50_000),
            times("- ", 4_000) + "a\n" + times("\n", 100_000),
            times("word *em* [a](b.md) ", 100_000),
            times("www.a.b" + times("?)", 20_000) + " ", 8),
        ].map(LongText.init))
    func floods(_ long: LongText) {
        let text = long.text
        let page = rendered(text)
        #expect(page.diagnostics.map(\.code.id) == ["SG0304"])
        #expect(page.diagnostics.allSatisfy { $0.location != nil })
    }

    @Test(
        "other floods end well",
        arguments: [
            times("[", 100_000), times("*", 100_000), times("![", 50_000), times("`", 100_000), times("_a ", 30_000),
            times("word *em* [a](b.md) ", 4_000), times("[a](", 30_000), times("<!", 50_000),
            times("[^a]", 5_000) + "\n\n[^a]: x",
            times("\n[^a]: x\n", 5_000),
            times("[", 20_000) + "a" + times("](b)", 20_000), times("~~a ", 20_000), times("www.a ", 20_000),
            times("https://a ", 20_000), times("&", 100_000), times("\\", 100_000), times("<a ", 50_000),
            times("|", 100_000),
            times("a|b\n-|-\n", 5_000), times("a***b ", 20_000), times("> a\n", 20_000),
            times("(", 50_000) + times(")", 1_000),
            times(":a[x] ", 10_000), times(":a[", 20_000), times("::a\n", 10_000), times(":::a\nx\n:::\n", 10_000),
            times("# a\n", 10_000),
            times("<b onclick=x>", 10_000), times("[a](#x) ", 10_000),
            times("`:a[x]` ", 10_000) + times(":a[x] ", 10_000),
            times(":::\n", 10_000), times("\\:a[x] ", 20_000), times("[a]: missing\n", 10_000), times("- ", 200) + "a",
        ].map(LongText.init))
    func harmless(_ long: LongText) {
        let text = long.text
        #expect(!rendered(text).parts.isEmpty)
    }

    @Test("ordinary large pages are not refused")
    func large() {
        let prose = times("Words with [links](a.md), `code` (and more) and a@b.test, again and again.\n", 12) + "\n"
        let list = times("- entry [x] (y)\n  - inner\n", 40) + "\n"
        let table = "| a | b |\n|---|---|\n" + times("| 1 | 2 |\n", 200) + "\n"
        #expect(codes(times(prose + list + table + "[x]: https://x.test/a/long/path \"title\"\n\n", 60)) == [])
    }
}

private func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
