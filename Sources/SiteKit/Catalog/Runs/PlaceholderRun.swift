/// `sitegen showcase placeholders`: draws what the manifest asks for and writes pictures, records and locks.
public enum PlaceholderRun {
    /// How a run draws; tests replace it by something quick.
    struct Drawing: Sendable {
        /// The asset's picture, in full size.
        let draw: @Sendable (ShowcaseAsset) throws(ImagingError) -> Bitmap
        /// The widths it is published in, ascending.
        let widths: @Sendable (ShowcaseAsset) -> [Int]

        /// The motif named by the asset's id; `unknownMotif` when there is none.
        static let motif = Drawing(
            draw: { asset throws(ImagingError) in
                guard let motif = Motif(rawValue: asset.id) else { throw ImagingError(.unknownMotif(asset.id)) }
                return try motif.draw(width: asset.size.width, height: asset.size.height)
            }, widths: \.size.variantWidths)
    }

    /// Draws and writes.
    ///
    /// Asking again writes nothing. At most `jobs` pictures are in memory at a time. An asset that publishes something
    /// other than a placeholder, or holds a candidate, is left alone.
    ///
    /// - Parameters:
    ///   - root: absolute path of the site's folder.
    ///   - only: ids of assets; empty for all.
    ///   - jobs: how many are drawn, or encoded, at once.
    ///   - now: the time that goes into the records.
    ///   - tool: the version of sitegen that goes into the records.
    /// - Throws: `FileError` when the disk says no, `ImagingError` when the encoder does.
    public static func run(
        root: String, only: [String] = [], jobs: Int, now: Timestamp, tool: String
    ) async throws -> ShowcaseRunSummary {
        try await run(root: root, only: only, jobs: jobs, now: now, tool: tool, drawing: .motif)
    }

    static func run(
        root: String, only: [String], jobs: Int, now: Timestamp, tool: String, drawing: Drawing
    ) async throws -> ShowcaseRunSummary {
        var summary = ShowcaseRunSummary()
        guard
            let session = try ShowcaseSession.begin(
                root: root, command: "placeholders", now: now, &summary.diagnostics)
        else { return summary }
        guard let chosen = choose(session, only, &summary) else { return summary }
        for start in stride(from: 0, to: chosen.count, by: max(1, jobs)) {
            let part = Array(chosen[start..<min(start + max(1, jobs), chosen.count)])
            let made = try await make(part.map(\.asset), credit: session.manifest.credit, jobs: jobs, drawing)
            for ((asset, base), (images, picture)) in zip(part, made) {
                var next = base
                if !isDrawn(images.variants, picture, in: base) {
                    next = base.adding(.drawn, files: images.variants, picture: picture, at: now, tool: tool)
                }
                try ShowcaseChange(files: images.files, base: base, next: next)
                    .apply(to: session.folder, history: session.history(of: asset.id), &summary)
            }
        }
        session.end()
        return summary
    }

    /// Draws the assets and encodes them.
    private static func make(
        _ assets: [ShowcaseAsset], credit: String, jobs: Int, _ drawing: Drawing
    ) async throws(ImagingError) -> [(EncodedImageSet, RecordedPicture)] {
        let xmp = XMPPacket(digitalSourceType: .digitalCreation, aiSystemUsed: nil, credit: credit)
        let drawn = await BoundedWork.map(assets, jobs: jobs) { asset in
            Result { () throws(ImagingError) -> Bitmap in try drawing.draw(asset) }
        }
        var pictures: [EncodedImageSet.Job] = []
        for (asset, result) in zip(assets, drawn) {
            pictures.append(
                EncodedImageSet.Job(
                    id: asset.id, picture: try result.get(), widths: drawing.widths(asset), xmp: xmp,
                    triesLossless: true))
        }
        let sets = try await EncodedImageSet.encode(pictures, jobs: jobs)
        return zip(assets, zip(pictures, sets)).map { asset, made in
            (made.1, recorded(asset, made.1, credit: credit, pixels: Digest(of: made.0.picture.pixels)))
        }
    }

    private static func recorded(
        _ asset: ShowcaseAsset, _ images: EncodedImageSet, credit: String, pixels: Digest
    ) -> RecordedPicture {
        // The pixels are the same on every machine, whichever libwebp encodes them: their digest says so for good.
        let build = PictureBuild(
            parameters: ["motif": asset.id, "size": asset.size.rawValue, "pixels": "sha256:\(pixels)"],
            encoder: images.encoder, manifestEntry: asset.entryDigest, original: nil)
        return RecordedPicture(
            sourceType: .digitalCreation, alt: asset.alt, credit: credit, licence: "NOASSERTION",
            sources: asset.sources.map(RecordedSource.init), build: build, lqip: images.lqip)
    }

    /// The assets to draw, each with the ledger to go on from; `nil` when a name or a ledger is at fault.
    private static func choose(
        _ session: borrowing ShowcaseSession, _ only: [String], _ summary: inout ShowcaseRunSummary
    ) -> [(asset: ShowcaseAsset, base: Ledger)]? {
        for id in only where session.manifest.asset(id) == nil { summary.diagnostics.append(session.unknown(id)) }
        var chosen: [(asset: ShowcaseAsset, base: Ledger)] = []
        var undrawn: [Diagnostic] = []
        for asset in session.manifest.assets where only.isEmpty || only.contains(asset.id) {
            let history = session.history(of: asset.id)
            // A lock or ledger at fault is told, never overwritten: it may be about a picture that was paid for.
            guard let base = history.base else {
                summary.diagnostics += history.faults
                continue
            }
            let state = LedgerState(base)
            if state.candidate != nil || (state.published?.record.event ?? .drawn) != .drawn {
                summary.kept.append(asset.id)
                continue
            }
            if Motif(rawValue: asset.id) == nil {
                undrawn.append(
                    .error(
                        .missingDrawing, "no placeholder is drawn for '\(asset.id)'", at: asset.location,
                        notes: ["drawn are: \(Motif.allCases.map(\.rawValue).joined(separator: ", "))"],
                        help: "bring a picture with sitegen showcase import \(asset.id) …"))
                continue
            }
            chosen.append((asset, base))
        }
        let isFine = !summary.diagnostics.hasErrors
        // One without a drawing keeps no other from being drawn.
        summary.diagnostics += undrawn
        return isFine ? chosen : nil
    }

    /// Whether the newest placeholder is this one. Which libwebp made the same bytes doesn't matter.
    private static func isDrawn(_ files: [ShowcaseVariant], _ picture: RecordedPicture, in ledger: Ledger) -> Bool {
        guard let record = LedgerState(ledger).placeholder?.record, record.files == files, let known = record.picture
        else { return false }
        return known.alt == picture.alt && known.build.parameters == picture.build.parameters
            && known.credit == picture.credit && known.sources == picture.sources
            && known.lqip == picture.lqip && known.build.manifestEntry == picture.build.manifestEntry
    }
}
