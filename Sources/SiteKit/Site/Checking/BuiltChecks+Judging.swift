/// From finds to diagnostics, when all pages are done.
extension BuiltChecks {
    /// Traces what was found to the sources: what is wrong, and the links to other sites with their places.
    ///
    /// - Parameters:
    ///   - known: what has been said of the pages already; the same place isn't told a second time.
    ///   - written: links to anchors that were judged where they were written.
    func judge(
        _ pages: [PageFinds], files: [FileFinds], known: [Diagnostic], written: [PageAnchor], _ reader: SourceReader
    ) -> (faults: [Diagnostic], outside: [OutsideLink]) {
        let judged = Set(written.map { PageTarget(page: $0.page, fragment: $0.fragment) })
        var tracing = FindTracing(
            reader: reader, waivers: waivers, known: known, titled: graph.pages.map { ($0.title, $0.source.text) })
        tracing.trace(factSources, own: [], page: RelativePath(FactRegistry.path))
        if let fault = placeholderBase { tracing.trace([fault], own: [], page: nil) }
        for file in files where !file.finds.finds.isEmpty || !file.finds.anchors.isEmpty {
            guard let source = file.source else { continue }
            var finds = file.finds.finds
            // What a file leads to may be missing only because of another fault.
            if known.hasErrors { finds.removeAll { $0.code == .deadAddress } }
            finds += deadFragments(file.finds.anchors, in: pages, judged: [])
            if finds.isEmpty { continue }
            tracing.trace(finds, own: [reader.text(source).0].compactMap { $0 }, page: source)
        }
        for (number, page) in pages.enumerated() {
            let finds = page.finds + deadFragments(page.anchors, in: pages, judged: judged)
            let source = graph.pages[number].source
            tracing.trace(finds, own: [source.text] + source.sections.map(\.text), page: source.path)
        }
        for sidebar in sidebars {
            let finds = sidebar.finds.finds + deadFragments(sidebar.finds.anchors, in: pages, judged: judged)
            if finds.isEmpty { continue }
            tracing.trace(finds, own: sidebar.pages.map { graph.pages[$0].source.text }, page: nil)
        }
        if !known.hasErrors, !tracing.faults.hasErrors {
            for file in files where file.source == nil && !file.finds.finds.isEmpty {
                tracing.trace(file.finds.finds, own: graph.pages.map(\.source.text), page: nil)
            }
        }
        let outside = pages.enumerated().flatMap { number, page in
            page.outside.map { url in
                let source = graph.pages[number].source
                return OutsideLink(
                    url: url,
                    location: tracing.place(of: Quote(url), own: [source.text] + source.sections.map(\.text)))
            }
        }
        let unused = known.hasErrors ? [] : tracing.waivers.unused
        // Where a place is an error, it needs no warning of the same money.
        let prices = Set(tracing.faults.filter { $0.code == .literalMoney }.map(\.location))
        let faults = tracing.faults.filter { $0.code != .unguardedMoney || !prices.contains($0.location) }
        return (faults + unused, outside)
    }

    /// Links to anchors that their pages don't have. Those in `judged` were written by somebody, and judged where they stand.
    private func deadFragments(
        _ anchors: [BuiltLinkCheck.AnchorLink], in pages: [PageFinds], judged: Set<PageTarget>
    ) -> [Find] {
        anchors.compactMap { anchor in
            let target = pages[anchor.page]
            let place = PageTarget(page: graph.pages[anchor.page].path, fragment: anchor.fragment)
            guard anchor.fragment != "top", !judged.contains(place), target.isComplete,
                !target.ids.contains(anchor.fragment)
            else { return nil }
            return links.deadFragment(anchor.fragment, anchor.url, among: target.ids)
        }
    }

    /// What is unfinished in the sources that facts name: a fact is as good as its source.
    private var factSources: [Find] {
        var words = PageWords(.text)
        for fact in sources.content.facts.all {
            words.bytes += Array((fact.source ?? "").utf8) + [.newline, .newline]
        }
        return gate.finds(in: words).filter { $0.code != .markdownResidue }.map { find in
            var find = find
            find.note = "facts are believed for their source"
            return find
        }
    }

    /// A site can't be published at an address that only stands for one.
    private var placeholderBase: Find? {
        var words = PageWords(.text)
        words.bytes = Array(base.origin.utf8)
        guard let find = gate.finds(in: words).first else { return nil }
        return Find(
            severity: .error, code: find.code, pattern: find.pattern,
            message: "the site's base URL '\(base.origin)' only stands for an address",
            help: "write the address at which the site is published", quote: find.quote)
    }
}
