/// What a writer is told beside a page: errors, what the checks say, facts and pictures that wait.
struct PreviewNotes {
    let site: PreviewSite
    let today: CalendarDate

    /// So many pages are looked at before anybody could read that they are.
    private static let few = 200

    /// What there is to say at an address without a page; without a snapshot, why there is no site.
    func state(of snapshot: PreviewSnapshot?) -> PreviewState {
        var state = PreviewState()
        let errors = snapshot?.siteErrors ?? site.faults
        state.errors = findings(errors + (snapshot == nil ? [] : site.faults))
        if let snapshot {
            state.findings = findings(snapshot.otherErrors)
            state.site = standing(snapshot, besides: nil)
        }
        return state
    }

    /// What there is to say of a page.
    ///
    /// - Parameter html: the page as it is shown.
    func state(
        of snapshot: PreviewSnapshot, _ index: Int, _ record: PageStore.Record, html: [UInt8]
    ) -> PreviewState {
        let page = snapshot.graph.pages[index]
        let files = snapshot.files(of: index)
        let own = record.outcome.diagnostics.filter {
            $0.severity == .error && !snapshot.site.consequences.contains($0.code)
        }
        let before = site.faults + snapshot.siteErrors + files.flatMap { snapshot.fileErrors[$0] ?? [] }
        // What only follows from other errors is told when there are none, so that a page is never held without a word.
        let rendering =
            own.isEmpty && before.isEmpty ? record.outcome.diagnostics.filter { $0.severity == .error } : own
        let errors = before + rendering
        let isHeld = !record.isSound || files.contains { snapshot.fileErrors[$0] != nil }
        var state = PreviewState()
        state.page = PreviewState.Page(
            file: page.path.string, title: page.title, url: page.url, isDraft: page.source.matter.isDraft,
            isHeld: isHeld)
        let shown = Set(errors)
        let survey = site.survey
        let found =
            snapshot.otherErrors + files.flatMap { survey?.byFile[$0] ?? [] }.filter { !shown.contains($0) }
        let both = findings(errors + found)
        state.errors = Array(both.prefix(errors.count))
        state.findings = Array(both.dropFirst(errors.count))
        let facts = snapshot.renderer.sources.content.facts
        let names = Set(record.uses.union(snapshot.fixedUses.filter { files.contains($0.place.file) }).map(\.fact))
        state.facts = names.sorted().compactMap { name in
            facts[name].flatMap { PreviewState.FactNote($0, today: today) }
        }
        state.candidates = candidates(on: html, snapshot)
        state.site = standing(snapshot, besides: index)
        return state
    }

    /// The pictures that the page shows and for which another waits.
    private func candidates(on html: [UInt8], _ snapshot: PreviewSnapshot) -> [PreviewState.Candidate] {
        snapshot.renderer.sources.showcase.entries.filter { entry in
            entry.lock.candidate != nil
                && entry.published.variants.contains { variant in
                    html.range(of: Array(snapshot.renderer.pictures.url(entry, variant).utf8)) != nil
                }
        }.map { PreviewState.Candidate(id: $0.asset.id, title: $0.asset.title) }
    }

    /// How the whole site stands.
    private func standing(_ snapshot: PreviewSnapshot, besides index: Int?) -> PreviewState.Site {
        var standing = PreviewState.Site()
        standing.drafts = snapshot.graph.pages.count { $0.source.matter.isDraft }
        guard let survey = site.survey else {
            standing.isChecking = true
            return standing
        }
        standing.isChecking = survey.number != snapshot.number && snapshot.changes > PreviewNotes.few
        standing.errors = survey.diagnostics.count { $0.severity == .error }
        standing.warnings = survey.diagnostics.count { $0.severity == .warning }
        standing.pages = Array(
            PreviewNotes.counts(survey, snapshot).filter { $0.index != index }.map { entry in
                let page = snapshot.graph.pages[entry.index]
                return PreviewState.OtherPage(
                    title: page.title, url: page.url, errors: entry.errors, warnings: entry.warnings)
            }.prefix(PreviewState.pageLimit))
        return standing
    }

    /// The pages that have findings, in the order of the graph.
    static func counts(
        _ survey: SiteSurvey, _ snapshot: PreviewSnapshot
    ) -> [(index: Int, errors: Int, warnings: Int)] {
        var counts: [Int: (errors: Int, warnings: Int)] = [:]
        for (file, faults) in survey.byFile {
            guard let page = snapshot.addresses.page(ofFile: file) else { continue }
            counts[page, default: (0, 0)].errors += faults.count { $0.severity == .error }
            counts[page, default: (0, 0)].warnings += faults.count { $0.severity == .warning }
        }
        return counts.keys.sorted().map { ($0, counts[$0]?.errors ?? 0, counts[$0]?.warnings ?? 0) }
    }

    private func findings(_ diagnostics: [Diagnostic]) -> [PreviewState.Finding] {
        if diagnostics.isEmpty { return [] }
        let reader = SourceReader(site.files)
        var texts: [String: [ArraySlice<UInt8>]] = [:]
        return PreviewState.Finding.make(diagnostics) { file, number in
            if texts[file] == nil {
                let text = RelativePath(file).flatMap { reader.text($0).0 }
                texts[file] = text?.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) ?? []
            }
            guard let lines = texts[file], lines.indices.contains(number - 1) else { return nil }
            var line = lines[number - 1]
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            return String(decoding: line, as: UTF8.self)
        }
    }
}
