/// Everything that is judged over the bytes of a site before they ship.
///
/// A page is looked at in the task that rendered it, while its bytes are at hand; what was found is traced to its
/// source when all pages are done, which costs something only where there is something to tell.
struct BuiltChecks: Sendable {
    private let gate: ShipGate
    private let links: BuiltLinkCheck
    private let sources: SiteSources
    private let graph: SiteGraph
    private let money: MoneyCheck
    private let mentions: MentionCheck
    private let waivers: Waivers
    private let base: BaseURL
    /// What is wrong with the settings of the checks themselves.
    let faults: [Diagnostic]
    /// Whether links to other sites are kept, to be tried.
    private let keepsOutside: Bool
    /// Whether anything is looked at.
    private let isJudging: Bool
    /// The sidebars that many pages show, read once for all of them.
    private let sidebars: [SharedSidebar]
    /// The sidebar that a page shows.
    private let sidebarOf: [Int: Int]

    /// A sidebar, read.
    private struct SharedSidebar {
        let page: BuiltPage
        let finds: PageFinds
        /// The pages it lists.
        let pages: [Int]
    }

    /// What was found on one page, not yet traced.
    struct PageFinds: Sendable {
        var finds: [Find] = []
        var anchors: [BuiltLinkCheck.AnchorLink] = []
        var outside: [String] = []
        var ids: [String] = []
        /// Whether its links and ids could be judged.
        var isComplete = false
    }

    /// A place on a page.
    private struct PageTarget: Hashable {
        let page: RelativePath
        let fragment: String
    }

    /// What was found in a file that isn't a page.
    struct FileFinds: Sendable {
        /// Where it was written; `nil` for one that is made of pages.
        let source: RelativePath?
        var finds = PageFinds()
        /// Why it couldn't be read.
        var faults: [Diagnostic] = []
    }

    /// Prepares the checks of a site whose files are planned.
    init(_ renderer: PageRenderer, _ plan: OutputPlan, keepsOutside: Bool, isJudging: Bool) {
        self.isJudging = isJudging
        sources = renderer.sources
        graph = renderer.graph
        base = renderer.base
        self.keepsOutside = keepsOutside
        let pages = Dictionary(
            graph.pages.enumerated().map { ($1.permalink.outputPath, $0) }, uniquingKeysWith: { first, _ in first })
        let index = AddressIndex(plan.paths.map { ($0, pages[$0]) })
        links = BuiltLinkCheck(index: index, origin: base.origin, base: base.path)
        let settings = sources.config.checks
        money = MoneyCheck(sources.content.facts)
        mentions = MentionCheck(sources.content.facts)
        let (own, ownFaults) = Leftover.own(settings)
        gate = ShipGate(own: own)
        let (waivers, waiverFaults) = Waivers.make(settings, names: FindName.all + own.map(\.name))
        self.waivers = waivers
        faults = ownFaults + waiverFaults
        var sidebars: [SharedSidebar] = []
        var sidebarOf: [Int: Int] = [:]
        for (html, pages) in isJudging ? renderer.navigation.sharedSidebars : [] {
            let built = BuiltPageReader.read(html.bytes)
            // What is relative to the page means something else on each of them.
            guard html.bytes.first == .less, built.links.allSatisfy({ html.bytes[$0.range.lowerBound] == .slash })
            else {
                continue
            }
            var finds = PageFinds()
            finds.finds = gate.finds(in: built) + AccessCheck(needsDescription: false).flaws(of: built)
            let outcome = links.judge(built, html.bytes, at: "", keepsOutside: false)
            finds.finds += outcome.finds
            finds.anchors = outcome.anchors
            for page in pages where !graph.pages[page].isIndex { sidebarOf[page] = sidebars.count }
            sidebars.append(SharedSidebar(page: built, finds: finds, pages: pages))
        }
        self.sidebars = sidebars
        self.sidebarOf = sidebarOf
    }

