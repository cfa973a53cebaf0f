import Foundation
import Testing
@testable import SiteKit

@Suite("Diagnostic codes")
struct DiagnosticCodeTests {
    @Test("every declaration is found by the pattern the other tests read with")
    func allFound() throws {
        let lines = try Rooms.sources().filter { $0.file.hasPrefix("Diagnostics/DiagnosticCode+") }
            .flatMap { $0.text.split(separator: "\n") }.filter { $0.contains("= DiagnosticCode(") }
        #expect(lines.count == (try DeclaredCode.all().count))
        #expect(lines.count > 50)
    }

    @Test("ids are SG and four digits, and no two are the same")
    func ids() throws {
        let codes = try DeclaredCode.all()
        for code in codes {
            #expect(code.id.wholeMatch(of: /SG(?:0[1-9]|1[0-6])\d\d/) != nil, "\(code.name) is \(code.id)")
        }
        #expect(Dictionary(grouping: codes, by: \.id).filter { $0.value.count > 1 }.keys.sorted() == [])
    }

    @Test("a summary is one sentence, and no two are the same")
    func summaries() throws {
        let codes = try DeclaredCode.all()
        for code in codes {
            #expect(code.summary.wholeMatch(of: /[A-Z:].*[^.]\./) != nil, "\(code.id): \(code.summary)")
        }
        #expect(Set(codes.map(\.summary)).count == codes.count)
    }

    @Test("every code is used somewhere")
    func used() throws {
        let sources = try Rooms.sources().filter { !$0.file.hasPrefix("Diagnostics/DiagnosticCode+") }
        let words = Set(sources.flatMap { SwiftTokens($0.text).tokens })
        #expect(try DeclaredCode.all().map(\.name).filter { !words.contains($0) } == [])
    }

    @Test("no code is made outside the files that declare codes")
    func declaredInOnePlace() throws {
        let strays = try Rooms.sources().filter {
            !$0.file.hasPrefix("Diagnostics/DiagnosticCode") && $0.text.contains("DiagnosticCode(\"")
        }
        #expect(strays.map(\.file) == [])
    }

    @Test("'all' has every code that is declared, in order, and nothing else")
    func all() throws {
        let listed = DiagnosticCode.all.map(\.id)
        #expect(listed == listed.sorted())
        let declared = try DeclaredCode.all()
        let missing = declared.filter { !listed.contains($0.id) }.map { "\($0.id) \($0.name) in \($0.file)" }
        #expect(missing == [], "add them to the list at the head of their file, and a new list to DiagnosticCode.all")
        #expect(listed.count == declared.count)
    }

    @Test("every code is explained, in sentences, in lines that fit a terminal")
    func explained() {
        for code in DiagnosticCode.all {
            let text = code.explanation
            #expect(text.count > code.summary.count && text.count > 100, "\(code.id) is not explained")
            #expect(text == text.trimmingCharacters(in: .whitespacesAndNewlines), "\(code.id)")
            #expect(!text.contains("\n\n\n") && !text.contains("\t"), "\(code.id)")
            for line in text.split(separator: "\n") {
                #expect(line.count <= 108, "\(code.id): \(line)")
            }
            // A heading or a rule in it would end its part of the page.
            #expect(!text.split(separator: "\n").contains { $0.hasPrefix("#") || $0.hasPrefix("---") }, "\(code.id)")
        }
        let texts = DiagnosticCode.all.map(\.explanation)
        #expect(Set(texts).count == texts.count)
    }

    @Test("an explanation names only codes that exist")
    func names() throws {
        let ids = Set(DiagnosticCode.all.map(\.id))
        for code in DiagnosticCode.all {
            for match in code.explanation.matches(of: /SG\d{4}/) {
                #expect(ids.contains(String(match.0)), "\(code.id)")
            }
        }
    }
}
