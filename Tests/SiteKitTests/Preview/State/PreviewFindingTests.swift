import Testing

@testable import SiteKit

@Suite("Findings as a browser shows them")
struct PreviewFindingTests {
    static let source = [
        "# Rates", "", "It costs :fact[</pre><script>alert(1)</script>] an image.", "More.", "Even more.",
    ]

    static let unknownFact = Diagnostic.error(
        .unknownFact, "unknown fact '</pre><script>alert(1)</script>'",
        at: SourceLocation(file: "content/docs/x.md", line: 3, column: 16, length: 32),
        label: "no such fact in content/facts.yml", notes: ["it is used\ntwice"], help: "register it")

    static func make(_ diagnostics: [Diagnostic], lines: [String] = source) -> [PreviewState.Finding] {
        PreviewState.Finding.make(diagnostics) { _, number in
            lines.indices.contains(number - 1) ? lines[number - 1] : nil
        }
    }

    /// The part of a line that is marked.
    private func marked(_ finding: PreviewState.Finding) -> String? {
        guard let line = finding.excerpt.first(where: { $0.mark != nil }), let mark = line.mark else { return nil }
        return String(String.UnicodeScalarView(Array(line.text.unicodeScalars)[mark]))
    }

    private func finding(_ line: String, column: Int, length: Int) throws -> PreviewState.Finding {
        let place = SourceLocation(file: "a.md", line: 1, column: column, length: length)
        return try #require(Self.make([.error(.unknownFact, "x", at: place, help: "y")], lines: [line]).first)
    }

    @Test("the line is shown with two before and one after, and what is meant is marked")
    func excerpt() throws {
        let finding = try #require(Self.make([Self.unknownFact]).first)
        #expect(finding.excerpt.map(\.number) == [1, 2, 3, 4])
        #expect(marked(finding) == "</pre><script>alert(1)</script>]")
        #expect(finding.place == "content/docs/x.md:3:16")
        #expect(finding.notes == ["it is used", "twice"])
    }

    @Test("columns count scalars, not letters")
    func scalars() throws {
        #expect(marked(try finding("e\u{301}🇫🇷 here", column: 6, length: 4)) == "here")
    }

    @Test("a long line is cut round the place")
    func longLine() throws {
        let line = String(repeating: "a", count: 5000) + "HERE" + String(repeating: "b", count: 5000)
        let finding = try finding(line, column: 5001, length: 4)
        let text = try #require(finding.excerpt.first?.text)
        #expect(marked(finding) == "HERE")
        #expect(text.hasPrefix("…aaa") && text.hasSuffix("bbb…"))
        #expect(text.unicodeScalars.count <= 162)
    }

    @Test("a place past the end of a line, or of the file, marks nothing and harms nothing")
    func beyond() throws {
        #expect(marked(try finding("short", column: 6, length: 1)) == "")
        #expect(marked(try finding("short", column: 900, length: 50)) == "")
        let place = SourceLocation(file: "a.md", line: 99, column: 1, length: 1)
        #expect(Self.make([.error(.unknownFact, "x", at: place, help: "y")]).first?.excerpt == [])
    }

    @Test("a mark that reaches further than what is shown ends with it")
    func longMark() throws {
        let finding = try finding(String(repeating: "a", count: 900), column: 1, length: 900)
        #expect(marked(finding)?.count == 160)
    }

    @Test("control characters and marks that turn the direction are replaced")
    func control() throws {
        let finding = try finding("a\u{1B}[31m\u{202E}b", column: 1, length: 1)
        #expect(finding.excerpt.first?.text == "a\u{FFFD}[31m\u{FFFD}b")
    }

    @Test("a line with a secret is shown by no finding")
    func secret() {
        let hidden = Diagnostic.error(
            .unknownFact, "a key stands here", at: SourceLocation(file: "a.md", line: 2), help: "remove it",
            hidesSource: true)
        let beside = Diagnostic.error(
            .unknownFact, "x", at: SourceLocation(file: "a.md", line: 3), help: "y")
        let same = Diagnostic.error(
            .unknownFact, "x", at: SourceLocation(file: "a.md", line: 2), help: "y")
        let found = Self.make([beside, hidden, same], lines: ["one", "SECRET", "three"])
        #expect(found.map(\.excerpt.count) == [2, 0, 0])
        #expect(!found.contains { $0.excerpt.contains { $0.text.contains("SECRET") } })
    }

    @Test("a fault of a whole file, or of none, has no excerpt")
    func placeless() {
        let found = Self.make([
            .error(.unknownFact, "x", at: SourceLocation(file: "a.md"), help: "y"),
            .error(.unknownFact, "x", help: "y"),
        ])
        #expect(found.map(\.place) == ["a.md", nil])
        #expect(found.allSatisfy { $0.excerpt.isEmpty && $0.line == nil })
    }
}
