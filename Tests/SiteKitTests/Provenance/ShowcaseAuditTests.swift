import Testing

@testable import SiteKit

@Suite("Showcase audit")
struct ShowcaseAuditTests {
    /// A drawn lake, and a poster that was drawn, imported and imported anew.
    static func rig() async throws -> ShowcaseRig {
        let rig = try ShowcaseRig()
        try await rig.draw()
        try rig.bring(ShowcaseRig.png(3), shade: 200)
        try rig.bring(ShowcaseRig.png(4), shade: 201)
        return rig
    }

    private func spots(_ rig: ShowcaseRig) async -> [String] { await rig.audit().diagnostics.map(\.spot) }

    /// The lines of a ledger.
    private func lines(_ rig: ShowcaseRig, _ id: String) throws -> [Substring] {
        try rig.place.text("showcase/ledger/\(id).jsonl").split(separator: "\n")
    }

    private func write(_ rig: ShowcaseRig, _ id: String, _ lines: [Substring]) throws {
        try rig.place.write("showcase/ledger/\(id).jsonl", lines.map { $0 + "\n" }.joined())
    }

    @Test("a sound showcase is proved, and counted")
    func sound() async throws {
        let report = await (try Self.rig()).audit()
        #expect(report.diagnostics.isEmpty)
        #expect(report.assets == 2 && report.records == 4 && report.pictures == 6 && report.originals == 2)
        #expect(report.absentOriginals == 0)
    }

    @Test("a ledger whose last line was cut off is found")
    func cutOff() async throws {
        let rig = try await Self.rig()
        try write(rig, "type-poster", try lines(rig, "type-poster").dropLast())
        let report = await rig.audit()
        let finding = try #require(report.diagnostics.first)
        #expect(finding.spot == "SG0917 showcase/ledger/type-poster.jsonl:2:1")
        #expect(finding.message == "the ledger ends after record 2, but its lock knows 3: its end was cut off")
    }

    @Test("two swapped lines are found")
    func swapped() async throws {
        let rig = try await Self.rig()
        var lines = try lines(rig, "type-poster")
        lines.swapAt(1, 2)
        try write(rig, "type-poster", lines)
        #expect(await spots(rig).contains("SG0914 showcase/ledger/type-poster.jsonl:2:1"))
    }

