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

    @Test("multibyte characters count by scalars")
    func multibyte() {
        let lines = shown("größe: 日本語", column: 8, length: 3).split(separator: "\n")
        #expect(lines[3] == "14 | größe: 日本語")
        #expect(lines[4] == "   |        ^^^")
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
        #expect(excerpt.count <= TextReporter.excerptWidth + 7)
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
        #expect(lines[4].count { $0 == "^" } == TextReporter.excerptWidth)
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
