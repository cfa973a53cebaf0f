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
            #expect(code.id.wholeMatch(of: /SG(?:0[1-9]|1[0-4])\d\d/) != nil, "\(code.name) is \(code.id)")
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
}
