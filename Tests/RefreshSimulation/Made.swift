import SiteKit

extension ShowcaseAsset {
    /// An asset that asks for a prompt.
    static func make(
        _ id: String, prompt: String, title: String = "A lake", size: PictureSize = .square
    ) -> ShowcaseAsset {
        ShowcaseAsset(
            id: id, title: title, alt: "\(title).", prompt: prompt, size: size, quality: .low,
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

    /// The ledger after a placeholder was drawn anew, or a picture brought from elsewhere.
    func bringing(_ event: LedgerEvent, _ asset: ShowcaseAsset, at now: Timestamp) -> Ledger {
        let digest = Digest(of: Array("\(event.rawValue) \(entries.count)".utf8))
        let isImported = event == .imported
        let encoder = PictureEncoder(version: "1.2.4", quality: 80, method: 6, sharpYUV: true, losslessWidths: [])
        let build = PictureBuild(
            parameters: isImported ? ["source": "A hand", "size": asset.size.rawValue] : ["motif": asset.id],
            encoder: encoder, manifestEntry: asset.entryDigest, original: isImported ? digest : nil)
        let picture = RecordedPicture(
            sourceType: isImported ? .digitalCapture : .digitalCreation, alt: asset.alt, credit: "A hand",
            licence: "NOASSERTION", sources: [], build: build, lqip: "data:image/webp;base64,UklGRg==")
        let file = ShowcaseVariant(
            width: 24, height: 24, bytes: 2, digest: digest,
            path: ShowcaseVariant.path(of: id, digest: digest, width: 24))
        return adding(
            event, files: [file], picture: picture, by: isImported ? "Somebody" : nil, at: now, tool: "0.1.0")
    }

    /// The ledger after somebody decided about the picture that waits, or after the asset was retired; `nil` when there is
    /// nothing to decide.
    func deciding(_ event: LedgerEvent, at now: Timestamp) -> Ledger? {
        let state = LedgerState(self)
        let entry = event == .retired ? state.published ?? state.candidate : state.candidate
        guard let entry else { return nil }
        return adding(
            event, files: entry.record.files, about: entry.digest, by: event == .retired ? nil : "Somebody", at: now,
            tool: "0.1.0")
    }

    /// Whether it has a record of the task with this idempotency key.
    func has(_ key: String) -> Bool {
        entries.contains { $0.record.picture?.generation?.key == key }
    }
}
