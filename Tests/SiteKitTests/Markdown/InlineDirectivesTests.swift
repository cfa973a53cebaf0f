import Testing

@testable import SiteKit

@Suite("Directives in text that isn't Markdown")
struct InlineDirectivesTests {
    private func expand(_ text: String) -> InlineDirectives.Expansion {
        InlineDirectives.expand(
            text: text, at: SourceLocation(file: "content/a.md", line: 3, column: 8), resolver: StubResolver())
    }

    @Test("are replaced, and everything else is escaped")
    func expands() {
        let result = expand("A & :fact[x] *b* <c>")
        #expect(result.html == "A &amp; <i>fact|x|</i> *b* &lt;c&gt;")
        #expect(result.plainText == "A & fact|x| *b* <c>")
        #expect(result.diagnostics.isEmpty)
    }

    @Test("can be escaped; other colons are left alone", arguments: ["10:30", "a:b[c]", "C:\\x", "a: b", ":x"])
    func plain(_ text: String) {
        #expect(expand(text).plainText == text)
        #expect(expand(#"\:fact[x]"#).html == ":fact[x]")
    }

    @Test("are refused at their place")
    func refuses() {
        #expect(
            expand("é :unknown[x]").diagnostics.map(\.location)
                == [SourceLocation(file: "content/a.md", line: 3, column: 11, length: 7)])
        #expect(expand("a :x[").diagnostics.map(\.code.id) == ["SG0201"])
    }
}
