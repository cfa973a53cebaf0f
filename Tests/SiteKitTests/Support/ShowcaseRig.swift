import Testing

@testable import SiteKit

/// A site on disk with two assets, whose pictures are small and quickly made.
struct ShowcaseRig: Sendable {
    let place: TemporaryFolder

    static let manifest =
        ShowcaseManifestTests.good
            + """

              - id: type-poster
                title: A poster
                alt: A poster.
                prompt: A poster.
                size: 1024x1024
                quality: low
                model: gpt-image-2
                sources: [{role: replacement, url: "https://example.org/samples", licence: NOASSERTION}]

            """

    init() throws {
        place = try TemporaryFolder()
        try place.write(ShowcaseManifest.path.string, ShowcaseRig.manifest)
    }

    var root: String { place.path }
    var files: RealFileSystem { RealFileSystem(root: root) }

    /// A picture of 12 by 8 pixels in two widths.
    static func images(_ shade: UInt8, _ id: String, _ xmp: XMPPacket) throws(ImagingError) -> EncodedImageSet {
        var pixels: [UInt8] = []
        for index in 0..<96 { pixels += [shade, UInt8(index * 2), 30, 255] }
        return try EncodedImageSet.encode(
            Bitmap(width: 12, height: 8, pixels: pixels), id: id, widths: [6, 12], xmp: xmp, triesLossless: true)
    }

    @discardableResult
    func draw(_ only: [String] = [], shade: UInt8 = 10, at time: Timestamp = Ledger.testTime) async throws
        -> ShowcaseRunSummary
    {
        try await PlaceholderRun.run(root: root, only: only, jobs: 2, now: time, tool: "0.1.0") {
            asset, xmp throws(ImagingError) in
            try ShowcaseRig.images(shade, asset.id, xmp)
        }
    }

    /// The file that is imported: a PNG of one colour.
    static func png(_ shade: UInt8, width: Int = 1024, height: Int = 1024) throws -> [UInt8] {
        try PNG.encode(
            Bitmap(width: width, height: height, pixels: Array(repeating: shade, count: width * height * 4)))
    }

    @discardableResult
    func bring(
        _ png: [UInt8], id: String = "type-poster", shade: UInt8 = 200, by: String = "Ada",
        at time: Timestamp = Ledger.testTime
    ) throws -> ShowcaseRunSummary {
        let request = ImportRequest(
            id: id, source: "https://example.org/poster", licence: "CC-BY-4.0", by: by, sourceType: .digitalCapture)
        return try ImportRun.run(root: root, request, png, file: "poster.png", now: time, tool: "0.1.0") {
            _, asset, xmp throws(ImagingError) in
            try ShowcaseRig.images(shade, asset.id, xmp)
        }
    }

    @discardableResult
    func retire(_ id: String) throws -> ShowcaseRunSummary {
        try RetireRun.run(root: root, id: id, now: Ledger.testTime, tool: "0.1.0")
    }

    /// Takes an asset out of the manifest.
    func leaveOut(_ id: String) throws {
        let parts = ShowcaseRig.manifest.split(separator: "  - id: ", omittingEmptySubsequences: false)
        try place.write(
            ShowcaseManifest.path.string, parts.filter { !$0.hasPrefix(id) }.joined(separator: "  - id: "))
    }

    func ledger(_ id: String) throws -> Ledger {
        try #require(ShowcaseHistory.read(id, files).ledger)
    }

    func audit() async -> AuditReport { await ShowcaseAudit(files, jobs: 2).run() }
}
