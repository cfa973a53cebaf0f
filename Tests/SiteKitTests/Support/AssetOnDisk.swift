import Testing

@testable import SiteKit

/// An asset of a site on disk, whose pictures have a size and nothing else, and which events can be added to.
struct AssetOnDisk {
    let place: TemporaryFolder
    /// The site's folder in `place`; empty when it is `place` itself.
    let site: String
    let id: String

    var root: String { site.isEmpty ? place.path : "\(place.path)/\(site)" }
    var files: RealFileSystem { RealFileSystem(root: root) }
    var history: ShowcaseHistory { ShowcaseHistory.read(id, files) }
    var asset: ShowcaseAsset { get throws { try #require(ShowcaseManifest.read(files).0?.asset(id)) } }

    func ledger() throws -> Ledger { try #require(history.ledger) }
    func state() throws -> LedgerState { LedgerState(try ledger()) }

    func write(_ path: RelativePath, _ bytes: [UInt8]) throws {
        try place.write(site.isEmpty ? path.string : "\(site)/\(path)", bytes)
    }

    /// The files of a picture, written; `shade` tells one picture from another.
    func pictures(_ shade: UInt8, size: PictureSize = .landscape) throws -> [ShowcaseVariant] {
        try size.variantWidths.map { width in
            let height = width * size.height / size.width
            let bytes = ShowcaseFixture.picture(width: width, height: height) + [shade]
            let digest = Digest(of: bytes)
            let path = ShowcaseVariant.path(of: id, digest: digest, width: width)
            try write(path, bytes)
            return ShowcaseVariant(width: width, height: height, bytes: bytes.count, digest: digest, path: path)
        }
    }

    /// Puts a ledger and its lock on disk.
    func put(_ ledger: Ledger) throws {
        try write(Ledger.path(of: id), ledger.encoded)
        try write(ShowcaseLock.path(of: id), #require(ShowcaseLock(ledger)).encoded)
    }

    func draw(_ shade: UInt8 = 1, size: PictureSize = .landscape) throws {
        try put((history.ledger ?? Ledger(id: id)).drawing(pictures(shade, size: size)))
    }

    /// A picture of the model comes in, asked for as the manifest says, or otherwise.
    func generate(
        _ shade: UInt8, for asset: ShowcaseAsset? = nil, size: PictureSize = .landscape, provider: String = "alltoken"
    ) throws {
        let picture = RecordedPicture.makeGenerated(
            try asset ?? self.asset, shade: shade, generation: .make(provider: provider, key: "key-\(shade)"))
        try put(
            (history.ledger ?? Ledger(id: id)).adding(
                .generated, files: pictures(shade, size: size), picture: picture, at: Ledger.testTime, tool: "0.1.0"))
    }

    func bring(_ shade: UInt8) throws {
        let picture = RecordedPicture.make(
            sourceType: .digitalCapture, sources: [.make(role: .origin, isCopied: true)], original: Digest(of: [shade]))
        try put(
            (history.ledger ?? Ledger(id: id)).adding(
                .imported, files: pictures(shade), picture: picture, by: "Ada", at: Ledger.testTime, tool: "0.1.0"))
    }

    @discardableResult
    func review(
        _ decision: ReviewRun.Decision, by name: String = "Ada", at time: Timestamp = Ledger.testTime
    ) throws -> ShowcaseRunSummary {
        try ReviewRun.run(root: root, decision, id: id, by: name, now: time, tool: "0.1.0")
    }
}