    @Test("a forked chain is found, with both heads")
    func forked() async throws {
        let rig = try await Self.rig()
        let whole = try rig.ledger("type-poster")
        let other = Ledger(id: "type-poster", entries: Array(whole.entries.prefix(1))).importing(shade: 77)
        let line = String(decoding: try #require(other.entries.last?.record.line), as: UTF8.self)
        try write(rig, "type-poster", try lines(rig, "type-poster") + [line[...]])
        let report = await rig.audit()
        let finding = try #require(report.diagnostics.first)
        #expect(finding.spot == "SG0915 showcase/ledger/type-poster.jsonl:4:1")
        #expect(finding.notes.contains { $0.contains(whole.head?.short ?? "?") })
        #expect(finding.notes.contains { $0.contains(other.head?.short ?? "?") })
    }

    @Test("a last record that was replaced by another sound one is found, and both files are named")
    func replaced() async throws {
        let rig = try await Self.rig()
        let whole = try rig.ledger("type-poster")
        let other = Ledger(id: "type-poster", entries: Array(whole.entries.prefix(2))).importing(shade: 77)
        try rig.place.write("showcase/ledger/type-poster.jsonl", other.encoded)
        let finding = try #require(await rig.audit().diagnostics.first)
        #expect(finding.spot == "SG0917 showcase/ledger/type-poster.jsonl:3:1")
        #expect(finding.notes.contains { $0.contains("showcase/lock/type-poster.json") })
    }

    @Test(
        "a file that no record names is found, wherever it lies",
        arguments: [
            "showcase/stray.txt", "showcase/assets/alpine-lake/0123456789ab-12.webp", "showcase/assets/city/x.webp",
            "showcase/originals/note.png", "showcase/lock/Not an id.json", "showcase/ledger/.hidden",
            "showcase/assets/alpine-lake/.0123456789ab-12.webp.sitegen-new",
        ])
    func stray(path: String) async throws {
        let rig = try await Self.rig()
        try rig.place.write(path, "x")
        #expect(await spots(rig) == ["SG1001 \(path)"])
    }

    @Test("pictures of an asset that has neither lock nor ledger are strays")
    func orphans() async throws {
        let rig = try await Self.rig()
        let files = try rig.ledger("alpine-lake").entries[0].record.files.map(\.path.string).sorted()
        try rig.place.remove("showcase/lock/alpine-lake.json")
        try rig.place.remove("showcase/ledger/alpine-lake.jsonl")
        #expect(await spots(rig) == ["SG0903 showcase/manifest.yml:5:9"] + files.map { "SG1001 \($0)" })
    }

    @Test("a refresh's own state is not judged")
    func state() async throws {
        let rig = try await Self.rig()
        try rig.place.write("showcase/.state/journal.jsonl", "x")
        #expect(await spots(rig) == [])
    }

    @Test("a picture that is missing is found, with the record that names it")
    func missing() async throws {
        let rig = try await Self.rig()
        let file = try rig.ledger("alpine-lake").entries[0].record.files[0]
        try rig.place.remove(file.path.string)
        let finding = try #require(await rig.audit().diagnostics.first)
        #expect(finding.spot == "SG0907 \(file.path)")
        #expect(finding.notes == ["named by showcase/ledger/alpine-lake.jsonl, line 1"])
    }

    @Test("an original that isn't there is a warning at the record that names it, and is counted")
    func absent() async throws {
        let rig = try await Self.rig()
        let original = try #require(try rig.ledger("type-poster").entries[1].record.picture?.build.original)
        try rig.place.remove(ShowcaseOriginal.path(of: original).string)
        let report = await rig.audit()
        #expect(report.diagnostics.map(\.summary).allSatisfy { $0.hasPrefix("warning SG1004") })
        #expect(report.diagnostics.map(\.spot) == ["SG1004 showcase/ledger/type-poster.jsonl:2:1"])
        #expect(report.absentOriginals == 1 && report.originals == 1)
    }

    @Test("pictures whose metadata says something else than their record are found, though all digests fit")
    func metadata() async throws {
        for (packet, words) in [
            (XMPPacket(digitalSourceType: .digitalCapture, aiSystemUsed: nil, credit: "The test"), "something else"),
            (XMPPacket(digitalSourceType: .digitalCreation, aiSystemUsed: nil, credit: "Eve"), "something else"),
            (XMPPacket?.none, "doesn't say where it comes from"),
        ] {
            let rig = try ShowcaseRig()
            _ = try await PlaceholderRun.run(
                root: rig.root, only: ["alpine-lake"], jobs: 1, now: Ledger.testTime, tool: "0.1.0"
            ) { asset, xmp throws(ImagingError) in
                let images = try ShowcaseRig.images(10, asset.id, packet ?? xmp)
                return packet == nil ? try Self.bare(images, asset.id) : images
            }
            let findings = await rig.audit().diagnostics.filter { $0.code.id != "SG0903" }
            #expect(findings.map(\.code.id) == ["SG1003", "SG1003"])
            #expect(findings.allSatisfy { $0.message.contains(words) && $0.location?.file.hasSuffix(".webp") == true })
        }
    }

    @Test("a picture of another size than its record says, or that can't be decoded, is found though its digest fits")
    func pixels() async throws {
        let rig = try ShowcaseRig()
        _ = try await PlaceholderRun.run(
            root: rig.root, only: ["alpine-lake"], jobs: 1, now: Ledger.testTime, tool: "0.1.0"
        ) { asset, xmp throws(ImagingError) in
            let images = try ShowcaseRig.images(10, asset.id, xmp)
            let broken = Array(images.contents[1].dropLast(30))
            return Self.renamed(images, [images.contents[1], broken], asset.id)
        }
        let codes = await rig.audit().diagnostics.map(\.code.id).filter { $0 != "SG0903" }
        #expect(codes.first == "SG0908" && codes.contains("SG1002"))
    }

    @Test("a broken manifest is told, and the rest is audited all the same")
    func brokenManifest() async throws {
        let rig = try await Self.rig()
        try rig.place.write(
            "showcase/manifest.yml", ShowcaseRig.manifest.replacing("quality: low", with: "quality: lo"))
        let report = await rig.audit()
        #expect(report.diagnostics.map(\.code.id) == ["SG0107"])
        #expect(report.pictures == 6)
        try rig.place.remove("showcase/manifest.yml")
        #expect(await spots(rig) == ["SG0324 showcase/manifest.yml"])
    }

    @Test("a symbolic link in the showcase is found")
    func link() async throws {
        let rig = try await Self.rig()
        try rig.place.link("showcase/assets/alpine-lake/link.webp", to: "/etc/hostname")
        #expect(await spots(rig) == ["SG0323 showcase/assets/alpine-lake/link.webp"])
    }

    @Test("the showcase of this repository is proved")
    func own() async {
        let report = await ShowcaseAudit(RealFileSystem(root: Repository.root), jobs: 2).run()
        #expect(report.diagnostics.map(\.summary) == [])
        #expect(report.pictures >= 18)
    }

    /// The same pictures without any metadata.
    private static func bare(_ images: EncodedImageSet, _ id: String) throws(ImagingError) -> EncodedImageSet {
        var contents: [[UInt8]] = []
        for bytes in images.contents { contents.append(try WebP.encode(try WebP.decode(bytes))) }
        return renamed(images, contents, id)
    }

    /// A set with other bytes, under names that fit them.
    private static func renamed(_ images: EncodedImageSet, _ contents: [[UInt8]], _ id: String) -> EncodedImageSet {
        let variants = zip(images.variants, contents).map { old, bytes in
            let digest = Digest(of: bytes)
            return ShowcaseVariant(
                width: old.width, height: old.height, bytes: bytes.count, digest: digest,
                path: ShowcaseVariant.path(of: id, digest: digest, width: old.width))
        }
        return EncodedImageSet(variants: variants, contents: contents, lqip: images.lqip, encoder: images.encoder)
    }
}
