@testable import SiteKit

extension RecordedPicture {
    /// What a record may say of a picture, where a test doesn't care.
    static func make(
        sourceType: DigitalSourceType = .digitalCreation, alt: String = "A lake.", credit: String = "The test",
        licence: String = "NOASSERTION", sources: [RecordedSource] = [.make()], original: Digest? = nil,
        parameters: [String: String] = ["motif": "alpine-lake"], losslessWidths: [Int] = [],
        generation: RecordedGeneration? = nil
    ) -> RecordedPicture {
        let encoder = PictureEncoder(
            version: "1.2.4", quality: 80, method: 6, sharpYUV: true, losslessWidths: losslessWidths)
        let build = PictureBuild(
            parameters: parameters, encoder: encoder, manifestEntry: Digest(of: [7]), original: original)
        return RecordedPicture(
            sourceType: sourceType, alt: alt, credit: credit, licence: licence, sources: sources, build: build,
            lqip: "data:image/webp;base64,UklGRg==", generation: generation)
    }

    /// A picture of the model.
    static func makeGenerated(
        _ asset: ShowcaseAsset = .make(), alt: String = "A lake.", shade: UInt8 = 50,
        generation: RecordedGeneration = .make()
    ) -> RecordedPicture {
        make(
            sourceType: .trainedAlgorithmicMedia, alt: alt, original: Digest(of: [shade]),
            parameters: GenerationRequest(asset).parameters, generation: generation)
    }
}

extension RecordedGeneration {
    /// A task of the provider, whose answer said all that it can.
    static func make(
        provider: String = "alltoken", key: String = "11111111-2222-4333-8444-555555555555",
        revisedPrompt: String? = "A lake at dawn", credentials: Digest? = nil
    ) -> RecordedGeneration {
        RecordedGeneration(
            provider: provider, taskID: "igen_0123456789abcdef01234567", requestID: "req_1", key: key,
            started: Timestamp(seconds: Ledger.testTime.seconds - 20), servedSize: "1024x1024", servedQuality: "high",
            revisedPrompt: revisedPrompt,
            usage: TokenUsage(input: 40, output: 6_000, total: 6_040, text: 40, image: 0), delivery: .inline,
            credentials: credentials)
    }
}

extension ShowcaseAsset {
    /// What the manifest may ask for, where a test doesn't care.
    static func make(
        _ id: String = "alpine-lake", prompt: String = "A lake", size: PictureSize = .landscape,
        quality: PictureQuality = .high, model: String = "gpt-image-2", title: String = "A lake"
    ) -> ShowcaseAsset {
        ShowcaseAsset(
            id: id, title: title, alt: "A lake.", prompt: prompt, size: size, quality: quality, model: model,
            sources: [
                ShowcaseSource(
                    role: .replacement, url: "https://fixture.test/samples", licence: "NOASSERTION", retrieved: nil)
            ], location: SourceLocation(file: ShowcaseManifest.path.string, line: 5, column: 9, length: id.count))
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
        let generation = RecordedGeneration.make(key: "key-\(shade)")
        let picture = RecordedPicture.makeGenerated(.make(id), shade: shade, generation: generation)
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
