import Foundation
import Testing
@testable import SiteKit

/// However a site came to be what it is, a preview shows what a clean build of it would write, and finds wrong what a
/// build would find wrong.
@Suite struct PreviewEqualityTests {
    @Test("500 edits, renames and deletions leave what a clean build makes", arguments: [1, 2, 3] as [UInt64])
    func equalsACleanBuild(seed: UInt64) async throws {
        let rig = try await PreviewRig()
        var edits = RandomEdits(rig.fixture, seed: seed)
        var compared = 0
        for step in 1...500 {
            let changes = try edits.next()
            await rig.site.absorb(changes)
            if step % 3 == 0 { _ = try await rig.get("/about/") }
            if step % 25 == 0 || step == 500 {
                if step % 50 == 0 { await rig.site.absorb(try edits.mend()) }
                if try await compare(rig, "seed \(seed), step \(step)") { compared += 1 }
            }
        }
        #expect(compared >= 8, "hardly any site could be built")
    }

    /// Compares with a clean build; whether it could be built.
    private func compare(_ rig: PreviewRig, _ when: String) async throws -> Bool {
        let output = "clean"
        let report = await rig.fixture.build(output: output, drafts: true)
        let survey = try await rig.survey()
        #expect(
            survey.diagnostics.hasErrors == report.diagnostics.hasErrors,
            "\(when): \(report.diagnostics.map(\.summary))")
        guard report.exitCode == .clean else { return false }
        #expect(survey.diagnostics.map(\.summary) == report.diagnostics.map(\.summary), "\(when)")
        let folder = "\(rig.fixture.place.path)/\(output)"
        for file in try Folder.walk(folder).files.keys.sorted() {
            let (_, bytes) = try await rig.bytes("/\(file)")
            let built = try Folder.readAll("\(folder)/\(file)")
            if bytes != built {
                Issue.record("\(when): \(file) differs: \(PreviewEqualityTests.difference(bytes, built))")
                return true
            }
        }
        try Folder.removeTree(folder)
        return true
    }

    private static func difference(_ served: [UInt8], _ built: [UInt8]) -> String {
        let place =
            zip(served, built).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            ?? min(served.count, built.count)
        func around(_ bytes: [UInt8]) -> String {
            String(decoding: bytes[max(0, place - 60)..<min(bytes.count, place + 60)], as: UTF8.self)
        }
        return "served '\(around(served))', built '\(around(built))'"
    }
}
