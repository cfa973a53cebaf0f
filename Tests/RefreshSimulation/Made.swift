import SiteKit

extension ShowcaseAsset {
    /// An asset that asks for a prompt.
    static func make(_ id: String, prompt: String) -> ShowcaseAsset {
        ShowcaseAsset(
            id: id, title: "A lake", alt: "A lake.", prompt: prompt, size: .square, quality: .low,
            model: "gpt-image-2",
            sources: [
                ShowcaseSource(
                    role: .replacement, url: "https://fixture.test/samples", licence: "NOASSERTION", retrieved: nil)
            ], location: SourceLocation(file: ShowcaseManifest.path.string))
    }
}

extension Ledger {
    /// The ledger with a candidate, as the showcase's own code would write it but for the published files.
    func storing(_ picture: DeliveredPicture) -> Ledger {
        let id = picture.asset.id
        let original = Digest(of: picture.original)
        let encoder = PictureEncoder(version: "1.2.4", quality: 80, method: 6, sharpYUV: true, losslessWidths: [])
        let build = PictureBuild(
            parameters: GenerationRequest(picture.asset).parameters, encoder: encoder,
            manifestEntry: picture.asset.entryDigest, original: original)
        let recorded = RecordedPicture(
            sourceType: .trainedAlgorithmicMedia, alt: picture.asset.alt, credit: picture.credit,
            licence: "NOASSERTION", sources: [], build: build,
            lqip: "data:image/webp;base64,UklGRg==", generation: picture.generation)
        let file = ShowcaseVariant(
            width: 24, height: 24, bytes: 2, digest: original,
            path: ShowcaseVariant.path(of: id, digest: original, width: 24))
        return adding(.generated, files: [file], picture: recorded, at: picture.delivered, tool: "0.1.0")
    }

    /// Whether it has a record of the task with this idempotency key.
    func has(_ key: String) -> Bool {
        entries.contains { $0.record.picture?.generation?.key == key }
    }
}

/// Numbers that look random and are the same in every run (SplitMix64).
struct FixedRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