    /// Looks at a finished page. `isComplete` says that nothing it rests on is missing, so that its links can be judged.
    func examine(_ rendered: PageRenderer.RenderedPage, number: Int, isComplete: Bool) -> PageFinds {
        guard isJudging else { return PageFinds() }
        let page = graph.pages[number]
        let bytes = rendered.bytes
        // The same sidebar stands on a hundred pages, but for the mark of the current one: it is read once.
        let shared = sidebarOf[number].map { sidebars[$0] }
        let skipped = shared.flatMap { _ in bytes.range(of: rendered.sidebar.bytes) }
        var built = BuiltPageReader.read(bytes, skipping: skipped)
        var result = PageFinds()
        result.finds = gate.finds(in: built)
        let reason = guardReason(of: page, built)
        let level: PriceGuard = reason != nil ? .guarded : money.hasPending ? .watched : .none
        let strict = level == .guarded ? BuiltPageReader.read(bytes, isStrict: true) : built
        result.finds += mentions.finds(in: built)
        result.finds += money.finds(in: strict, level).map { find in
            var find = find
            if find.severity == .error, let reason { find.note = "the page is guarded: \(reason)" }
            return find
        }
        if !rendered.twin.isEmpty { result.finds += finds(inTwin: rendered.twin, level) }
        guard isComplete else { return result }
        let outcome = links.judge(built, bytes, at: page.permalink.path, keepsOutside: keepsOutside)
        result.finds += outcome.finds
        result.anchors = outcome.anchors
        result.outside = outcome.outside
        if let shared, skipped != nil {
            built.ids += shared.page.ids
            built.references += shared.page.references
        }
        let layout = page.source.matter.layout
        result.finds += AccessCheck(needsDescription: layout.hasSections).finds(in: built)
        result.ids = built.ids
        result.isComplete = true
        return result
    }

    /// What the Markdown of a page holds that the page itself doesn't show, such as definitions that nothing uses. Its
    /// prose was judged on the page, where it can be told from code.
    private func finds(inTwin bytes: [UInt8], _ level: PriceGuard) -> [Find] {
        guard bytes.firstIndex(of: BuiltChecks.definition) != nil else {
            return level == .guarded ? twinFinds(bytes, level) : []
        }
        var words = PageWords(.text)
        words.bytes = BuiltChecks.definitions(in: bytes)
        return twinFinds(bytes, level) + gate.finds(in: words).filter { $0.code != .markdownResidue }
    }

    /// The lines that define where references lead, outside blocks of code.
    private static func definitions(in bytes: [UInt8]) -> [UInt8] {
        var lines: [UInt8] = []
        let code = CodeRegions(bytes)
        for line in bytes.split(separator: .newline) {
            let text = line.drop { $0 == .space }
            if text.first == .openBracket, Array(text).firstIndex(of: definition) != nil,
                !code.contains(text.startIndex)
            {
                lines += Array(text) + [.newline, .newline]
            }
        }
        return lines
    }

    private func twinFinds(_ bytes: [UInt8], _ level: PriceGuard) -> [Find] {
        var words = PageWords(.code)
        words.bytes = bytes
        var page = BuiltPage()
        page.code = words
        guard level == .guarded else { return gate.finds(in: words) }
        page.prose = words
        page.codeBlocks = [bytes.indices]
        return gate.finds(in: words) + money.finds(in: page, level)
    }

    private static let definition = Array("]:".utf8)

    /// Looks at a file that lists pages. Its words come from pages, where prose could be told from code; what counts in
    /// code too is looked for once more.
    func examine(index name: String, _ bytes: [UInt8]) -> FileFinds {
        guard isJudging else { return FileFinds(source: nil) }
        var words = PageWords(.code)
        words.bytes = bytes
        return FileFinds(source: nil, finds: PageFinds(finds: gate.finds(in: words)))
    }

