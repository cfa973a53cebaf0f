/// What is kept of a page once its bytes have gone where they belong.
struct PageOutcome: Sendable {
    /// What lists and the search say of it.
    let summary: PageSummary
    /// What rendering it found wrong.
    let diagnostics: [Diagnostic]
    /// Anchors of other pages that it leads to.
    let links: [PageAnchor]
    /// Ids that links can lead to.
    let anchors: [String]
    /// What the checks found on it.
    let finds: BuiltChecks.PageFinds

    /// Keeps what is to be kept of a page, and looks at its bytes.
    ///
    /// - Parameter isComplete: whether nothing that all pages rest on is missing.
    init(_ page: PageRenderer.RenderedPage, number: Int, _ checks: BuiltChecks, isComplete: Bool) {
        summary = page.summary
        diagnostics = page.diagnostics
        links = page.links
        anchors = page.anchors
        finds = checks.examine(page, number: number, isComplete: isComplete && !page.diagnostics.hasErrors)
    }
}
