import Testing
@testable import SiteKit

@Suite("Codes explained")
struct DiagnosticReferenceTests {
    @Test("a code is found however it is written", arguments: ["SG0412", "sg0412", "Sg412", "412", "0412"])
    func found(text: String) {
        #expect(DiagnosticReference.code(text) == .unknownFact)
    }

    @Test(
        "what is no code finds none",
        arguments: ["", "SG", "SG0499", "04120", "SG00412", "SG4 12", "４１２", "fact", "-412", "0x19C", "SG0412 "])
    func unknown(text: String) {
        #expect(DiagnosticReference.code(text) == nil)
    }

    @Test("a slip finds the codes that it is near to, at most three")
    func near() {
        #expect(DiagnosticReference.near("sg0413").map(\.id) == ["SG0403", "SG0412"])
        #expect(DiagnosticReference.near("SG04112").map(\.id) == ["SG0412"])
        #expect(DiagnosticReference.near("SG4012").map(\.id) == ["SG0412"])
        #expect(DiagnosticReference.near("SG0109").count == 3)
        #expect(DiagnosticReference.near("nonsense at length") == [])
        #expect(DiagnosticReference.near("") == [])
    }

    @Test("the text of a code has its name, its summary and the explanation")
    func text() {
        let text = DiagnosticReference.text(.unknownFact)
        #expect(text.hasPrefix("SG0412: A fact is used that isn't registered.\n\n"))
        #expect(text.hasSuffix(DiagnosticCode.unknownFact.explanation + "\n"))
    }

    @Test("docs/diagnostics.md is what 'make docs' makes")
    func page() throws {
        let committed = String(
            decoding: try Folder.readAll("\(Repository.root)/docs/diagnostics.md"), as: UTF8.self)
        #expect(committed == DiagnosticReference.page, "run 'make docs'")
    }

    @Test("every code has a heading of its own on the page, so that #sg0412 leads to it, and a line that leads there")
    func headings() {
        let lines = DiagnosticReference.page.split(separator: "\n")
        for code in DiagnosticCode.all {
            #expect(lines.count { $0 == "### \(code.id)" } == 1)
            #expect(lines.count { $0 == "- [\(code.id)](#\(code.id.lowercased())): \(code.summary)" } == 1)
        }
    }

    @Test("every area of codes has a name")
    func areas() {
        for code in DiagnosticCode.all {
            #expect(DiagnosticReference.name(of: code.id.prefix(4)) != code.id.prefix(4), "\(code.id)")
        }
    }
}
