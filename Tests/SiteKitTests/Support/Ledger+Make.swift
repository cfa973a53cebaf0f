@testable import SiteKit

extension RecordedPicture {
    /// What a record may say of a picture, where a test doesn't care.
    static func make(
        sourceType: DigitalSourceType = .digitalCreation, alt: String = "A lake.", credit: String = "The test",
        licence: String = "NOASSERTION", sources: [RecordedSource] = [.make()], original: Digest? = nil,
        parameters: [String: String] = ["motif": "alpine-lake"], losslessWidths: [Int] = []
    ) -> RecordedPicture {
        let encoder = PictureEncoder(
            version: "1.2.4", quality: 80, method: 6, sharpYUV: true, losslessWidths: losslessWidths)
        let build = PictureBuild(
            parameters: parameters, encoder: encoder, manifestEntry: Digest(of: [7]), original: original)
        return RecordedPicture(
            sourceType: sourceType, alt: alt, credit: credit, licence: licence, sources: sources, build: build,
            lqip: "data:image/webp;base64,UklGRg==")
    }
}

extension RecordedSource {
    static func make(
        _ url: String = "https://fixture.test/samples", role: Role = .replacement, isCopied: Bool = false
    ) -> RecordedSource {
        RecordedSource(role: role, url: url, licence: "NOASSERTION", retrieved: nil, isCopied: isCopied)
    }
}

extension ShowcaseVariant {
    /// Files of an asset that hold nothing worth reading; `shade` tells one picture from another.
    static func make(_ id: String = "alpine-lake", shade: UInt8 = 1, widths: [Int] = [8, 24]) -> [ShowcaseVariant] {
        widths.map { width in
            let digest = Digest(of: [shade, UInt8(width & 255)])
            return ShowcaseVariant(
                width: width, height: max(1, width * 2 / 3), bytes: 2, digest: digest,
                path: ShowcaseVariant.path(of: id, digest: digest, width: width))
        }
    }
}

extension Ledger {
    static let testTime = Timestamp(seconds: 1_795_500_000)

    /// The ledger with one more drawing.
    func drawing(
        _ files: [ShowcaseVariant] = ShowcaseVariant.make(), _ picture: RecordedPicture = .make()
    ) -> Ledger {
        adding(.drawn, files: files, picture: picture, at: Ledger.testTime, tool: "0.1.0")
    }

    /// The ledger with a picture of the model that waits.
    func generating(shade: UInt8 = 50) -> Ledger {
        let picture = RecordedPicture.make(
            sourceType: .trainedAlgorithmicMedia, original: Digest(of: [shade]),
            parameters: ["model": "gpt-image-2", "prompt": "A lake"])
        return adding(
            .generated, files: ShowcaseVariant.make(id, shade: shade), picture: picture, at: Ledger.testTime,
            tool: "0.1.0")
    }

    /// The ledger with a picture from elsewhere.
    func importing(shade: UInt8 = 90) -> Ledger {
        let picture = RecordedPicture.make(
            sourceType: .digitalCapture, sources: [.make(role: .origin, isCopied: true)], original: Digest(of: [shade]))
        return adding(
            .imported, files: ShowcaseVariant.make(id, shade: shade), picture: picture, by: "Ada", at: Ledger.testTime,
            tool: "0.1.0")
    }

    /// The ledger with a decision about a record of it, or about one that there isn't.
    func deciding(_ event: LedgerEvent, about digest: Digest?) -> Ledger {
        let files = entries.first { $0.digest == digest }?.record.files ?? ShowcaseVariant.make(id)
        return adding(
            event, files: files, about: digest, by: event.needsReview ? "Ada" : nil,
            at: Ledger.testTime, tool: "0.1.0")
    }
}
