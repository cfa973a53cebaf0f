import Testing

@testable import SiteKit

@Suite("Showcase audit")
struct ShowcaseAuditTests {
    /// A drawn lake, and a poster that was drawn, imported and imported anew.
    static func rig() async throws -> ShowcaseRig {
        let rig = try ShowcaseRig()
        try await rig.draw()
        try await rig.bring(ShowcaseRig.png(3))
        try await rig.bring(ShowcaseRig.png(4))
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
            "showcase/assets/alpine-lake/.0123456789ab-12.webp.sitegen-new", "showcase/.git/evil.webp",
            "showcase/assets/.gitignore", "showcase/.state", "showcase/state.json.bak", "showcase/lock/state.json.x",
            "showcase/ledger/state.json",
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

    @Test("a refresh's own state is not judged, nor what git is told, nor what a Mac leaves")
    func state() async throws {
        let rig = try await Self.rig()
        for name in [".state/journal.jsonl", "state.json", ".gitignore", ".gitattributes", "assets/.DS_Store"] {
            try rig.place.write("showcase/\(name)", "x")
        }
        #expect(await spots(rig) == [])
    }

    @Test("while a ledger can't be read, what it may claim is told, and what was changed is found by its name")
    func unreadable() async throws {
        let rig = try await Self.rig()
        let files = try rig.ledger("alpine-lake").entries[0].record.files
        try rig.place.write("showcase/ledger/alpine-lake.jsonl", "{\n")
        try rig.place.write("showcase/lock/alpine-lake.json", "{\n")
        try rig.place.write(files[0].path.string, [1, 2, 3])
        try rig.place.write("showcase/assets/alpine-lake/notes.txt", "x")
        let findings = await rig.audit().diagnostics
        let errors = findings.filter { $0.severity == .error }.map(\.spot)
        #expect(errors.contains("SG0908 \(files[0].path)"))
        let warnings = findings.filter { $0.severity == .warning }.map(\.spot)
        #expect(warnings.contains("SG1001 \(files[1].path)"))
        #expect(warnings.contains("SG1001 showcase/assets/alpine-lake/notes.txt"))
    }

    @Test("a size that the manifest no longer asks for is found")
    func size() async throws {
        let rig = try await Self.rig()
        let codes = await ShowcaseAudit(rig.files, jobs: 1).run().diagnostics.map(\.spot)
        #expect(codes == ["SG0906 showcase/manifest.yml:5:9", "SG0906 showcase/manifest.yml:19:9"])
    }

    @Test("a link in a picture's place is told once")
    func linked() async throws {
        let rig = try await Self.rig()
        let file = try rig.ledger("alpine-lake").entries[0].record.files[0]
        try rig.place.remove(file.path.string)
        try rig.place.link(file.path.string, to: "/etc/hostname")
        #expect(await spots(rig) == ["SG0323 \(file.path)"])
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

    @Test("an original that was changed is found")
    func changedOriginal() async throws {
        let rig = try await Self.rig()
        let original = try #require(try rig.ledger("type-poster").entries[1].record.picture?.build.original)
        let path = ShowcaseOriginal.path(of: original)
        try rig.place.write(path.string, [1, 2, 3])
        #expect(await spots(rig) == ["SG1005 \(path)"])
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

    /// Two WebP files, of 6 and 12 pixels.
    private func webPs(_ xmp: XMPPacket?) throws -> [[UInt8]] {
        try [(6, 4), (12, 8)].map { width, height in
            let bytes = try WebP.encode(ShowcaseRig.picture(9).resized(width: width, height: height))
            return try xmp.map { try WebPMetadata.adding(xmp: $0.bytes, to: bytes) } ?? bytes
        }
    }

    private func findings(_ rig: ShowcaseRig) async -> [Diagnostic] {
        // The poster isn't there at all.
        await rig.audit().diagnostics.filter { $0.code.id != "SG0903" }
    }

    @Test("pictures whose metadata says something else than their record are found, though all digests fit")
    func metadata() async throws {
        let fitting = RecordedPicture.make().xmp
        for (packet, words) in [
            (XMPPacket(digitalSourceType: .digitalCapture, aiSystemUsed: nil, credit: "The test"), "something else"),
            (XMPPacket(digitalSourceType: .digitalCreation, aiSystemUsed: nil, credit: "Eve"), "something else"),
            (nil, "doesn't say where it comes from"), (fitting, ""),
        ] {
            let rig = try ShowcaseRig()
            try rig.put("alpine-lake", try webPs(packet), sizes: [(6, 4), (12, 8)])
            let findings = await findings(rig)
            #expect(findings.map(\.code.id) == (packet == fitting ? [] : ["SG1003", "SG1003"]))
            #expect(findings.allSatisfy { $0.message.contains(words) && $0.location?.file.hasSuffix(".webp") == true })
        }
    }

    @Test("a picture of another size than its record says, or that can't be decoded, is found though its digest fits")
    func pixels() async throws {
        let rig = try ShowcaseRig()
        let files = try webPs(RecordedPicture.make().xmp)
        try rig.put("alpine-lake", [files[0], Array(files[1].dropLast(30))], sizes: [(7, 4), (12, 8)])
        let findings = await findings(rig)
        #expect(findings.first?.code.id == "SG0908" && findings.map(\.code.id).contains("SG1002"))
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
        #expect(await spots(rig) == ["SG0921"])
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
}
