import Testing
@testable import SiteKit

@Suite("Diagnostics as GitHub's annotations")
struct GitHubReporterTests {
    private let reporter = GitHubReporter(prefix: "")

    @Test("place, code and words stand in one command; the end is the column behind what is meant")
    func whole() {
        let place = SiteKit.SourceLocation(file: "content/a.md", line: 3, column: 5, length: 7)
        let fault = Diagnostic.error(
            .unknownFact, "unknown fact 'x'", at: place, label: "no such fact", notes: ["one", "two"],
            help: "register it")
        #expect(
            reporter.line(fault)
                == "::error file=content/a.md,line=3,col=5,endColumn=12,title=SG0412::unknown fact 'x' (no such fact)"
                + "%0Anote: one%0Anote: two%0Ahelp: register it")
    }

    @Test("a fault of a whole file has no line, one without a file no place")
    func sparse() {
        #expect(
            reporter.line(.warning(.strayFile, "m", at: SiteKit.SourceLocation(file: "a.txt")))
                == "::warning file=a.txt,title=SG0325::m")
        #expect(reporter.line(.warning(.outputPlace, "m")) == "::warning title=SG0801::m")
    }

    @Test("a site in a folder of the repository says so")
    func prefixed() {
        let fault = Diagnostic.error(.strayFile, "m", at: SiteKit.SourceLocation(file: "a.txt"))
        #expect(GitHubReporter(prefix: "docs/site/").line(fault) == "::error file=docs/site/a.txt,title=SG0325::m")
    }

    @Test("what has a meaning in commands is escaped: colons and commas in properties only")
    func escaped() {
        let fault = Diagnostic.error(
            .strayFile, "50%: a, b\nc", at: SiteKit.SourceLocation(file: "a,b:c%d.md"), notes: ["d\r\ne"], help: "%0A")
        #expect(
            reporter.line(fault)
                == "::error file=a%2Cb%3Ac%25d.md,title=SG0325::50%25: a, b c%0Anote: d\u{FFFD}%0Ae%0Ahelp: %250A")
    }

    @Test("no text can end the command or begin another", arguments: ["\n::add-mask::x", "\r::error::x", "\u{1B}[2J"])
    func hostile(text: String) {
        let place = SiteKit.SourceLocation(file: "a\(text).md", line: 1)
        let line = reporter.line(.error(.unknownFact, text, at: place, label: text, notes: [text], help: text))
        #expect(line.hasPrefix("::error file=a"))
        #expect(!line.unicodeScalars.contains { $0 == "\n" || $0 == "\r" })
    }
}
