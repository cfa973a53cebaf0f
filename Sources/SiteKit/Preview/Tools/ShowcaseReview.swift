/// The showcase as somebody reviews it: for each asset what the site shows, and what waits beside it.
struct ShowcaseReview: Sendable {
    /// A picture with the record that brought it.
    struct Picture: Sendable {
        /// How it came about.
        let kind: ShowcaseSlot.Kind
        /// The record, with the digest of its line.
        let entry: Ledger.Entry
        /// What the record says of it.
        let recorded: RecordedPicture
        /// Who accepted or brought it, where somebody did.
        var review: Review?

        /// The largest file.
        var largest: ShowcaseVariant? { entry.record.files.last }
    }

    /// What was asked for otherwise than the manifest now asks.
    struct Difference: Sendable, Equatable {
        /// The API's name of it, such as `prompt`.
        let name: String
        /// What the picture was asked for with.
        let was: String
        /// What the manifest says.
        let now: String
    }

    /// One asset.
    struct Asset: Sendable {
        /// Its id.
        let id: String
        /// What the manifest asks for; `nil` for an asset that has left it.
        let wanted: ShowcaseAsset?
        /// What the site shows.
        let published: Picture?
        /// What waits for its review.
        let candidate: Picture?
        /// What the candidate was asked for otherwise; then it can't be accepted.
        let differences: [Difference]
        /// How many records its ledger has.
        let records: Int

        /// Its title, or its id.
        var title: String { wanted?.title ?? id }
    }

    /// The assets of the manifest in its order, then others that have a picture.
    let assets: [Asset]
    /// Whether the site has a manifest, sound or not.
    let hasManifest: Bool
    /// What is wrong with the manifest, a lock or a ledger.
    let diagnostics: [Diagnostic]

    /// Reads manifest, locks and ledgers; no picture is opened. An asset with faults is left out, and they are told.
    static func read(_ files: any FileSystem) -> ShowcaseReview {
        let (manifest, faults) = ShowcaseManifest.read(files)
        guard let manifest else {
            let isAbsent = faults.contains { $0.code == .missingManifest }
            return ShowcaseReview(assets: [], hasManifest: !isAbsent, diagnostics: isAbsent ? [] : faults)
        }
        let known = manifest.assets.map(\.id)
        var diagnostics = faults
        var assets: [Asset] = []
        for id in known + ShowcaseLock.ids(files).filter({ !known.contains($0) }) {
            let history = ShowcaseHistory.read(id, files)
            diagnostics += history.faults
            guard history.faults.isEmpty else { continue }
            let asset = Asset(history.ledger ?? Ledger(id: id), wanted: manifest.asset(id))
            if asset.wanted != nil || asset.published != nil || asset.candidate != nil { assets.append(asset) }
        }
        return ShowcaseReview(assets: assets, hasManifest: true, diagnostics: diagnostics)
    }

    /// The picture that waits for an asset; `nil` when none does.
    func candidate(_ id: String) -> Picture? { assets.first { $0.id == id }?.candidate }
}

extension ShowcaseReview.Asset {
    fileprivate init(_ ledger: Ledger, wanted: ShowcaseAsset?) {
        let state = LedgerState(ledger)
        id = ledger.id
        self.wanted = wanted
        published = state.published.flatMap {
            ShowcaseReview.Picture($0, review: state.acceptance?.record.review)
        }
        candidate = state.candidate.flatMap { ShowcaseReview.Picture($0, review: nil) }
        records = ledger.entries.count
        guard let wanted, let candidate else {
            differences = []
            return
        }
        let asked = GenerationRequest(wanted).parameters
        let build = candidate.recorded.build
        differences = GenerationRequest.differences(wanted, from: candidate.recorded).map { name in
            ShowcaseReview.Difference(name: name, was: build[name] ?? "", now: asked[name] ?? "")
        }
    }

    /// Why the picture that waits can't be accepted; none when it can.
    var obstacles: [String] {
        guard let candidate else { return [] }
        var found: [String] = []
        if candidate.recorded.generation?.isRehearsal == true {
            found.append("It comes from the emulator: no model has made it, and it can never be published.")
        }
        guard let wanted else { return found + ["The asset has left the manifest."] }
        if !differences.isEmpty {
            let names = differences.map(\.name).joined(separator: ", ")
            found.append("It was asked for with another \(names) than the manifest now has.")
        } else if let largest = candidate.largest,
            largest.width != wanted.size.width || largest.height != wanted.size.height
        {
            found.append(
                "It has \(largest.width) × \(largest.height) pixels, and the manifest asks for "
                    + "\(wanted.size.width) × \(wanted.size.height).")
        }
        return found
    }
}

extension ShowcaseReview.Picture {
    fileprivate init?(_ entry: Ledger.Entry, review: Review?) {
        guard let recorded = entry.record.picture, let kind = entry.record.event.kind else { return nil }
        self.init(kind: kind, entry: entry, recorded: recorded, review: review)
    }
}
