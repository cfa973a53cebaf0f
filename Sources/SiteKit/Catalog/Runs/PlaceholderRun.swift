/// `sitegen showcase placeholders`: draws what the manifest asks for and writes pictures, records and locks.
public enum PlaceholderRun {
    /// Draws and writes.
    ///
    /// Asking again writes nothing. At most `jobs` pictures are in memory at a time. An asset that publishes something
    /// other than a placeholder, or holds a candidate, is left alone.
    ///
    /// - Parameters:
    ///   - root: absolute path of the site's folder.
    ///   - only: ids of assets; empty for all.
    ///   - jobs: how many are drawn at once.
    ///   - now: the time that goes into the records.
    ///   - tool: the version of sitegen that goes into the records.
    /// - Throws: `FileError` when the disk says no, `ImagingError` when the encoder does.
    public static func run(
        root: String, only: [String] = [], jobs: Int, now: Timestamp, tool: String
    ) async throws -> ShowcaseRunSummary {
        try await run(root: root, only: only, jobs: jobs, now: now, tool: tool, draw: draw)
    }

    /// The asset's drawing, encoded.
    ///
    /// - Throws: `unknownMotif` when there is no drawing for the id, or what the encoder throws.
    static func draw(_ asset: ShowcaseAsset, xmp: XMPPacket) throws(ImagingError) -> EncodedImageSet {
        guard let motif = Motif(rawValue: asset.id) else { throw ImagingError(.unknownMotif(asset.id)) }
        let picture = try motif.draw(width: asset.size.width, height: asset.size.height)
        return try EncodedImageSet.encode(
            picture, id: asset.id, widths: asset.size.variantWidths, xmp: xmp, triesLossless: true)
    }

    /// Draws with `draw`, which tests replace by something quick.
    static func run(
        root: String, only: [String], jobs: Int, now: Timestamp, tool: String,
        draw: @escaping @Sendable (ShowcaseAsset, XMPPacket) throws(ImagingError) -> EncodedImageSet
    ) async throws -> ShowcaseRunSummary {
        var summary = ShowcaseRunSummary()
        guard let session = try ShowcaseSession.begin(root: root, &summary.diagnostics) else { return summary }
        let chosen = choose(session, only, &summary)
        guard !summary.diagnostics.hasErrors else { return summary }
        let credit = session.manifest.credit
        let made = await BoundedWork.map(chosen, jobs: jobs) { asset, _ in
            Result { try drawn(asset, credit: credit, draw) }
        }
        for ((asset, base), result) in zip(chosen, made) {
            let (images, picture) = try result.get()
            var next = base
            if !isDrawn(images.variants, picture, in: base) {
                next = base.adding(.drawn, files: images.variants, picture: picture, at: now, tool: tool)
            }
            let files = zip(images.variants, images.contents).map { (path: $0.path, bytes: $1) }
            try ShowcaseChange(files: files, base: base, next: next)
                .apply(to: session.folder, history: session.history(of: asset.id), &summary)
        }
        session.end()
        return summary
    }

    /// The assets to draw, each with the ledger to go on from.
    private static func choose(
        _ session: borrowing ShowcaseSession, _ only: [String], _ summary: inout ShowcaseRunSummary
    ) -> [(ShowcaseAsset, Ledger)] {
        for id in only where session.manifest.asset(id) == nil { summary.diagnostics.append(session.unknown(id)) }
        var chosen: [(ShowcaseAsset, Ledger)] = []
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
                summary.diagnostics.append(
                    .error(
                        .missingDrawing, "no placeholder is drawn for '\(asset.id)'", at: asset.location,
                        notes: ["drawn are: \(Motif.allCases.map(\.rawValue).joined(separator: ", "))"]))
            }
            chosen.append((asset, base))
        }
        return chosen
    }

    private static func drawn(
        _ asset: ShowcaseAsset, credit: String,
        _ draw: (ShowcaseAsset, XMPPacket) throws(ImagingError) -> EncodedImageSet
    ) throws(ImagingError) -> (EncodedImageSet, RecordedPicture) {
        let sourceType = DigitalSourceType.digitalCreation
        let images = try draw(asset, XMPPacket(digitalSourceType: sourceType, aiSystemUsed: nil, credit: credit))
        let build = PictureBuild(
            parameters: ["motif": asset.id, "size": asset.size.rawValue], encoder: images.encoder,
            manifestEntry: asset.entryDigest, original: nil)
        let picture = RecordedPicture(
            sourceType: sourceType, alt: asset.alt, credit: credit, licence: "NOASSERTION",
            sources: asset.sources.map(RecordedSource.init), build: build, lqip: images.lqip)
        return (images, picture)
    }

    /// Whether the newest placeholder is this one. Which libwebp made the same bytes doesn't matter.
    private static func isDrawn(_ files: [ShowcaseVariant], _ picture: RecordedPicture, in ledger: Ledger) -> Bool {
        guard let record = LedgerState(ledger).placeholder?.record, record.files == files, let known = record.picture
        else { return false }
        return known.alt == picture.alt && known.credit == picture.credit && known.sources == picture.sources
            && known.lqip == picture.lqip && known.build.manifestEntry == picture.build.manifestEntry
    }
}
