/// What a whole site came to, when all its pages had been rendered: what a build would have said of it.
struct SiteSurvey: Sendable {
    /// The snapshot it is of.
    let number: Int
    /// What is wrong, in order.
    let diagnostics: [Diagnostic]
    /// The files that say what pages there are, by path in the output.
    let indexes: [String: [UInt8]]
    /// The digests of the pages and of their Markdown, by path in the output.
    let digests: [String: Digest]
    /// All uses of facts.
    let uses: Set<FactUses.Use>
    /// What is wrong, by file.
    let byFile: [String: [Diagnostic]]

    /// Looks at a site all of whose pages are known.
    init(
        _ snapshot: PreviewSnapshot, _ records: [PageStore.Record], _ files: [BuiltChecks.FileFinds],
        _ reader: SourceReader
    ) {
        number = snapshot.number
        uses = records.reduce(into: snapshot.fixedUses) { $0.formUnion($1.uses) }
        let judgement = SiteJudgement(snapshot.site, snapshot.checks, records.map(\.outcome))
        var indexes: [String: [UInt8]] = [:]
        var finds = files
        for file in OutputFile.indexes(snapshot.renderer, records.map(\.outcome.summary)) {
            if let found = file.finds(snapshot.checks, passing: { indexes[file.path] = $0 }) { finds.append(found) }
        }
        self.indexes = indexes
        let (faults, _) = judgement.verdict(
            before: judgement.faults, files: finds, used: Set(uses.map(\.fact)), reader)
        diagnostics = BuildReport(faults, exitCode: .clean).diagnostics
        byFile = Dictionary(grouping: diagnostics.filter { $0.location != nil }) { $0.location?.file ?? "" }
        var digests: [String: Digest] = [:]
        for (page, record) in zip(snapshot.graph.pages, records) {
            digests[page.permalink.outputPath] = record.digest
            if let path = page.permalink.twinPath { digests[path] = record.twinDigest }
        }
        self.digests = digests
    }
}
