import Foundation
import Testing
@testable import SiteKit

@Suite("Diagnostics written for programs")
struct JSONReporterTests {
    @Test("everything that is known stands in one object on one line, its keys in a fixed order")
    func whole() {
        let place = SiteKit.SourceLocation(file: "content/a.md", line: 3, column: 5, length: 7)
        let fault = Diagnostic.error(
            .unknownFact, "unknown fact \"x\"", at: place, label: "here", notes: ["one", "two\nlines"],
            help: "register it")
        #expect(
            JSONReporter.line(fault)
                == #"{"severity":"error","code":"SG0412","message":"unknown fact \"x\"","file":"content/a.md","#
                + #""line":3,"column":5,"length":7,"label":"here","notes":["one","two\nlines"],"help":"register it"}"#)
    }

    @Test("what is not known is left out")
    func sparse() {
        #expect(
            JSONReporter.line(.warning(.outputPlace, "m")) == #"{"severity":"warning","code":"SG0801","message":"m"}"#)
        #expect(
            JSONReporter.line(.error(.strayFile, "m", at: SiteKit.SourceLocation(file: "a")))
                == #"{"severity":"error","code":"SG0325","message":"m","file":"a"}"#)
    }

    @Test("hostile text stays one line of valid JSON")
    func hostile() throws {
        let text = "\u{0}\u{1B}[2J\r\n\u{2028}\"\\ 日本"
        let line = JSONReporter.line(.error(.unknownFact, text))
        #expect(!line.contains("\n") && !line.contains("\r"))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
        #expect(object["message"] == text)
    }
}
