import Testing
@testable import SiteKit

@Suite("What a second build says")
struct VerifyDiagnosticsTests {
    @Test("files that differ are listed, ten of them and a number")
    func differences() {
        let fault = Diagnostic.notReproducible((1...12).map { "differs: page-\($0)" })
        #expect(fault.summary == "SG0806 a second build of the same sources differs in 12 files")
        #expect(fault.notes.count == 11 && fault.notes.last == "and 2 more")
        #expect(fault.isDrift && fault.help != nil)
    }

    @Test("a second build that can't be made is no difference, and says why")
    func failure() {
        let fault = Diagnostic.verifyFailure("no room\nat all")
        #expect(fault.code.id == "SG0803" && !fault.isDrift)
        #expect(fault.notes == ["no room", "at all"])
    }
}
