/// From a delivered picture to a candidate: original, variants, ledger line, lock.
///
/// Done again after an interruption anywhere, it ends in the same bytes; a picture whose record is there already is not
/// recorded twice. Several may be stored at once, each for another asset. The caller holds the showcase's lock.
public enum CandidateRun {
    /// How a picture becomes the one that is encoded, and in which widths; tests replace it by something quick.
    typealias Fit = @Sendable (Bitmap, PictureSize) throws(ImagingError) -> (picture: Bitmap, widths: [Int])

    /// Stores a picture as its asset's candidate.
    ///
    /// The original is safe on the disk before anything else is looked at: when the ledger is at fault or the picture
    /// can't be used, `summary` says so and nothing else is written. An asset that has left the manifest meanwhile gets
    /// its candidate all the same. One decoded picture is in memory; decoding and encoding run at a low priority.
    ///
    /// - Parameters:
    ///   - tool: the version of sitegen that goes into the record.
    ///   - jobs: how many widths are encoded at once.
    ///   - summary: gets what was written, and why something wasn't.
    /// - Throws: `FileError` when the disk says no, `ImagingError` when the encoder does.
    public static func store(
        _ picture: DeliveredPicture, in folder: ShowcaseFolder, tool: String, jobs: Int,
        _ summary: inout ShowcaseRunSummary
    ) async throws {
        try await store(picture, in: folder, tool: tool, jobs: jobs, &summary, fit: whole)
    }

    /// The picture as it came, in all its widths.
    static let whole: Fit = { bitmap, size in (bitmap, size.variantWidths) }

    /// Whether an asset's ledger has a record of the task with this idempotency key, and its lock knows of it.
    public static func isStored(_ key: String, of id: String, in folder: ShowcaseFolder) -> Bool {
        let history = ShowcaseHistory.read(id, RealFileSystem(root: folder.root))
        return history.faults.isEmpty && history.ledger?.hasGeneration(key) == true
    }

    static func store(
        _ picture: DeliveredPicture, in folder: ShowcaseFolder, tool: String, jobs: Int,
        _ summary: inout ShowcaseRunSummary, fit: @escaping Fit
    ) async throws {
        let asset = picture.asset
        let original = Digest(of: picture.original)
        let path = ShowcaseOriginal.path(of: original)
        try folder.put(picture.original, at: path, for: asset.id, &summary)

        let history = ShowcaseHistory.read(asset.id, RealFileSystem(root: folder.root))
        if let ledger = history.ledger, ledger.hasGeneration(picture.generation.key) {
            // As it stands there: another libwebp, sitegen or manifest would now write another. Only the lock may be
            // missing, or what nothing needs any more be left.
            let isAhead =
                history.isOneAhead && ledger.entries.last?.record.isGeneration(picture.generation.key) == true
            if history.faults.isEmpty || isAhead {
                let change = ShowcaseChange(files: [], base: isAhead ? ledger.withoutLast : ledger, next: ledger)
                return try change.apply(to: folder, history: history, &summary)
            }
        }
        guard history.faults.isEmpty else {
            summary.diagnostics += history.faults + [.unrecorded(asset, path)]
            return
        }
        let images: EncodedImageSet
        let generation: RecordedGeneration
        do throws(Unusable) {
            (images, generation) = try await encode(picture, jobs: jobs, fit)
        } catch {
            if case .encoder(let failure) = error { throw failure }
            summary.diagnostics.append(.undeliverable(asset, error, path))
            return
        }
        let base = history.ledger ?? Ledger(id: asset.id)
        let next = base.adding(
            .generated, files: images.variants,
            picture: recorded(picture, generation, images, original: original), at: picture.delivered, tool: tool)
        // What the provider said goes into the line: it must be one that can be read again.
        guard let line = next.entries.last?.record.line, line.count <= Ledger.lineLimit,
            ProvenanceRecord.parse(SourceText(path: Ledger.path(of: asset.id), bytes: line), id: asset.id).0 != nil
        else {
            summary.diagnostics.append(.undeliverable(asset, .record, path))
            return
        }
        try ShowcaseChange(files: images.files, base: base, next: next).apply(to: folder, history: history, &summary)
    }

