/// Everything that is judged over the bytes of a site before they ship.
///
/// A page is looked at in the task that rendered it, while its bytes are at hand; what was found is traced to its
/// source when all pages are done, which costs something only where there is something to tell.
struct BuiltChecks: Sendable {
    let gate: ShipGate
    let links: BuiltLinkCheck
    let sources: SiteSources
    var graph: SiteGraph
    let money: MoneyCheck
    private let mentions: MentionCheck
    let waivers: Waivers
    let base: BaseURL
    /// What is wrong with the settings of the checks themselves.
    let faults: [Diagnostic]
    /// Whether links to other sites are kept, to be tried.
    let keepsOutside: Bool
    /// Whether anything is looked at.
    let isJudging: Bool
    /// The sidebars that many pages show, read once for all of them.
    let sidebars: [SharedSidebar]
    /// The sidebar that a page shows.
    private let sidebarOf: [Int: Int]

    /// A sidebar, read.
    struct SharedSidebar {
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
    struct PageTarget: Hashable {
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
}
