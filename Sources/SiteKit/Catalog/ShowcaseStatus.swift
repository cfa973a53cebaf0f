/// `sitegen showcase status`: where every asset stands.
public struct ShowcaseStatus: Sendable {
    /// One asset.
    public struct Row: Hashable, Sendable {
        /// The asset.
        public let id: String
        /// What the site shows; `nil` for nothing.
        public let published: ShowcaseSlot.Kind?
        /// The day it came.
        public let since: CalendarDate?
        /// Who accepted or brought it.
        public let by: String?
        /// The picture that waits for its review.
        public let candidate: Candidate?
        /// How many records its ledger has.
        public let records: Int
        /// Whether it has left the manifest and was taken back.
        public let isRetired: Bool
        /// What the manifest now says otherwise than when the picture was recorded, such as `alt`.
        public let differences: [String]
    }

    /// A picture that waits for its review.
    public struct Candidate: Hashable, Sendable {
        /// The day it came.
        public let since: CalendarDate
        /// What the manifest now asks for otherwise, such as `prompt`: then it is stale and can't be accepted.
        public let differences: [String]
        /// Whether it comes from the emulator and can never be accepted.
        public let isRehearsal: Bool

        /// Whether it no longer answers what the manifest asks for.
        public var isStale: Bool { !differences.isEmpty }
    }

    /// The assets of the manifest in its order, then those that only have a ledger.
    public let rows: [Row]
    /// What is wrong with the manifest, a lock or a ledger.
    public let diagnostics: [Diagnostic]

    /// Reads where every asset stands; changes nothing.
    public static func read(_ files: any FileSystem) -> ShowcaseStatus {
        let (manifest, faults) = ShowcaseManifest.read(files)
        guard let manifest else { return ShowcaseStatus(rows: [], diagnostics: faults) }
        var diagnostics = faults
        var rows: [Row] = []
        let known = manifest.assets.map(\.id)
        for id in known + ShowcaseLock.ids(files).filter({ !known.contains($0) }) {
            let history = ShowcaseHistory.read(id, files)
            diagnostics += history.faults
            let asset = manifest.asset(id)
            rows.append(row(id, history.ledger ?? Ledger(id: id), asset, manifest))
            // With faults in the manifest an asset may only seem to be missing from it.
            if asset == nil, !faults.hasErrors, rows.last?.isRetired == false {
                diagnostics.append(.unretired(id, manifest))
            }
        }
        return ShowcaseStatus(rows: rows, diagnostics: diagnostics)
    }

    private static func row(
        _ id: String, _ ledger: Ledger, _ asset: ShowcaseAsset?, _ manifest: ShowcaseManifest
    ) -> Row {
        let state = LedgerState(ledger)
        return Row(
            id: id, published: state.published?.record.event.kind, since: state.published?.record.finished.date,
            by: state.acceptance?.record.review?.by, candidate: state.candidate.map { candidate($0.record, asset) },
            records: ledger.entries.count, isRetired: state.isRetired,
            differences: asset.map { differences($0, state.published?.record, manifest) } ?? [])
    }

    private static func candidate(_ record: ProvenanceRecord, _ asset: ShowcaseAsset?) -> Candidate {
        var differences: [String] = []
        if let asset, let picture = record.picture {
            differences = GenerationRequest.differences(asset, from: picture)
        }
        return Candidate(
            since: record.finished.date, differences: differences,
            isRehearsal: record.picture?.generation?.isRehearsal == true)
    }

    private static func differences(
        _ asset: ShowcaseAsset, _ record: ProvenanceRecord?, _ manifest: ShowcaseManifest
    ) -> [String] {
        guard let record, let picture = record.picture, let largest = record.files.last else { return [] }
        var found: [String] = []
        if largest.width != asset.size.width || largest.height != asset.size.height { found.append("size") }
        if picture.alt != asset.alt { found.append("alt") }
        if record.event == .drawn {
            if picture.credit != manifest.credit { found.append("credit") }
            if picture.sources != asset.sources.map(RecordedSource.init) { found.append("sources") }
        }
        // What the model was asked for is in the record of what it made.
        let asked = GenerationRequest.differences(asset, from: picture).filter { !found.contains($0) }
        found += asked
        if picture.generation != nil {
            if picture.sources != asset.sources.map(RecordedSource.init) { found.append("sources") }
            if found.isEmpty, picture.build.manifestEntry != asset.entryDigest { found.append("title") }
            return found
        }
        // The record holds no copy of a title or prompt, only the digest of the whole entry.
        let isExplained = found.contains("alt") || found.contains("sources")
        if !isExplained, picture.build.manifestEntry != asset.entryDigest { found.append("title, prompt or request") }
        return found
    }
}

extension ShowcaseLock {
    /// The assets that have a lock or a ledger, ordered; other files are passed over.
    static func ids(_ files: any FileSystem) -> [String] {
        var ids: Set<String> = []
        for (folder, ending) in [(ShowcaseLock.folder, "json"), (Ledger.folder, "jsonl")] {
            for entry in (try? files.list(folder)) ?? [] {
                let path = folder.appending(entry.name)
                if path.pathExtension == ending, ShowcaseAsset.isID(path.stem) { ids.insert(path.stem) }
            }
        }
        return ids.sorted()
    }
}
