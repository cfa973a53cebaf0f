import Testing

@testable import SiteKit

@Suite("Import run")
struct ImportRunTests {
    @Test("original, pictures, record and lock are written in this order, and asking again writes nothing")
    func whole() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        let png = try ShowcaseRig.png(3)
        let summary = try await rig.bring(png)
        let original = ShowcaseOriginal.path(of: Digest(of: png))
        #expect(summary.diagnostics.isEmpty)
        #expect(summary.written.first == original && summary.written.count == 5)
        #expect(summary.written.suffix(2) == [Ledger.path(of: "type-poster"), ShowcaseLock.path(of: "type-poster")])
        #expect(try Folder.readAll("\(rig.root)/\(original)") == png)
        #expect(try await rig.bring(png, at: Timestamp(seconds: 4)).written.isEmpty)
        let report = await rig.audit()
        #expect(report.diagnostics.isEmpty)
        // The placeholder's files stay, for a withdrawal.
        #expect(report.pictures == 6 && report.originals == 1 && report.records == 3)
    }

    @Test("the record says who brought what from where, and that it was copied")
    func record() async throws {
        let rig = try ShowcaseRig()
        let png = try ShowcaseRig.png(3)
        try await rig.bring(png)
        let record = try #require(try rig.ledger("type-poster").entries.last?.record)
        let picture = try #require(record.picture)
        #expect(record.event == .imported && record.review == Review(by: "Ada", at: Ledger.testTime))
        #expect(picture.sourceType == .digitalCapture && picture.licence == "CC-BY-4.0")
        #expect(picture.build.original == Digest(of: png))
        #expect(
            picture.sources == [
                RecordedSource(
                    role: .origin, url: "https://fixture.test/poster", licence: "CC-BY-4.0", retrieved: nil,
                    isCopied: true)
            ])
    }

    @Test("interrupted after the record, the same import again mends it")
    func interrupted() async throws {
        let rig = try ShowcaseRig()
        try await rig.draw()
        let before = try rig.place.text("showcase/lock/type-poster.json")
        let png = try ShowcaseRig.png(3)
        try await rig.bring(png)
        try rig.place.write("showcase/lock/type-poster.json", before)
        #expect(try await rig.bring(png, by: "Grace").diagnostics.map(\.code.id) == ["SG0917"])
        #expect(try await rig.bring(png, at: Timestamp(seconds: 4)).written == [ShowcaseLock.path(of: "type-poster")])
        #expect(await rig.audit().diagnostics.isEmpty)
    }

    @Test(
        "a picture of another shape or too small is refused before its pixels are read",
        arguments: [(1024, 1536), (512, 512), (1024, 1025), (1, 1)])
    func size(width: Int, height: Int) async throws {
        let rig = try ShowcaseRig()
        let summary = try await rig.bring(ShowcaseRig.png(3, width: width, height: height))
        #expect(summary.diagnostics.map(\.code.id) == ["SG0919"])
        #expect(
            summary.diagnostics.first?.message
                == "'poster.png' can't be imported: the picture has \(width) × \(height) pixels instead of 1024 × 1024")
        #expect(try rig.place.files("showcase") == ["manifest.yml"])
    }

    @Test("what isn't a whole PNG is refused, and says what it looks like")
    func notPNG() async throws {
        let rig = try ShowcaseRig()
        let png = try ShowcaseRig.png(3)
        for bytes in [[], Array("<!doctype html>".utf8), Array(png.dropLast(9)), [0xFF, 0xD8, 0xFF, 0xE0]] {
            let summary = try await rig.bring(bytes)
            #expect(summary.diagnostics.map(\.code.id) == ["SG0919"])
        }
        #expect(try rig.place.files("showcase") == ["manifest.yml"])
    }

    @Test("an unknown asset is answered with the likely one")
    func unknown() async throws {
        let rig = try ShowcaseRig()
        let summary = try await rig.bring(ShowcaseRig.png(3), id: "type-postre")
        #expect(summary.diagnostics.first?.help == "did you mean 'type-poster'?")
    }

    @Test(
        "what can't go into a record is refused with the option's name",
        arguments: [
            ("http://fixture.test", "MIT", "Ada", "--source"), ("https://", "MIT", "Ada", "--source"),
            ("https://a b", "MIT", "Ada", "--source"), ("https://a", " ", "Ada", "--license"),
            ("https://a", "all rights reserved", "Ada", "--license"), ("https://a", "MIT\nX", "Ada", "--license"),
            ("https://a", "FOO;BAR", "Ada", "--license"), ("https://a", "MIT OR", "Ada", "--license"),
            ("https://a", "(MIT", "Ada", "--license"), ("https://a", "MIT)", "Ada", "--license"),
            ("https://a<script>\"", "MIT", "Ada", "--source"), ("https://a/\u{202E}", "MIT", "Ada", "--source"),
            ("https:///x", "MIT", "Ada", "--source"), ("https://a", "MIT", "A\u{202E}da", "--by"),
            ("https://a", "MIT", "", "--by"), ("https://a", "MIT", "A\u{1B}[31mda", "--by"),
        ])
    func words(source: String, licence: String, by: String, option: String) {
        let request = ImportRequest(
            id: "a", source: source, licence: licence, by: by, sourceType: .digitalCapture)
        #expect(request.fault?.hasPrefix(option) == true)
    }

    @Test("expressions of several licences are fine")
    func expressions() {
        for licence in [
            "MIT", "NOASSERTION", "MIT OR Apache-2.0", "GPL-2.0-only WITH Classpath-exception-2.0",
            "(MIT OR Apache-2.0) AND LicenseRef-shop", "GPL-2.0+",
        ] {
            let request = ImportRequest(
                id: "a", source: "https://a", licence: licence, by: "Ada", sourceType: .digitalCapture)
            #expect(request.fault == nil)
        }
    }
}
