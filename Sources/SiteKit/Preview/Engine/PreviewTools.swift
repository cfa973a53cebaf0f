/// The preview's own pages, made of a site as it is now.
struct PreviewTools {
    let site: PreviewSite
    let today: CalendarDate

    /// The page at a path; `nil` when the preview has none there.
    func page(_ path: String, _ snapshot: PreviewSnapshot?) -> PreviewPages.Shown? {
        guard [ToolAddress.pages, ToolAddress.facts, ToolAddress.showcase].contains(path) else { return nil }
        let notes = PreviewNotes(site: site, today: today)
        let state = notes.state(of: snapshot)
        guard let snapshot else {
            return PreviewPages.Shown(
                status: 503, bytes: BrokenPage.html(title: "The site", findings: state.errors), state: state)
        }
        let bytes =
            switch path {
            case ToolAddress.pages: PagesPage.html(rows(snapshot))
            case ToolAddress.facts: facts(snapshot)
            default: showcase(snapshot)
            }
        return PreviewPages.Shown(bytes: bytes, state: state)
    }

    private func rows(_ snapshot: PreviewSnapshot) -> [PagesPage.Row] {
        let counts = site.survey.map { PreviewNotes.counts($0, snapshot) } ?? []
        let byPage = Dictionary(counts.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
        return snapshot.graph.inReadingOrder.map { index in
            let page = snapshot.graph.pages[index]
            return PagesPage.Row(
                title: page.title, url: page.url, file: page.path.string, isDraft: page.source.matter.isDraft,
                errors: byPage[index]?.errors ?? 0, warnings: byPage[index]?.warnings ?? 0)
        }
    }

    private func facts(_ snapshot: PreviewSnapshot) -> [UInt8] {
        let rows = FactsReport.rows(
            snapshot.renderer.sources.content.facts, site.survey?.uses ?? snapshot.fixedUses)
        return FactsPage.html(rows: rows, today: today) { file in
            snapshot.addresses.page(ofFile: file).map { snapshot.graph.pages[$0].url }
        }
    }

    private func showcase(_ snapshot: PreviewSnapshot) -> [UInt8] {
        let review = ShowcaseReview.read(site.files)
        let faults = PreviewState.Finding.make(review.diagnostics) { _, _ in nil }
        let showcase = snapshot.renderer.sources.showcase
        return ShowcaseReviewPage.html(review, faults: faults) { id, file in
            guard let entry = showcase.entry(id),
                let variant = entry.published.variants.first(where: { $0.path == file.path })
            else { return nil }
            return snapshot.renderer.pictures.url(entry, variant)
        }
    }
}
