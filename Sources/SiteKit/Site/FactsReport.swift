/// The facts of a site with everywhere they are used: what `sitegen facts` shows.
public struct FactsReport: Sendable {
    /// One fact.
    public struct Row: Sendable {
        /// The fact.
        public let fact: Fact
        /// Where it is used, by file, line and column.
        public let uses: [SourceLocation]
    }

    /// The facts by name.
    public let rows: [Row]
    /// What is wrong with the site; pages at fault may use more than is listed.
    public let diagnostics: [Diagnostic]
    /// `usage` when there was no site to read.
    public let exitCode: ExitCode

    /// The fact of this name; else the diagnostic that says what was probably meant.
    public func row(_ name: String) -> (Row?, Diagnostic?) {
        if let row = rows.first(where: { $0.fact.name == name }) { return (row, nil) }
        let names = rows.map(\.fact.name)
        let suffix = names.first { $0.hasSuffix("/\(name)") }.map { "did you mean '\($0)'?" }
        return (
            nil,
            .error(
                .unknownFact, "unknown fact '\(name)'",
                help: suffix ?? Suggestion.help(for: name, among: names) ?? "'sitegen facts' lists them all")
        )
    }

    /// Reads the site in a folder, drafts too, and renders every page without keeping it.
    public static func make(root: String, jobs: Int) async -> FactsReport {
        let options = BuildOptions(root: root, output: root, baseURL: nil, drafts: true, jobs: jobs)
        let files = RealFileSystem(root: root)
        if let fault = SiteBuild.siteFault(options) {
            return FactsReport(rows: [], diagnostics: [fault], exitCode: .usage)
        }
        let (prepared, fatal) = await PreparedSite.make(options, files)
        guard let prepared else { return FactsReport(rows: [], diagnostics: fatal, exitCode: .usage) }
        let renderer = prepared.renderer
        let found = await BoundedWork.map(Array(renderer.graph.pages.indices), jobs: jobs) { index in
            renderer.render(index).diagnostics
        }
        let facts = renderer.sources.content.facts
        let rows = rows(facts, facts.uses.all)
        let faults =
            prepared.faults + found.flatMap { $0 }.filter { !prepared.consequences.contains($0.code) }
            + facts.unusedFaults(used: facts.uses.names) { _ in faultsHide(prepared.faults, found) }
        return FactsReport(rows: rows, diagnostics: faults, exitCode: faults.hasErrors ? .content : .clean)
    }

    /// The facts by name, each with its uses in order.
    static func rows(_ facts: FactRegistry, _ uses: Set<FactUses.Use>) -> [Row] {
        let places = Dictionary(grouping: uses, by: \.fact)
        return facts.all.map { fact in Row(fact: fact, uses: (places[fact.name] ?? []).map(\.place).sorted()) }
    }

    /// Whether errors may hide uses.
    private static func faultsHide(_ prepared: [Diagnostic], _ found: [[Diagnostic]]) -> Bool {
        prepared.hasErrors || found.contains(where: \.hasErrors)
    }
}
