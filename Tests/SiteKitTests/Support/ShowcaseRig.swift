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
                sources: [{role: replacement, url: "https://fixture.test/samples", licence: NOASSERTION}]

            """

    init() throws {
        place = try TemporaryFolder()
        try place.write(ShowcaseManifest.path.string, ShowcaseRig.manifest)
    }

    var root: String { place.path }
    var files: RealFileSystem { RealFileSystem(root: root) }

    /// A picture of 12 by 8 pixels.
    static func picture(_ shade: UInt8) throws(ImagingError) -> Bitmap {
        var pixels: [UInt8] = []
        for index in 0..<96 { pixels += [shade, UInt8(index * 2), 30, 255] }
        return try Bitmap(width: 12, height: 8, pixels: pixels)
    }

    @discardableResult
    func draw(_ only: [String] = [], shade: UInt8 = 10, at time: Timestamp = Ledger.testTime) async throws
        -> ShowcaseRunSummary
    {
        let drawing = PlaceholderRun.Drawing(
            draw: { _ throws(ImagingError) in try ShowcaseRig.picture(shade) }, widths: { _ in [6, 12] })
        return try await PlaceholderRun.run(
            root: root, only: only, jobs: 2, now: time, tool: "0.1.0", drawing: drawing)
    }

    /// The file that is imported: a PNG of one colour.
    static func png(_ shade: UInt8, width: Int = 1024, height: Int = 1024) throws -> [UInt8] {
        try PNG.encode(
            Bitmap(width: width, height: height, pixels: Array(repeating: shade, count: width * height * 4)))
    }

    @discardableResult
    func bring(
        _ png: [UInt8], id: String = "type-poster", by: String = "Ada", at time: Timestamp = Ledger.testTime
    ) async throws -> ShowcaseRunSummary {
        let request = ImportRequest(
            id: id, source: "https://fixture.test/poster", licence: "CC-BY-4.0", by: by, sourceType: .digitalCapture)
        return try await ImportRun.run(
            root: root, request, png, file: "poster.png", now: time, tool: "0.1.0", jobs: 2
        ) { picture, _ throws(ImagingError) in (try ShowcaseRig.picture(picture.pixels[0]), [6, 12]) }
    }

    /// A picture of the model that has arrived.
    func delivery(
        _ shade: UInt8 = 60, id: String = "type-poster", key: String? = nil, provider: String = "alltoken",
        original: [UInt8]? = nil, at time: Timestamp = Ledger.testTime
    ) throws -> DeliveredPicture {
        let asset = try #require(ShowcaseManifest.read(files).0?.asset(id))
        let png = try original ?? ShowcaseRig.png(shade, width: asset.size.width, height: asset.size.height)
        return DeliveredPicture(
            asset: asset, credit: "The test", generation: .make(provider: provider, key: key ?? "key-\(shade)"),
            original: png, delivered: time)
    }

    @discardableResult
    func store(_ picture: DeliveredPicture, tool: String = "0.1.0") async throws -> ShowcaseRunSummary {
        var summary = ShowcaseRunSummary()
        try await CandidateRun.store(
            picture, in: ShowcaseFolder(root: root), tool: tool, jobs: 2, &summary
        ) { bitmap, _ throws(ImagingError) in (try ShowcaseRig.picture(bitmap.pixels[0]), [6, 12]) }
        return summary
    }

    /// Every file of the showcase with its bytes.
    func everything() throws -> [String: [UInt8]] { try place.contents("showcase") }

    /// Writes an asset's pictures, ledger and lock as if they had been drawn, whatever they are.
    func put(_ id: String, _ contents: [[UInt8]], sizes: [(Int, Int)]) throws {
        let variants = zip(contents, sizes).map { bytes, size in
            let digest = Digest(of: bytes)
            return ShowcaseVariant(
                width: size.0, height: size.1, bytes: bytes.count, digest: digest,
                path: ShowcaseVariant.path(of: id, digest: digest, width: size.0))
        }
        let ledger = Ledger(id: id).drawing(variants)
        for (variant, bytes) in zip(variants, contents) { try place.write(variant.path.string, bytes) }
        try place.write(Ledger.path(of: id).string, ledger.encoded)
        try place.write(ShowcaseLock.path(of: id).string, #require(ShowcaseLock(ledger)).encoded)
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

    /// The audit without what the rig can't help: its pictures are smaller than the manifest asks for.
    func audit() async -> AuditReport { await ShowcaseRig.audit(files) }

    static func audit(_ files: any FileSystem) async -> AuditReport {
        var report = await ShowcaseAudit(files, jobs: 2).run()
        report.diagnostics.removeAll { $0.code == .lockSize }
        return report
    }
}