    /// Why a picture can't become a candidate.
    enum Unusable: Error {
        /// It can't be read, or has another size than was asked for.
        case picture(ImagingError)
        /// What the provider said of it can't go into a record.
        case record
        /// It could be read; the encoder failed.
        case encoder(ImagingError)
    }

    /// Decodes and encodes in a task of low priority, as all tasks in it are. A child task, or one that is waited for by
    /// its value, would be lifted to the caller's priority.
    private static func encode(
        _ picture: DeliveredPicture, jobs: Int, _ fit: @escaping Fit
    ) async throws(Unusable) -> (EncodedImageSet, RecordedGeneration) {
        let done: Result<(EncodedImageSet, RecordedGeneration), Unusable> = await withCheckedContinuation { waiting in
            Task.detached(priority: .utility) {
                do throws(Unusable) {
                    waiting.resume(returning: .success(try await made(picture, jobs: jobs, fit)))
                } catch {
                    waiting.resume(returning: .failure(error))
                }
            }
        }
        return try done.get()
    }

    private static func made(
        _ picture: DeliveredPicture, jobs: Int, _ fit: Fit
    ) async throws(Unusable) -> (EncodedImageSet, RecordedGeneration) {
        let asset = picture.asset
        let generation: RecordedGeneration
        let fitted: (picture: Bitmap, widths: [Int])
        do throws(ImagingError) {
            generation = try picture.generation.noting(credentialsOf: picture.original)
            let size = (width: asset.size.width, height: asset.size.height)
            fitted = try fit(try PNG.decode(picture.original, expecting: size), asset.size)
        } catch {
            throw .picture(error)
        }
        let xmp = XMPPacket(
            digitalSourceType: .trainedAlgorithmicMedia, aiSystemUsed: asset.model, credit: picture.credit)
        let job = EncodedImageSet.Job(
            id: asset.id, picture: fitted.picture, widths: fitted.widths, xmp: xmp, triesLossless: false)
        let sets: [EncodedImageSet]
        do throws(ImagingError) {
            sets = try await EncodedImageSet.encode([job], jobs: jobs)
        } catch {
            throw .encoder(error)
        }
        guard let images = sets.first else { throw .record }
        return (images, generation)
    }

    private static func recorded(
        _ picture: DeliveredPicture, _ generation: RecordedGeneration, _ images: EncodedImageSet, original: Digest
    ) -> RecordedPicture {
        let asset = picture.asset
        let build = PictureBuild(
            parameters: GenerationRequest(asset).parameters, encoder: images.encoder,
            manifestEntry: asset.entryDigest, original: original)
        return RecordedPicture(
            sourceType: .trainedAlgorithmicMedia, alt: asset.alt, credit: picture.credit, licence: "NOASSERTION",
            sources: asset.sources.map(RecordedSource.init), build: build, lqip: images.lqip, generation: generation)
    }
}

extension Ledger {
    /// Whether a picture of the task with this idempotency key is recorded.
    func hasGeneration(_ key: String) -> Bool {
        entries.contains { $0.record.isGeneration(key) }
    }
}

extension ProvenanceRecord {
    fileprivate func isGeneration(_ key: String) -> Bool { picture?.generation?.key == key }
}

extension Diagnostic {
    /// A delivered picture whose ledger can't take it; what is wrong with the ledger is told beside it.
    fileprivate static func unrecorded(_ asset: ShowcaseAsset, _ original: RelativePath) -> Diagnostic {
        .error(
            .unstoredPicture, "the picture delivered for '\(asset.id)' can't be recorded while its ledger is at fault",
            at: SourceLocation(file: Ledger.path(of: asset.id).string), notes: ["it is safe as \(original)"],
            help: "mend the ledger, then run sitegen showcase refresh again: it isn't paid for twice")
    }

    /// A delivered picture that can't become a candidate.
    fileprivate static func undeliverable(
        _ asset: ShowcaseAsset, _ reason: CandidateRun.Unusable, _ original: RelativePath
    ) -> Diagnostic {
        let words =
            switch reason {
            case .picture(let error), .encoder(let error): "\(error)"
            case .record: "what the provider says of it can't go into a record"
            }
        return .error(
            .unstoredPicture, "the picture delivered for '\(asset.id)' can't become its candidate: \(words)",
            at: asset.location, notes: ["what came is kept as \(original)"],
            help: "look at that file; to pay for another, run sitegen showcase refresh --again \(asset.id)")
    }
}
