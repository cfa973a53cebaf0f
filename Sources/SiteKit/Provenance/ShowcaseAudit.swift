/// `sitegen showcase audit`: proves again, offline, that every picture is the one its records tell of.
///
/// For each asset: the ledger's lines are canonical and chained, its head is the one the lock names, the lock is the one
/// the ledger asks for; every picture in use has the bytes, size and metadata that its record says and can be decoded;
/// every original that is there has the bytes its name says. Every other file in `showcase/` is a finding.
public struct ShowcaseAudit: Sendable {
    private let files: any FileSystem
    private let jobs: Int

    /// Audits the showcase of a site, read through `files`, on at most `jobs` tasks.
    public init(_ files: any FileSystem, jobs: Int) {
        self.files = files
        self.jobs = jobs
    }

    /// Looks at everything and collects all findings.
    public func run() async -> AuditReport {
        var report = AuditReport()
        let (manifest, faults) = ShowcaseManifest.read(files)
        report.diagnostics = faults
        let (tree, treeFaults) = SourceReader(files).tree(AuditScope.folder, shows: .everything)
        report.diagnostics += treeFaults
        let present = tree.compactMap { entry in if case .file = entry.kind { entry.path } else { nil } }

        var scope = AuditScope(present)
        let known = manifest?.assets.map(\.id) ?? []
        for id in known + ShowcaseLock.ids(files).filter({ !known.contains($0) }) {
            audit(id, manifest, isComplete: !faults.hasErrors, &scope, &report)
        }
        let checks = scope.checks
        let found = await BoundedWork.map(checks, jobs: jobs) { $0.findings(files) }
        for (check, findings) in zip(checks, found) {
            report.diagnostics += findings
            guard findings.isEmpty else { continue }
            if check.isOriginal { report.originals += 1 } else { report.pictures += 1 }
        }
        report.absentOriginals = scope.absent.count
        report.diagnostics += scope.absent.map(\.diagnostic) + scope.strays(files)
        // A link in a picture's place is found while looking around and again while looking at the picture.
        var seen: Set<Diagnostic> = []
        report.diagnostics = report.diagnostics.filter { seen.insert($0).inserted }
        return report
    }

    private func audit(
        _ id: String, _ manifest: ShowcaseManifest?, isComplete: Bool, _ scope: inout AuditScope,
        _ report: inout AuditReport
    ) {
        let history = ShowcaseHistory.read(id, files)
        report.diagnostics += history.faults
        scope.claim([ShowcaseLock.path(of: id), Ledger.path(of: id)])
        if let asset = manifest?.asset(id), !history.hasLock, !history.hasLedger {
            report.diagnostics.append(.unpublished(asset, waits: false))
        }
        guard let ledger = history.ledger else {
            // Without a ledger nothing is claimed, but what one may claim that can't be read is no stray either.
            if history.hasLedger || history.hasLock { scope.unknown(id, lock: history.lock) }
            return
        }
        report.assets += 1
        report.records += ledger.entries.count
        let state = LedgerState(ledger)
        scope.add(ledger, state)
        if let manifest, manifest.asset(id) == nil, isComplete, !state.isRetired {
            report.diagnostics.append(.unretired(id, manifest))
        }
        if let published = state.published, published.record.picture?.generation?.isRehearsal == true {
            report.diagnostics.append(.rehearsal(id, of: published))
        }
        if let asset = manifest?.asset(id) {
            guard let largest = state.published?.record.files.last else {
                report.diagnostics.append(.unpublished(asset, waits: state.candidate != nil))
                return
            }
            if largest.width != asset.size.width || largest.height != asset.size.height {
                report.diagnostics.append(.otherSize(asset, largest, waits: state.candidate != nil))
            }
        }
    }
}
