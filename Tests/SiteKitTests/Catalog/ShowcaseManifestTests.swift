import Testing

@testable import SiteKit

@Suite("Showcase manifest")
struct ShowcaseManifestTests {
    static let good = """
        version: 1
        credit: The test
        caps: {monthly: 30, per-run: 6}
        assets:
          - id: alpine-lake
            title: The lake
            alt: A lake.
            prompt: >-
              A lake
              at dawn.
            size: 1536x1024
            quality: high
            model: gpt-image-2
            sources:
              - role: replacement
                url: https://example.org/samples
                licence: NOASSERTION
                retrieved: null
        """

    static func parse(_ yaml: String) -> (ShowcaseManifest?, [Diagnostic]) {
        ShowcaseManifest.parse(SourceText(path: ShowcaseManifest.path, bytes: Array(yaml.utf8)))
    }

    static func place(_ diagnostic: Diagnostic?) -> String {
        guard let location = diagnostic?.location else { return "nowhere" }
        return "\(location.file):\(location.line):\(location.column)"
    }

    @Test("a whole manifest is read")
    func whole() throws {
        let (manifest, faults) = Self.parse(Self.good)
        #expect(faults.isEmpty)
        let found = try #require(manifest)
        #expect(found.caps == SpendingCaps(monthly: 30, perRun: 6))
        let asset = try #require(found.asset("alpine-lake"))
        #expect(asset.prompt == "A lake at dawn.")
        #expect(asset.size == .landscape)
        #expect(asset.size.width == 1536 && asset.size.height == 1024 && asset.size.ratio == "3:2")
        #expect(asset.size.variantWidths == [480, 960, 1536])
        #expect(asset.quality == .high)
        #expect(asset.sources.map(\.retrieved) == [nil])
        #expect(asset.location.line == 5)
        #expect(found.asset("other") == nil)
    }

    @Test("a date of retrieval is read as a day")
    func retrieved() {
        let (manifest, _) = Self.parse(Self.good.replacing("retrieved: null", with: "retrieved: 2026-11-20"))
        #expect(manifest?.assets.first?.sources.first?.retrieved == CalendarDate("2026-11-20"))
    }

    @Test(
        "each mistake is told at its line and column, with its code",
        arguments: [
            ("version: 1", "version: 2", "SG0901", 1, 10),
            ("credit: The test", "credt: The test", "SG0104", 2, 1),
            ("monthly: 30", "monthly: many", "SG0105", 3, 17),
            ("title: The lake", "titel: The lake", "SG0104", 6, 5),
            ("title: The lake", "title: ' '", "SG0107", 6, 13),
            ("id: alpine-lake", "id: Alpine/lake", "SG0901", 5, 9),
            ("1536x1024", "1536x1023", "SG0107", 11, 11),
            ("quality: high", "quality: hgih", "SG0107", 12, 14),
            ("role: replacement", "role: replacment", "SG0107", 15, 15),
            ("https://example.org/samples", "http://example.org/samples", "SG0901", 16, 14),
            ("retrieved: null", "retrieved: yesterday", "SG0105", 18, 20),
        ])
    func mistakes(old: String, new: String, code: String, line: Int, column: Int) {
        let (_, faults) = Self.parse(Self.good.replacing(old, with: new))
        let fault = faults.first { $0.code.id == code }
        #expect(Self.place(fault) == "showcase/manifest.yml:\(line):\(column)", "\(faults)")
        #expect(faults.hasErrors)
    }

    @Test("a wrong word is answered with the likely one")
    func suggestion() {
        let (_, faults) = Self.parse(Self.good.replacing("quality: high", with: "quality: hihg"))
        #expect(faults.first?.help == "did you mean 'high'?")
    }

    @Test("an asset without sources is an error at its id")
    func sources() {
        let cut = Self.good.split(separator: "\n", omittingEmptySubsequences: false).prefix(13).joined(separator: "\n")
        let (manifest, faults) = Self.parse(cut)
        #expect(faults.map(\.code.id) == ["SG0901"])
        #expect(Self.place(faults.first) == "showcase/manifest.yml:5:9")
        #expect(manifest?.assets.isEmpty == true)
    }

    @Test("an id given twice is an error at the second")
    func duplicate() {
        let entry = Self.good.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(4)
        let (manifest, faults) = Self.parse(Self.good + "\n" + entry.joined(separator: "\n"))
        #expect(manifest?.assets.count == 1)
        #expect(faults.map(\.code.id) == ["SG0902"])
        #expect(Self.place(faults.first) == "showcase/manifest.yml:19:9")
    }

    @Test("what isn't a manifest at all is told and no more")
    func nonsense() {
        for text in ["- a\n- b", "just words", "assets: {a: 1}", "assets: [1, 2]", "caps: 7"] {
            let (_, faults) = Self.parse(text)
            #expect(faults.hasErrors)
        }
    }
}
