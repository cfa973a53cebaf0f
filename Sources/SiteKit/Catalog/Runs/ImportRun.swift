/// `sitegen showcase import`: a picture from elsewhere takes the place of what an asset publishes.
public enum ImportRun {
    /// The largest file that is read, in bytes.
    public static let byteLimit = 64 << 20

    /// Reads the picture, encodes it, and records where it came from. Asking again writes nothing.
    ///
    /// - Parameters:
    ///   - root: absolute path of the site's folder.
    ///   - bytes: the file as it is: a PNG of the size the manifest asks for, or a larger one of the same ratio.
    ///   - file: its name, for messages.
    ///   - now: the time that goes into the record.
    ///   - tool: the version of sitegen that goes into the record.
    /// - Throws: `FileError` when the disk says no, `ImagingError` when the encoder does.
    ///   - jobs: how many widths are encoded at once.
    public static func run(
        root: String, _ request: ImportRequest, _ bytes: [UInt8], file: String, now: Timestamp, tool: String, jobs: Int
    ) async throws -> ShowcaseRunSummary {
        try await run(root: root, request, bytes, file: file, now: now, tool: tool, jobs: jobs) {
            picture, size throws(ImagingError) in
            (try picture.resized(width: size.width, height: size.height), size.variantWidths)
        }
    }

    /// Publishes what `fit` makes of the picture, in these widths; tests replace it by something quick.
    static func run(
        root: String, _ request: ImportRequest, _ bytes: [UInt8], file: String, now: Timestamp, tool: String, jobs: Int,
        fit: (Bitmap, PictureSize) throws(ImagingError) -> (picture: Bitmap, widths: [Int])
    ) async throws -> ShowcaseRunSummary {
        var summary = ShowcaseRunSummary()
        guard
            let session = try ShowcaseSession.begin(
                root: root, command: "import", now: now, &summary.diagnostics)
        else { return summary }
        guard let asset = session.manifest.asset(request.id) else {
            summary.diagnostics.append(session.unknown(request.id))
            return summary
        }
        let history = session.history(of: asset.id)
        guard let base = history.base else {
            summary.diagnostics += history.faults
            return summary
        }
        let fitted: (picture: Bitmap, widths: [Int])
        do throws(ImagingError) {
            fitted = try fit(try read(bytes, for: asset), asset.size)
        } catch {
            let help = "bring a PNG of \(asset.size.rawValue), or a larger one of the same ratio"
            summary.diagnostics.append(
                .error(.importedPicture, "'\(file)' can't be imported: \(error)", notes: [], help: help))
            return summary
        }
        let original = Digest(of: bytes)
        let xmp = XMPPacket(digitalSourceType: request.sourceType, aiSystemUsed: nil, credit: request.source)
        let job = EncodedImageSet.Job(
            id: asset.id, picture: fitted.picture, widths: fitted.widths, xmp: xmp, triesLossless: false)
        guard let images = try await EncodedImageSet.encode([job], jobs: jobs).first else { return summary }
        let record = recorded(request, asset, images, original: original)
        let isKnown = LedgerState(base).published?.record.picture == record
        let next =
            isKnown
            ? base
            : base.adding(.imported, files: images.variants, picture: record, by: request.by, at: now, tool: tool)
        let files =
            [(path: ShowcaseOriginal.path(of: original), bytes: bytes)] + images.files
        try ShowcaseChange(files: files, base: base, next: next)
            .apply(to: session.folder, history: history, &summary)
        session.end()
        return summary
    }

    private static func recorded(
        _ request: ImportRequest, _ asset: ShowcaseAsset, _ images: EncodedImageSet, original: Digest
    ) -> RecordedPicture {
        // Nothing was fetched by us: the day of retrieval stays open, the file's own digest is that of the original.
        let origin = RecordedSource(
            role: .origin, url: request.source, licence: request.licence, retrieved: nil, isCopied: true)
        let build = PictureBuild(
            parameters: ["source": request.source, "size": asset.size.rawValue], encoder: images.encoder,
            manifestEntry: asset.entryDigest, original: original)
        return RecordedPicture(
            sourceType: request.sourceType, alt: asset.alt, credit: request.source, licence: request.licence,
            sources: [origin], build: build, lqip: images.lqip)
    }

    /// Decodes the picture; its sides are judged before its pixels are.
    private static func read(_ bytes: [UInt8], for asset: ShowcaseAsset) throws(ImagingError) -> Bitmap {
        let (width, height) = try PNG.size(of: bytes)
        let size = asset.size
        guard width * size.height == height * size.width, width >= size.width else {
            throw ImagingError(
                .otherSize(width: width, height: height, wantedWidth: size.width, wantedHeight: size.height))
        }
        return try PNG.decode(bytes)
    }
}
