import Testing

@testable import SiteKit

@Suite("Showcase audit of generated pictures")
struct GeneratedAuditTests {
    private func png(_ credentials: [UInt8]?) throws -> [UInt8] {
        let parts = PNGParts(try ShowcaseRig.png(60))
        return credentials.map { parts.inserting("caBX", $0, before: "IDAT").bytes } ?? parts.bytes
    }

    /// A poster that was drawn, and whose picture with its Content Credentials waits.
    private func rig(_ credentials: [UInt8]? = [1, 2, 3]) async throws -> ShowcaseRig {
        let rig = try ShowcaseRig()
        try await rig.draw()
        try await rig.store(rig.delivery(original: png(credentials)))
        return rig
    }

    @Test("candidate, original and Content Credentials are proved, and counted")
    func sound() async throws {
        let report = await (try rig()).audit()
        #expect(report.diagnostics.map(\.summary) == [])
        #expect(report.pictures == 6 && report.originals == 1 && report.records == 3)
    }

    @Test("a candidate's picture that was changed or is missing is found")
    func changed() async throws {
        let rig = try await rig()
        let files = try #require(LedgerState(rig.ledger("type-poster")).candidate).record.files
        try rig.place.write(files[0].path.string, [1, 2, 3])
        try rig.place.remove(files[1].path.string)
        #expect(
            Set(await rig.audit().diagnostics.map(\.spot)) == ["SG0908 \(files[0].path)", "SG0907 \(files[1].path)"])
    }

    @Test("Content Credentials other than those that were recorded are found, though the original's digest fits")
    func credentials() async throws {
        let cases: [([UInt8]?, Digest?, String)] = [
            ([1, 2, 3], Digest(of: [9]), "it carries SHA-256"), ([1, 2, 3], nil, "its record says none"),
            (nil, Digest(of: [9]), "it carries none"),
        ]
        for (carried, recorded, words) in cases {
            let rig = try await rig(carried)
            let ledger = try rig.ledger("type-poster")
            let last = try #require(ledger.entries.last?.record)
            let picture = try #require(last.picture)
            // The same record, but for the credentials.
            let other = ledger.withoutLast.adding(
                .generated, files: last.files,
                picture: RecordedPicture(
                    sourceType: picture.sourceType, alt: picture.alt, credit: picture.credit, licence: picture.licence,
                    sources: picture.sources, build: picture.build, lqip: picture.lqip,
                    generation: .make(key: "key-60", credentials: recorded)),
                at: last.finished, tool: last.tool)
            try AssetOnDisk(place: rig.place, site: "", id: "type-poster").put(other)
            let found = await rig.audit().diagnostics
            #expect(found.map(\.code.id) == ["SG0927"])
            #expect(found.first?.location?.file.hasPrefix("showcase/originals/") == true)
            #expect(found.first?.notes.contains { $0.contains(words) } == true)
        }
    }

    @Test("an original that no record names is found, and the help says that it may have been paid for")
    func unrecorded() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        try rig.place.write(Ledger.path(of: "type-poster").string, "{\n")
        let bytes = try png(nil)
        try await rig.store(rig.delivery(original: bytes))
        // With the ledger back, and the refresh not run again yet.
        try rig.place.remove(Ledger.path(of: "type-poster").string)
        try rig.place.remove(ShowcaseLock.path(of: "type-poster").string)
        let path = ShowcaseOriginal.path(of: Digest(of: bytes)).string
        let found = await rig.audit().diagnostics.first { $0.location?.file == path }
        #expect(found?.code.id == "SG1001" && found?.help?.contains("sitegen showcase refresh") == true)
    }

    @Test("a published picture of a rehearsal is an error, and a waiting one is not")
    func rehearsal() async throws {
        let rig = try ShowcaseRig()
        let lake = AssetOnDisk(place: rig.place, site: "", id: "alpine-lake")
        try lake.generate(50, provider: "emulator")
        func codes() async -> [String] { await rig.audit().diagnostics.map(\.code.id) }
        #expect(await !codes().contains("SG0925"))
        try lake.put(lake.ledger().deciding(.accepted, about: lake.ledger().head))
        let found = await rig.audit().diagnostics.first { $0.code.id == "SG0925" }
        #expect(found?.spot == "SG0925 showcase/ledger/alpine-lake.jsonl:1:1")
    }
}
