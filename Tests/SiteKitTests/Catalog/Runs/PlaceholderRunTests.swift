import Testing

@testable import SiteKit

@Suite("Placeholder run")
struct PlaceholderRunTests {
    @Test("the first run writes pictures, then ledger, then lock; the second writes nothing")
    func idempotent() async throws {
        let rig = try ShowcaseRig()
        let first = try await rig.draw(["alpine-lake"])
        #expect(first.written.count == 4)
        #expect(first.written.suffix(2) == [Ledger.path(of: "alpine-lake"), ShowcaseLock.path(of: "alpine-lake")])
        let second = try await rig.draw(["alpine-lake"], at: Timestamp(seconds: 5))
        #expect(second.written.isEmpty && second.removed.isEmpty)
        #expect(second.unchanged == 4)
        #expect(try rig.ledger("alpine-lake").entries.count == 1)
    }

    @Test("the record says what was drawn, with what, and that nothing was copied")
    func record() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        let record = try #require(try rig.ledger("alpine-lake").entries.first?.record)
        let picture = try #require(record.picture)
        #expect(record.event == .drawn && record.finished == Ledger.testTime && record.review == nil)
        #expect(picture.sourceType == .digitalCreation && picture.credit == "The test")
        #expect(picture.build["motif"] == "alpine-lake" && picture.build["size"] == "1536x1024")
        #expect(picture.build["pixels"] == "sha256:\(Digest(of: try ShowcaseRig.picture(10).pixels))")
        #expect(picture.build.original == nil && picture.build.model == nil)
        #expect(picture.build.encoder.version == WebP.version)
        #expect(picture.sources.map(\.role) == [.replacement])
        #expect(picture.sources.allSatisfy { !$0.isCopied && $0.retrieved == nil })
        let manifest = try #require(ShowcaseManifestTests.parse(ShowcaseRig.manifest).0)
        #expect(picture.build.manifestEntry == manifest.asset("alpine-lake")?.entryDigest)
        for file in record.files {
            let packet = try #require(try WebPMetadata.xmp(of: Folder.readAll("\(rig.root)/\(file.path)")))
            #expect(XMPPacket(packet) == picture.xmp)
        }
    }

    @Test("drawn anew, the ledger goes on, superseded pictures go, and other people's files stay")
    func superseded() async throws {
        let rig = try ShowcaseRig()
        let first = try await rig.draw(["alpine-lake"])
        let folder = rig.root + "/" + ShowcaseVariant.folder(of: "alpine-lake").string
        try Folder.writeNew(folder + "/note.txt", [1])
        let second = try await rig.draw(["alpine-lake"], shade: 200)
        #expect(second.written.count == 4)
        #expect(second.removed == first.written.prefix(2).sorted())
        #expect(try Folder.readAll(folder + "/note.txt") == [1])
        #expect(try Folder.walk(folder).files.count == 3)
        #expect(try rig.ledger("alpine-lake").entries.count == 2)
    }

    @Test("a new alt text is recorded though the pixels are the same")
    func altered() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        try rig.place.write(
            "showcase/manifest.yml", ShowcaseRig.manifest.replacing("alt: A lake.", with: "alt: A lake at dawn."))
        let run = try await rig.draw()
        #expect(run.written == [Ledger.path(of: "alpine-lake"), ShowcaseLock.path(of: "alpine-lake")])
        #expect(try rig.ledger("alpine-lake").entries.last?.record.picture?.alt == "A lake at dawn.")
        #expect(await rig.audit().diagnostics.isEmpty)
    }

    @Test("interrupted after the record, the same run again mends it; another command doesn't")
    func interrupted() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        let before = try rig.place.text("showcase/lock/alpine-lake.json")
        try await rig.draw(["alpine-lake"], shade: 77, at: Timestamp(seconds: 100))
        let after = try rig.place.text("showcase/lock/alpine-lake.json")
        try rig.place.write("showcase/lock/alpine-lake.json", before)
        #expect(await rig.audit().diagnostics.map(\.spot).contains("SG0917 showcase/ledger/alpine-lake.jsonl:2:1"))

        let other = try await rig.draw(["alpine-lake"], shade: 78)
        #expect(other.diagnostics.map(\.code.id) == ["SG0917"] && other.written.isEmpty)
        let again = try await rig.draw(["alpine-lake"], shade: 77, at: Timestamp(seconds: 200))
        #expect(again.written == [ShowcaseLock.path(of: "alpine-lake")])
        #expect(try rig.place.text("showcase/lock/alpine-lake.json") == after)
        #expect(await rig.audit().diagnostics.isEmpty)
    }

    @Test("interrupted before the first lock, the same run again mends it")
    func interruptedFirst() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        try rig.place.remove("showcase/lock/alpine-lake.json")
        #expect(try await rig.draw(at: Timestamp(seconds: 9)).written == [ShowcaseLock.path(of: "alpine-lake")])
        #expect(await rig.audit().diagnostics.isEmpty)
    }

    @Test("a picture that was lost or damaged is drawn again, without a further record")
    func restored() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        let files = try rig.ledger("alpine-lake").entries[0].record.files
        try rig.place.remove(files[0].path.string)
        try rig.place.write(files[1].path.string, [1, 2, 3])
        #expect(try await rig.draw().written == files.map(\.path))
        #expect(await rig.audit().diagnostics.isEmpty)
    }

    @Test("an id that isn't there is an error, and nothing is written")
    func unknown() async throws {
        let rig = try ShowcaseRig()
        let summary = try await rig.draw(["alpine-lak"])
        #expect(summary.diagnostics.map(\.code.id) == ["SG0910"])
        #expect(summary.diagnostics.first?.help == "did you mean 'alpine-lake'?")
        #expect(try Folder.walk(rig.root).files.count == 1)
    }

    @Test("an asset that publishes a real picture is left alone")
    func kept() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        try await rig.bring(ShowcaseRig.png(3))
        let before = try rig.place.contents("showcase/ledger")
        let summary = try await rig.draw(["type-poster"], shade: 99)
        #expect(summary.kept == ["type-poster"])
        #expect(summary.written.isEmpty && summary.removed.isEmpty)
        #expect(try rig.place.contents("showcase/ledger") == before)
    }

    @Test("a broken lock or ledger is told and not written over", arguments: ["lock", "ledger"])
    func broken(folder: String) async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        let path = "showcase/\(folder)/alpine-lake.\(folder == "lock" ? "json" : "jsonl")"
        try rig.place.write(path, "{")
        let summary = try await rig.draw(shade: 99)
        #expect(summary.diagnostics.first?.code.id == "SG0904")
        #expect(summary.written.isEmpty)
        #expect(try rig.place.text(path) == "{")
    }

    @Test("an asset without a drawing is an error at its id, and the others are drawn all the same")
    func undrawn() async throws {
        let rig = try ShowcaseRig()
        try rig.place.write("showcase/manifest.yml", ShowcaseRig.manifest.replacing("alpine-lake", with: "city"))
        let summary = try await rig.draw()
        #expect(summary.diagnostics.map(\.spot) == ["SG0911 showcase/manifest.yml:5:9"])
        #expect(summary.diagnostics.first?.help == "bring a picture with sitegen showcase import city …")
        #expect(try rig.ledger("type-poster").entries.count == 1)
        let manifest = try #require(ShowcaseManifestTests.parse(try rig.place.text("showcase/manifest.yml")).0)
        let city = try #require(manifest.asset("city"))
        #expect(throws: ImagingError(.unknownMotif("city"))) { try PlaceholderRun.Drawing.motif.draw(city) }
    }

    @Test("any number of jobs draws the same")
    func jobs() async throws {
        var found: [[String: [UInt8]]] = []
        for jobs in [1, 2, 7] {
            let rig = try ShowcaseRig()
            let drawing = PlaceholderRun.Drawing(
                draw: { _ throws(ImagingError) in try ShowcaseRig.picture(40) }, widths: { _ in [3, 6, 12] })
            _ = try await PlaceholderRun.run(
                root: rig.root, only: [], jobs: jobs, now: Ledger.testTime, tool: "0.1.0", drawing: drawing)
            found.append(try rig.place.contents("showcase"))
        }
        #expect(found[0] == found[1] && found[1] == found[2])
    }

    @Test("a link in the way is refused")
    func link() async throws {
        let rig = try ShowcaseRig()
        try rig.place.link("showcase/assets", to: "/tmp")
        await #expect(throws: FileError.self) { try await rig.draw() }
    }

    @Test("without a manifest there is nothing to draw, and that is said")
    func noManifest() async throws {
        let rig = try ShowcaseRig()
        try rig.place.remove("showcase/manifest.yml")
        #expect(try await rig.draw().diagnostics.map(\.code.id) == ["SG0921"])
    }

    @Test("a manifest that isn't UTF-8 is refused, as a build refuses it")
    func encoding() async throws {
        let rig = try ShowcaseRig()
        try rig.place.write("showcase/manifest.yml", Array(ShowcaseRig.manifest.utf8) + [0x23, 0xFF, 0x0A])
        let summary = try await rig.draw()
        #expect(summary.diagnostics.map(\.code.id) == ["SG0321"] && summary.written.isEmpty)
    }

    @Test("while another run holds the showcase, nothing is written")
    func busy() async throws {
        let rig = try ShowcaseRig()
        guard let lock = try FileLock.take("\(rig.root)/.showcase.sitegen-lock") else {
            Issue.record("the lock is taken")
            return
        }
        #expect(try await rig.draw().diagnostics.map(\.code.id) == ["SG0918"])
        #expect(try rig.place.files("showcase") == ["manifest.yml"])
        _ = consume lock
        #expect(try await rig.draw().diagnostics.isEmpty)
    }
}
