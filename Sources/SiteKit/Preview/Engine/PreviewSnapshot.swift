/// A site as it is at one moment, ready to be shown; nothing in it changes.
struct PreviewSnapshot: Sendable {
    /// Rises with every change.
    private(set) var number: Int
    /// The number at which pages were last joined to a site; below it only single pages were written anew.
    let joined: Int
    /// The site.
    private(set) var site: PreparedSite
    /// What judges its pages.
    private(set) var checks: BuiltChecks
    /// For each page of the graph the number at which what it is made of last changed.
    private(set) var revisions: [Int]
    /// The number at which a file that is passed through last changed.
    let passedAt: Int
    /// What is to be found where.
    let addresses: PreviewAddresses
    /// Uses of facts that depend on no page: in titles, templates, the configuration and samples.
    let fixedUses: Set<FactUses.Use>
    /// One digest over what all pages rest on, facts apart.
    let environment: Digest
    /// The last site that could be shown whole, for pages that this one can't show.
    private(set) var earlier: Earlier?

    /// A snapshot kept behind another.
    final class Earlier: Sendable {
        let snapshot: PreviewSnapshot

        init(_ snapshot: PreviewSnapshot) { self.snapshot = snapshot }
    }

    var renderer: PageRenderer { site.renderer }
    var graph: SiteGraph { site.renderer.graph }
    /// Whether nothing that all pages rest on is at fault.
    let isComplete: Bool
    /// Errors in what all pages are made with: while there are any, no page is up to date.
    let siteErrors: [Diagnostic]
    /// Errors that belong to no page and keep none from being shown, such as those of a stray file.
    let otherErrors: [Diagnostic]
    /// Errors of single files of pages, by file.
    let fileErrors: [String: [Diagnostic]]

    /// A site that was joined anew.
    init(
        number: Int, _ site: PreparedSite, fixedUses: Set<FactUses.Use>, environment: Digest, revisions: [Int],
        passedAt: Int, earlier: Earlier?
    ) {
        self.number = number
        joined = number
        self.site = site
        checks = BuiltChecks(site.renderer, site.plan, keepsOutside: false, isJudging: true)
        self.revisions = revisions
        self.passedAt = passedAt
        addresses = PreviewAddresses(site.renderer)
        self.fixedUses = fixedUses
        self.environment = environment
        self.earlier = earlier
        let faults = site.faults + checks.faults
        isComplete = !faults.hasErrors
        var siteErrors: [Diagnostic] = []
        var otherErrors: [Diagnostic] = []
        var fileErrors: [String: [Diagnostic]] = [:]
        for fault in faults where fault.severity == .error {
            if let file = fault.location?.file, addresses.page(ofFile: file) != nil {
                fileErrors[file, default: []].append(fault)
            } else if PreviewSnapshot.isShared(fault.location?.file) {
                siteErrors.append(fault)
            } else {
                otherErrors.append(fault)
            }
        }
        self.siteErrors = siteErrors
        self.otherErrors = otherErrors
        self.fileErrors = fileErrors
    }

    /// The same site with pages written anew that keep their places.
    func replacing(_ pages: [(index: Int, page: SourcePage)], number: Int) -> PreviewSnapshot {
        var next = self
        next.number = number
        for (index, page) in pages {
            next.site = next.site.replacing(index, with: page)
            next.revisions[index] = number
        }
        next.checks.graph = next.graph
        return next
    }

    /// Whether pages are made with a file, which then isn't one of theirs.
    private static func isShared(_ file: String?) -> Bool {
        guard let file else { return true }
        return [SiteConfig.path, FactRegistry.path, RequestSample.path].contains(file)
            || file.hasPrefix("templates/") || file.hasPrefix("showcase/")
    }

    /// How many pages are not what they were before.
    var changes: Int { revisions.count { $0 == number } }

    /// Has a page count as unchanged since an earlier number.
    mutating func keep(_ index: Int, _ revision: Int) { revisions[index] = revision }

    /// The same without anything behind it.
    var withoutEarlier: PreviewSnapshot {
        var alone = self
        alone.earlier = nil
        return alone
    }

    /// The files a page is made of.
    func files(of index: Int) -> [String] {
        let source = graph.pages[index].source
        return [source.path.string] + source.sections.map(\.path.string)
    }

    /// What other pages see of the pages there are: as long as it is the same, each page stands for itself.
    var face: [PageFace] { graph.pages.map(PageFace.init) }

    /// What other pages see of one.
    struct PageFace: Equatable {
        let path: RelativePath
        let permalink: Permalink
        let title: String
        let layout: Layout
        let order: Int?
        let isDraft: Bool
        let isDated: Bool
        let sections: [RelativePath]
        let aliases: [String]

        init(_ page: SitePage) {
            let matter = page.source.matter
            path = page.path
            permalink = page.permalink
            title = page.title
            layout = matter.layout
            order = matter.order
            isDraft = matter.isDraft
            isDated = matter.date != nil
            sections = page.source.sections.map(\.path)
            aliases = matter.aliases.map(\.text)
        }
    }
}
