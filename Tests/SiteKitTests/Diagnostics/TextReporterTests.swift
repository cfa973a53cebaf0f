import Testing
@testable import SiteKit

@Suite("Diagnostics shown to people")
struct TextReporterTests {
    private func shown(
        _ source: String?, line: Int = 14, column: Int = 1, length: Int = 1, label: String = "", notes: [String] = [],
        help: String? = nil, isColored: Bool = false, message: String = "something is wrong"
    ) -> String {
        let place = SiteKit.SourceLocation(file: "content/a.md", line: line, column: column, length: length)
        return TextReporter(isColored: isColored) { file, number in
            file == "content/a.md" && number == line ? source : nil
        }.text(.error(.unknownFact, message, at: place, label: label, notes: notes, help: help))
    }

    @Test("place, excerpt, caret, label, notes and help stand as in the design")
    func whole() {
        let text = shown(
            "Largest side: :fact[max-outptu]", column: 21, length: 10, label: "no such fact in content/facts.yml",
            notes: ["facts are registered once"], help: "did you mean 'max-output'?",
            message: "unknown fact 'max-outptu'")
        #expect(
            text == """
                error[SG0412]: unknown fact 'max-outptu'
                  --> content/a.md:14:21
                   |
                14 | Largest side: :fact[max-outptu]
                   |                     ^^^^^^^^^^ no such fact in content/facts.yml
                   = note: facts are registered once
                   = help: did you mean 'max-output'?


                """)
    }

    @Test("a fault without a place has no excerpt")
    func placeless() {
        let reporter = TextReporter(isColored: false) { _, _ in "never shown" }
        #expect(
            reporter.text(.warning(.outputPlace, "no room", help: "make some")) == """
                warning[SG0801]: no room
                  = help: make some


                """)
    }

    @Test("a fault of a whole file names the file alone")
    func wholeFile() {
        #expect(shown("never shown", line: 0) == "error[SG0412]: something is wrong\n --> content/a.md\n\n")
    }

    @Test("a line that can't be read again leaves the excerpt out")
    func unreadable() {
        #expect(shown(nil, line: 7, column: 3) == "error[SG0412]: something is wrong\n --> content/a.md:7:3\n\n")
    }

    @Test("a tab counts as one column, in the line and above the caret")
    func tabs() {
        let lines = shown("\tkey:\tvalue", column: 7, length: 5).split(separator: "\n")
        #expect(lines[3] == "14 |  key: value")
        #expect(lines[4] == "   |       ^^^^^")
    }

    @Test(
        "marks stand under what is meant, whatever the width of the letters",
        arguments: [
            ("größe: x", 8, 1, "       ^"), ("größe: 日本語", 8, 3, "       ^^^^^^"), ("日本語: wert", 6, 4, "        ^^^^"),
            ("ｆｕｌｌ x", 6, 1, "         ^"), ("한국 x", 4, 1, "     ^"), ("🙂🙂 x", 4, 1, "     ^"),
            ("e\u{301}te\u{301} x", 7, 1, "    ^"), ("e\u{301}x", 1, 2, "^"), ("ae\u{301}x", 3, 1, " ^"),
            ("שלום x", 6, 1, "     ^"), ("½ — x", 5, 1, "    ^"),
        ])
    func widths(line: String, column: Int, length: Int, marks: String) {
        let lines = shown(line, column: column, length: length).split(separator: "\n")
        #expect(lines[3] == "14 | \(line)")
        #expect(lines[4] == "   | \(marks)")
    }

    @Test("a long line of wide letters is cut at the terminal's columns")
    func longWideLine() throws {
        let line = String(repeating: "日", count: 300) + "X" + String(repeating: "本", count: 300)
        let lines = shown(line, column: 301).split(separator: "\n")
        let before = try #require(lines[3].dropFirst(5).firstIndex(of: "X"))
        let columns = lines[3].dropFirst(5)[..<before].reduce(0) { $0 + ($1 == "日" ? 2 : 1) }
        #expect(lines[4].dropFirst(5) == String(repeating: " ", count: columns) + "^")
        let width = lines[3].dropFirst(5).unicodeScalars.reduce(0) { $0 + VisibleText.width($1) }
        #expect((100...SourceExcerpt.width + 2).contains(width))
    }

    @Test("a letter with marks without an end doesn't make an excerpt without an end")
    func endlessMarks() {
        let text = shown("a" + String(repeating: "\u{301}", count: 100_000) + "b", column: 100_002)
        #expect(text.unicodeScalars.count < 2_000)
    }

    @Test("a label of several lines is one; notes and help go on under their first line")
    func severalLines() {
        let text = shown("abc", label: "one\ntwo", notes: ["three\nfour"], help: "five\nsix", message: "seven\neight")
        #expect(
            text == """
                error[SG0412]: seven eight
                  --> content/a.md:14:1
                   |
                14 | abc
                   | ^ one two
                   = note: three
                           four
                   = help: five
                           six


                """)
    }

    @Test("a secret is hidden in the excerpt, and the marks still stand under it")
    func secret() {
        func text(column: Int, length: Int) -> String {
            let place = SiteKit.SourceLocation(file: "a.md", line: 1, column: column, length: length)
            return TextReporter(isColored: false) { _, _ in "key: sk-12345 end" }
                .text(.error(.unknownFact, "a secret", at: place, label: "here", hidesSource: true))
        }
        let lines = text(column: 6, length: 8).split(separator: "\n")
        #expect(lines[3] == "1 | key: •••••••• end")
        #expect(lines[4] == "  |      ^^^^^^^^ here")
        #expect(text(column: 6, length: 800).contains("1 | key: ••••••••••••\n"))
        #expect(text(column: 90, length: 8).contains("1 | key: sk-12345 end\n"))
    }

    @Test("a caret past the line's end stands right behind it, and never grows beyond the line")
    func pastTheEnd() {
        #expect(shown("abc", column: 90).split(separator: "\n")[4] == "   |    ^")
        #expect(shown("abc", column: 2, length: 90).split(separator: "\n")[4] == "   |  ^^")
        #expect(shown("", column: 1).split(separator: "\n")[4] == "   | ^")
    }

    @Test("a long line is cut around the caret, which stays under what it means")
    func longLine() throws {
        let line = String(repeating: "a", count: 500) + "WRONG" + String(repeating: "b", count: 500)
        let lines = shown(line, column: 501, length: 5).split(separator: "\n")
        let excerpt = Array(lines[3])
        let caret = try #require(Array(lines[4]).firstIndex(of: "^"))
        #expect(String(excerpt[caret..<caret + 5]) == "WRONG")
        #expect(Array(lines[4]).count { $0 == "^" } == 5)
        #expect(excerpt.count <= SourceExcerpt.width + 7)
        #expect(lines[3].hasPrefix("14 | …a") && lines[3].hasSuffix("b…"))
    }

    @Test("the end of a long line that fits is not marked as cut")
    func longLineEnd() {
        let lines = shown(String(repeating: "a", count: 300) + "!", column: 301).split(separator: "\n")
        #expect(lines[3].hasPrefix("14 | …") && lines[3].hasSuffix("a!"))
        #expect(lines[4].last == "^" && lines[4].count == lines[3].count)
    }

    @Test("a mark of a megabyte is drawn no wider than the excerpt")
    func hugeMark() {
        let lines = shown(String(repeating: "x", count: 1_000_000), length: 1_000_000).split(separator: "\n")
        #expect(lines[4].count { $0 == "^" } == SourceExcerpt.width)
    }

    @Test(
        "control and direction characters can't command the terminal",
        arguments: [
            "\u{1B}[2J", "\u{07}", "\u{9B}31m", "\u{202E}abc", "\u{200B}", "\u{2066}", "a\rb", "\u{7F}", "\u{FEFF}",
        ])
    func neutralised(text: String) {
        let all = shown(text, label: "here", notes: [text], help: text, message: text)
        let forbidden = all.unicodeScalars.filter {
            $0 != "\n" && [.control, .format].contains($0.properties.generalCategory)
        }
        #expect(forbidden.isEmpty)
        #expect(all.contains("\u{FFFD}"))
    }

    @Test("a file's name and a label can't command the terminal either")
    func neutralisedPlace() {
        let place = SiteKit.SourceLocation(file: "a\u{1B}[2J.md", line: 1)
        let text = TextReporter(isColored: false) { _, _ in "x" }
            .text(.error(.unknownFact, "m", at: place, label: "\u{1B}[2J"))
        #expect(!text.contains("\u{1B}"))
    }

    @Test("colours are used only when asked for, and say the same words")
    func colours() {
        let colored = shown("abc", label: "here", notes: ["n"], help: "h", isColored: true)
        let plain = shown("abc", label: "here", notes: ["n"], help: "h")
        #expect(!plain.contains("\u{1B}"))
        #expect(colored.hasPrefix("\u{1B}[1;31merror[SG0412]\u{1B}[0m"))
        #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    @Test("a warning has its own colour")
    func warningColour() {
        let text = TextReporter(isColored: true) { _, _ in nil }.text(.warning(.strayFile, "m"))
        #expect(text.hasPrefix("\u{1B}[1;33mwarning[SG0325]\u{1B}[0m"))
    }

    @Test(
        "faults are counted in words",
        arguments: [
            (0, 0, ""), (1, 0, "1 error"), (0, 1, "1 warning"), (2, 1, "2 errors and 1 warning"), (0, 3, "3 warnings"),
        ])
    func count(errors: Int, warnings: Int, words: String) {
        let list =
            Array(repeating: Diagnostic.error(.unknownFact, "m"), count: errors)
            + Array(repeating: Diagnostic.warning(.strayFile, "m"), count: warnings)
        #expect(TextReporter.count(list) == words)
        #expect(list.hasErrors == (errors > 0))
    }
}
