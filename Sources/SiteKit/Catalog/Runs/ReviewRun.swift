/// `sitegen showcase accept|reject|withdraw`: what a person decides about a picture.
public enum ReviewRun {
    /// What can be decided.
    public enum Decision: String, CaseIterable, Sendable {
        /// The picture that waits is published.
        case accept
        /// The picture that waits is let go.
        case reject
        /// What is published is taken back, and the newest placeholder stands again.
        case withdraw

        var event: LedgerEvent {
            switch self {
            case .accept: .accepted
            case .reject: .rejected
            case .withdraw: .withdrawn
            }
        }
    }

    /// Records a decision and what follows from it. Asking again after success writes nothing and says so.
    ///
    /// - Parameters:
    ///   - root: absolute path of the site's folder.
    ///   - id: the asset.
    ///   - by: who decides; see `Review.fault(ofName:)`.
    ///   - now: the time that goes into the record.
    ///   - tool: the version of sitegen that goes into the record.
    /// - Throws: `FileError` when the disk says no.
    public static func run(
        root: String, _ decision: Decision, id: String, by: String, now: Timestamp, tool: String
    ) throws -> ShowcaseRunSummary {
        var summary = ShowcaseRunSummary()
        guard
            let session = try ShowcaseSession.begin(
                root: root, command: decision.rawValue, now: now, &summary.diagnostics)
        else { return summary }
        let asset = session.manifest.asset(id)
        let history = ShowcaseAsset.isID(id) ? session.history(of: id) : nil
        // What has left the manifest can't be published, but it can be let go.
        guard let history, asset != nil || (decision != .accept && (history.hasLedger || history.hasLock)) else {
            summary.diagnostics.append(session.unknown(id))
            return summary
        }
        guard let base = history.base else {
            summary.diagnostics += history.faults
            return summary
        }
        let (change, faults) = decide(decision, base, asset, id)
        if let change {
            let next = base.adding(
                decision.event, files: change.record.files, about: change.digest, by: by, at: now, tool: tool)
            try ShowcaseChange(files: [], base: base, next: next).apply(to: session.folder, history: history, &summary)
        } else if history.isOneAhead {
            // Another command was interrupted: it has to be run again first.
            summary.diagnostics += history.faults
        } else if let done = alreadyDone(decision, base) {
            try ShowcaseChange(files: [], base: base, next: base).apply(to: session.folder, history: history, &summary)
            summary.notes.append("'\(id)' was \(decision.event.rawValue) before: \(words(done))")
        } else {
            summary.diagnostics += faults
        }
        if decision == .withdraw, !summary.diagnostics.hasErrors, let asset, isBare(id, session) {
            summary.diagnostics.append(.noPlaceholder(asset))
        }
        session.end()
        return summary
    }

    /// The record that a decision is about, or why there is none.
    private static func decide(
        _ decision: Decision, _ ledger: Ledger, _ asset: ShowcaseAsset?, _ id: String
    ) -> (Ledger.Entry?, [Diagnostic]) {
        let state = LedgerState(ledger)
        if decision == .withdraw {
            guard let shown = state.published else { return (nil, [.nothing(decision, id, "nothing is published")]) }
            guard shown.record.event != .drawn else {
                return (nil, [.nothing(decision, id, "what is published is a placeholder, which holds the place")])
            }
            return (shown, [])
        }
        guard let waiting = state.candidate else { return (nil, [.nothing(decision, id, "no picture waits")]) }
        guard decision == .accept, let asset else { return (waiting, []) }
        let faults = acceptance(waiting, asset)
        return (faults.isEmpty ? waiting : nil, faults)
    }

    /// Why the picture that waits can't be published.
    private static func acceptance(_ waiting: Ledger.Entry, _ asset: ShowcaseAsset) -> [Diagnostic] {
        guard let picture = waiting.record.picture else { return [] }
        if picture.generation?.isRehearsal == true { return [.rehearsal(asset.id, of: waiting)] }
        let differences = GenerationRequest.differences(asset, from: picture)
        if !differences.isEmpty { return [.stale(asset, waiting, differences)] }
        if let largest = waiting.record.files.last,
            largest.width != asset.size.width || largest.height != asset.size.height
        {
            return [.otherSizeWaits(asset, largest)]
        }
        return []
    }

    /// The decision that was made before and still holds.
    private static func alreadyDone(_ decision: Decision, _ ledger: Ledger) -> Ledger.Entry? {
        let about: [LedgerEvent] =
            switch decision {
            case .accept: [.generated, .accepted, .rejected, .imported, .withdrawn, .retired]
            case .reject: [.generated, .accepted, .rejected, .retired]
            case .withdraw: [.accepted, .imported, .withdrawn, .retired]
            }
        return ledger.entries.last { about.contains($0.record.event) }
            .flatMap { $0.record.event == decision.event ? $0 : nil }
    }

    private static func words(_ entry: Ledger.Entry) -> String {
        "by \(entry.record.review?.by ?? "?"), \(entry.record.finished)"
    }

    /// Whether an asset publishes nothing now.
    private static func isBare(_ id: String, _ session: borrowing ShowcaseSession) -> Bool {
        session.history(of: id).lock?.published == nil
    }
}
