import Testing

@testable import SiteKit

@Suite("Showcase status")
struct ShowcaseStatusTests {
    @Test("each asset says what is published, since when, and by whom")
    func rows() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        try await rig.bring(ShowcaseRig.png(3))
        let status = ShowcaseStatus.read(rig.files)
        #expect(status.diagnostics.isEmpty)
        #expect(status.rows.map(\.id) == ["alpine-lake", "type-poster"])
        #expect(status.rows.map(\.published) == [.placeholder, .imported])
        #expect(status.rows.map(\.by) == [nil, "Ada"])
        #expect(status.rows.map(\.since) == [Ledger.testTime.date, Ledger.testTime.date])
        #expect(status.rows.map(\.records) == [1, 2])
        // The rig's pictures are smaller than the manifest asks for.
        #expect(status.rows.allSatisfy { $0.differences == ["size"] && !$0.isRetired && $0.candidate == nil })
    }

    @Test(
        "what the manifest says otherwise is named",
        arguments: [
            ("alt: A lake.", "alt: A pond.", ["alt"]), ("credit: The test", "credit: Another", ["credit"]),
            ("https://example.org/samples\n", "https://example.org/other\n", ["sources"]),
            ("title: The lake", "title: A lake", ["title, prompt or request"]),
            ("at dawn.", "at dusk.", ["title, prompt or request"]),
        ])
    func differences(old: String, new: String, wanted: [String]) async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        try rig.place.write("showcase/manifest.yml", ShowcaseRig.manifest.replacing(old, with: new))
        let row = try #require(ShowcaseStatus.read(rig.files).rows.first)
        #expect(row.differences.filter { $0 != "size" } == wanted)
    }

    @Test("an asset without pictures, a retired one and one that left the manifest are shown as such")
    func odd() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw(["type-poster"])
        #expect(ShowcaseStatus.read(rig.files).rows.map(\.published) == [nil, .placeholder])
        try rig.leaveOut("type-poster")
        #expect(ShowcaseStatus.read(rig.files).diagnostics.map(\.code.id) == ["SG0909"])
        try rig.retire("type-poster")
        let status = ShowcaseStatus.read(rig.files)
        #expect(status.diagnostics.isEmpty)
        #expect(status.rows.map(\.isRetired) == [false, true])
    }

    @Test("a picture that waits is shown, and is stale as long as the manifest asks for something else")
    func candidate() throws {
        let rig = try ShowcaseRig()
        let lake = AssetOnDisk(place: rig.place, site: "", id: "alpine-lake")
        try lake.draw()
        try lake.generate(50)
        func candidate() throws -> ShowcaseStatus.Candidate {
            try #require(ShowcaseStatus.read(rig.files).rows.first?.candidate)
        }
        #expect(try candidate().since == Ledger.testTime.date)
        #expect(try !candidate().isStale && !candidate().isRehearsal)
        try rig.place.write(
            "showcase/manifest.yml",
            ShowcaseRig.manifest.replacing("at dawn.", with: "at dusk.").replacing("title: The lake", with: "title: X"))
        #expect(try candidate().differences == ["prompt"] && candidate().isStale)
        try lake.generate(51, provider: "emulator")
        #expect(try candidate().isRehearsal && !candidate().isStale)
    }

    @Test("of a published picture of the model, each thing that the manifest asks for otherwise is named")
    func published() throws {
        let rig = try ShowcaseRig()
        let lake = AssetOnDisk(place: rig.place, site: "", id: "alpine-lake")
        let wanted: [(String, String, [String])] = [
            ("at dawn.", "at dusk.", ["prompt"]), ("quality: high", "quality: low", ["quality"]),
            ("size: 1536x1024", "size: 1024x1024", ["size"]), ("alt: A lake.", "alt: A pond.", ["alt"]),
        ]
        try lake.generate(50)
        try lake.review(.accept)
        for (old, new, names) in wanted {
            try rig.place.write("showcase/manifest.yml", ShowcaseRig.manifest.replacing(old, with: new))
            let row = try #require(ShowcaseStatus.read(rig.files).rows.first)
            #expect(row.published == .generated && row.by == "Ada")
            // The rig's record knows other sources and another entry than the manifest has.
            #expect(row.differences.filter { $0 != "sources" } == names)
        }
    }
}
