/// `sitegen showcase retire`: takes back what an asset that has left the manifest publishes. Its ledger stays.
public enum RetireRun {
    /// Records that the asset is gone and removes its pictures. Asking again writes nothing.
    ///
    /// - Parameters:
    ///   - root: absolute path of the site's folder.
    ///   - now: the time that goes into the record.
    ///   - tool: the version of sitegen that goes into the record.
    /// - Throws: `FileError` when the disk says no.
    public static func run(root: String, id: String, now: Timestamp, tool: String) throws -> ShowcaseRunSummary {
        var summary = ShowcaseRunSummary()
        guard
            let session = try ShowcaseSession.begin(
                root: root, command: "retire", now: now, &summary.diagnostics)
        else { return summary }
        if let asset = session.manifest.asset(id) {
            summary.diagnostics.append(
                .error(
                    .retirement, "'\(id)' is still in the manifest", at: asset.location,
                    help: "take it out of \(ShowcaseManifest.path) first"))
            return summary
        }
        let history = session.history(of: id)
        guard ShowcaseAsset.isID(id), history.hasLedger || history.hasLock else {
            let known = try session.folder.names(in: Ledger.folder).filter { $0.hasSuffix(".jsonl") }
                .map { String($0.dropLast(6)) }
            summary.diagnostics.append(
                .error(
                    .retirement, "there is no ledger for '\(id)'",
                    help: Suggestion.help(for: id, among: known) ?? "ledgers are in \(Ledger.folder)/"))
            return summary
        }
        guard let base = history.base else {
            summary.diagnostics += history.faults
            return summary
        }
        let state = LedgerState(base)
        var next = base
        if let shown = state.published ?? state.candidate {
            next = base.adding(.retired, files: shown.record.files, about: shown.digest, at: now, tool: tool)
        }
        try ShowcaseChange(files: [], base: base, next: next).apply(to: session.folder, history: history, &summary)
        session.end()
        return summary
    }
}
