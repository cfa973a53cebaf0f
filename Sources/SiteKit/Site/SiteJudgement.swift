/// What is wrong with a whole site, from what is known of its parts: told the same way whether all pages were rendered at
/// once or one was rendered anew.
struct SiteJudgement: Sendable {
    let prepared: PreparedSite
    let checks: BuiltChecks
    let pages: [PageOutcome]
    /// Links to anchors, as they were written.
    private let links: [PageAnchor]
    /// What is wrong with the pages: each by itself, and links to anchors that are not there.
    let pageFaults: [Diagnostic]
    /// What the site offers to links from outside; `nil` when a file is at fault, so that nobody knows it all.
    let published: PublishedAddresses?

    /// Joins the pages, all of them in the order of the graph.
    init(_ prepared: PreparedSite, _ checks: BuiltChecks, _ pages: [PageOutcome]) {
        self.prepared = prepared
        self.checks = checks
        self.pages = pages
        let byPath = prepared.renderer.graph.byPath
        links = pages.flatMap(\.links) + prepared.renderer.navigation.anchors
        let anchorFaults = AnchorCheck.faults(links: links) { path in byPath[path].map { pages[$0].anchors } }
        pageFaults = pages.flatMap(\.diagnostics) + anchorFaults
        published = prepared.published(anchors: pages.map { $0.diagnostics.hasErrors ? nil : $0.anchors })
    }

    /// What is wrong before any file is looked at that isn't a page.
    var faults: [Diagnostic] {
        var faults =
            prepared.faults + checks.faults + pageFaults.filter { !prepared.consequences.contains($0.code) }
        if let contract = prepared.renderer.sources.contract, let published {
            faults += ContractCheck.faults(contract, published, beside: faults)
        }
        return faults
    }

    /// Everything that is wrong, and the links to other sites with their places.
    ///
    /// - Parameters:
    ///   - before: the `faults` above.
    ///   - files: what was found in the files that aren't pages.
    ///   - used: the names of the facts that are used.
    func verdict(
        before: [Diagnostic], files: [BuiltChecks.FileFinds], used: Set<String>, _ reader: SourceReader
    ) -> (faults: [Diagnostic], outside: [OutsideLink]) {
        let judged = checks.judge(
            pages.map(\.finds), files: files, known: prepared.faults + checks.faults + pageFaults, written: links,
            reader)
        var faults = before + files.flatMap(\.faults) + judged.faults
        if !faults.hasErrors { faults += prepared.renderer.sources.unusedFacts(used: used) }
        return (faults, judged.outside)
    }
}