    /// Looks at a file that isn't a page: one that is passed through, or one that is made for programs.
    func examine(file path: String, _ bytes: [UInt8], isGuarded: Bool = false) -> PageFinds {
        var result = PageFinds()
        guard isJudging else { return result }
        guard bytes.count <= TextFile.limit, let kind = TextFile(path) else {
            result.finds = finds(inUnknown: bytes, path)
            return result
        }
        let words = kind.read(bytes)
        result.finds = gate.finds(in: words).filter(kind.minds)
        let ending = path.lowercased()
        if ending.hasSuffix(".css") {
            result.finds += links.judge(stylesheet: bytes, StylesheetURL.all(in: bytes), at: path)
        }
        if kind == .code { return result }
        let name = path.split(separator: "/").last?.split(separator: ".").first
        let level: PriceGuard = isGuarded || name == "pricing" ? .guarded : money.hasPending ? .watched : .none
        result.finds += money.finds(in: words, level)
        if ending.hasSuffix(".webmanifest") { result.finds += links.judge(manifest: words, at: path) }
        if [".html", ".htm", ".xhtml", ".svg"].contains(where: ending.hasSuffix) {
            let outcome = links.judge(words, bytes, at: path, keepsOutside: keepsOutside)
            // A page that leads on names the address that it leads to as its own.
            result.finds += outcome.finds.filter { $0.code != .strayCanonical }
            result.anchors = outcome.anchors
            result.outside = outcome.outside
        }
        return result
    }

    /// Looks for secrets, and for nothing else, in a file of no known kind or one that is too large.
    private func finds(inUnknown bytes: [UInt8], _ path: String) -> [Find] {
        let isText = bytes.firstIndex(ofByte: 0, end: min(bytes.count, 8_192)) == nil
        guard isText else { return [] }
        var words = PageWords(.code)
        words.bytes = bytes
        var finds = gate.finds(in: words)
        if let kind = TextFile(path), kind != .code {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            finds.append(
                Find(
                    severity: .warning, code: .unjudgedFile, pattern: FindName.size,
                    message:
                        "'\(name)' has more than \(TextFile.limit / 1024 / 1024) MiB, so only secrets were looked for",
                    help: "split it, or look through it yourself", quote: Quote("")))
        }
        return finds
    }

    /// Guarded are pages that say so, those named `pricing` or with such a section, and those that show a pending price.
    private func guardReason(of page: SitePage, _ built: BuiltPage) -> String? {
        let source = page.source
        if source.matter.isGuarded { return "its front matter says so" }
        if source.path.stem == "pricing" { return "it is called pricing" }
        if let section = source.sections.first(where: { $0.matter.isGuarded || $0.path.stem == "pricing" }) {
            return "its section '\(section.path.stem)' is"
        }
        return built.factNames.first(where: money.isPending).map { "it shows '\($0)', which is pending" }
    }

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
            for anchor in file.finds.anchors where anchor.fragment != "top" {
                let target = pages[anchor.page]
                guard target.isComplete, !target.ids.contains(anchor.fragment) else { continue }
                finds.append(links.deadFragment(anchor.fragment, anchor.url, among: target.ids))
            }
            if finds.isEmpty { continue }
            tracing.trace(finds, own: [reader.text(source).0].compactMap { $0 }, page: source)
        }
        for (number, page) in pages.enumerated() {
            var finds = page.finds
            for anchor in page.anchors where anchor.fragment != "top" {
                let target = pages[anchor.page]
                // Links that a writer wrote were judged where they stand.
                let written = PageTarget(page: graph.pages[anchor.page].path, fragment: anchor.fragment)
                if judged.contains(written) { continue }
                guard target.isComplete, !target.ids.contains(anchor.fragment) else { continue }
                finds.append(links.deadFragment(anchor.fragment, anchor.url, among: target.ids))
            }
            let source = graph.pages[number].source
            tracing.trace(finds, own: [source.text] + source.sections.map(\.text), page: source.path)
        }
        for sidebar in sidebars where !sidebar.finds.finds.isEmpty {
            tracing.trace(sidebar.finds.finds, own: sidebar.pages.map { graph.pages[$0].source.text }, page: nil)
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
