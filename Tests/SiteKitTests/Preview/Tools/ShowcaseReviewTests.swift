import Testing

@testable import SiteKit

@Suite("The review of showcase pictures")
struct ShowcaseReviewTests {
    private func rig() throws -> (ShowcaseRig, AssetOnDisk) {
        let rig = try ShowcaseRig()
        return (rig, AssetOnDisk(place: rig.place, site: "", id: "alpine-lake"))
    }

    private func html(_ review: ShowcaseReview, faults: [PreviewState.Finding] = []) -> String {
        let page = ShowcaseReviewPage.html(review, faults: faults) { id, file in "/assets/\(id)-\(file.width).webp" }
        return String(decoding: page, as: UTF8.self)
    }

    @Test("what waits is shown beside what is published, with its request, its record and the commands")
    func candidate() throws {
        let (rig, lake) = try rig()
        try lake.draw()
        try lake.generate(50)
        let review = ShowcaseReview.read(rig.files)
        let asset = try #require(review.assets.first)
        #expect(review.diagnostics.isEmpty && review.hasManifest)
        #expect(asset.published?.kind == .placeholder && asset.candidate?.kind == .generated)
        #expect(asset.obstacles == [] && asset.records == 2)
        #expect(review.candidate("alpine-lake")?.largest?.width == 1536 && review.candidate("type-poster") == nil)
        let page = html(review)
        let file = try #require(asset.candidate?.largest)
        for part in [
            "1 picture waits for a review.", "<article class=\"review\" id=\"alpine-lake\">",
            "src=\"/assets/alpine-lake-1536.webp\" width=\"1536\" height=\"1024\"",
            "src=\"/_sitegen/candidates/alpine-lake/\(file.path.name)\"",
            "sitegen showcase accept alpine-lake --by &quot;Your name&quot;",
            "sitegen showcase reject alpine-lake --by &quot;Your name&quot;",
            "<dt>Prompt</dt><dd>A lake at dawn.</dd>", "<dt>Model</dt><dd>gpt-image-2</dd>", "<dt>Quality</dt>",
            "igen_0123456789abcdef01234567", "<dt>Licence</dt><dd>not stated</dd>", "record 2 of 2",
            "Placeholder, drawn on", "<li id=\"type-poster\">", "Nothing is published.",
        ] {
            #expect(page.contains(part), "\(part)")
        }
        try Golden.expect(page, "preview/showcase.html")
    }

    @Test("what can't be accepted says why, and offers no such command")
    func stale() throws {
        let (rig, lake) = try rig()
        try lake.generate(50)
        try rig.place.write(
            "showcase/manifest.yml", ShowcaseRig.manifest.replacing("at dawn.", with: "at <dusk>."))
        let review = ShowcaseReview.read(rig.files)
        #expect(
            review.assets.first?.differences == [
                ShowcaseReview.Difference(name: "prompt", was: "A lake at dawn.", now: "A lake at <dusk>.")
            ])
        let page = html(review)
        #expect(page.contains("asked for with another prompt than the manifest now has"))
        #expect(page.contains("<td>A lake at dawn.</td><td>A lake at &lt;dusk&gt;.</td>"))
        #expect(!page.contains("showcase accept") && page.contains("showcase reject"))
    }

    @Test("a picture of the emulator, of another size, or of an asset that has left can't be accepted")
    func obstacles() throws {
        let (rig, lake) = try rig()
        try lake.generate(50, provider: "emulator")
        func obstacles() -> [String] {
            ShowcaseReview.read(rig.files).assets.last { $0.candidate != nil }?.obstacles ?? []
        }
        #expect(obstacles().first?.contains("emulator") == true && obstacles().count == 1)
        try lake.generate(51, size: .square)
        #expect(obstacles() == ["It has 1024 × 1024 pixels, and the manifest asks for 1536 × 1024."])
        try rig.leaveOut("alpine-lake")
        #expect(obstacles() == ["The asset has left the manifest."])
    }

    @Test("an accepted picture says who accepted it, and nothing waits")
    func accepted() throws {
        let (rig, lake) = try rig()
        try lake.generate(50)
        try lake.review(.accept)
        let page = html(ShowcaseReview.read(rig.files))
        #expect(page.contains("No picture waits."))
        #expect(page.contains("accepted by Ada on"))
    }

    @Test("a site without a manifest, and one whose manifest is at fault, say so")
    func none() throws {
        let rig = try ShowcaseRig()
        try rig.place.write("showcase/manifest.yml", "version: 1\ncredit: [")
        let broken = ShowcaseReview.read(rig.files)
        #expect(broken.hasManifest && !broken.diagnostics.isEmpty)
        let findings = PreviewState.Finding.make(broken.diagnostics) { _, _ in nil }
        #expect(html(broken, faults: findings).contains("The showcase can’t be read."))
        try rig.place.remove("showcase/manifest.yml")
        let absent = ShowcaseReview.read(rig.files)
        #expect(!absent.hasManifest && absent.diagnostics.isEmpty)
        #expect(html(absent).contains("there is no showcase/manifest.yml"))
    }

    @Test("an asset whose ledger is at fault is left out, and the fault is told")
    func faulty() throws {
        let (rig, lake) = try rig()
        try lake.draw()
        try rig.place.write("showcase/ledger/alpine-lake.jsonl", "{}\n")
        let review = ShowcaseReview.read(rig.files)
        #expect(review.assets.map(\.id) == ["type-poster"])
        #expect(!review.diagnostics.isEmpty)
    }
}
