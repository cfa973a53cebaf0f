import Testing

@testable import SiteKit

@Suite("Retire run")
struct RetireRunTests {
    @Test("pictures go, ledger, lock and originals stay, and asking again writes nothing")
    func whole() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        try await rig.bring(ShowcaseRig.png(3))
        try rig.leaveOut("type-poster")
        #expect(await rig.audit().diagnostics.map(\.code.id) == ["SG0909"])
        let summary = try rig.retire("type-poster")
        #expect(summary.diagnostics.isEmpty)
        #expect(summary.written == [Ledger.path(of: "type-poster"), ShowcaseLock.path(of: "type-poster")])
        #expect(summary.removed.count == 4)
        #expect(try rig.place.files("showcase/originals").count == 1)
        #expect(try rig.retire("type-poster").written.isEmpty)
        let report = await rig.audit()
        #expect(report.diagnostics.isEmpty && report.assets == 2 && report.originals == 1)
    }

    @Test("back in the manifest, the asset is drawn again on the same ledger")
    func back() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        try rig.leaveOut("type-poster")
        try rig.retire("type-poster")
        try rig.place.write("showcase/manifest.yml", ShowcaseRig.manifest)
        #expect(await rig.audit().diagnostics.map(\.code.id) == ["SG0903"])
        try await rig.draw()
        #expect(try rig.ledger("type-poster").entries.map(\.record.event) == [.drawn, .retired, .drawn])
        #expect(await rig.audit().diagnostics.isEmpty)
    }

    @Test("an asset of the manifest, and one that never was, are refused")
    func refused() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        #expect(try rig.retire("type-poster").diagnostics.map(\.spot) == ["SG0920 showcase/manifest.yml:19:9"])
        let unknown = try rig.retire("type-postr")
        #expect(unknown.diagnostics.map(\.code.id) == ["SG0920"])
        #expect(unknown.diagnostics.first?.help == "did you mean 'type-poster'?")
        #expect(try rig.retire("../../etc/passwd").diagnostics.map(\.code.id) == ["SG0920"])
    }
}
