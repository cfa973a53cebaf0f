/// The header, footer and sidebars, each rendered once for all the pages that show it.
struct Navigation: Sendable {
    private let header: Fragment
    private let headerPages: [(folder: RelativePath, path: RelativePath, isIndex: Bool)?]
    /// The same on every page.
    let footer: HTML
    private let sidebars: Sidebars
    /// Anchors that the navigation links to.
    let anchors: [PageAnchor]

    /// Renders them; links that lead nowhere are errors.
    static func render(
        _ sources: SiteSources, _ graph: SiteGraph, _ templates: SiteTemplates?, _ links: LinkTable, site: SiteView
    ) -> (Navigation, [Diagnostic]) {
        var faults: [Diagnostic] = []
        var anchors: [PageAnchor] = []
        let file = RelativePath.root.appending(ContentTree.folder).appending(SiteConfig.path)
        func view(_ link: LinkSource) -> (LinkView, Int?) {
            let (view, page, anchor, found) = links.view(link, in: file)
            faults += found
            if let anchor { anchors.append(anchor) }
            return (view, page)
        }
        var headerPages: [(folder: RelativePath, path: RelativePath, isIndex: Bool)?] = []
        let navigation = sources.config.navigation.enumerated().map { index, link in
            var (view, page) = view(link)
            view.current = Fragment.slot(index)
            // A link into the middle of a page doesn't stand for the page.
            let stands = page.flatMap { link.link.text.contains("#") ? nil : graph.pages[$0] }
            headerPages.append(stands.map { ($0.path.parent, $0.path, $0.isIndex) })
            return view
        }
        let action = sources.config.callToAction.map { link in
            let (view, _) = view(link)
            return ActionView(title: view.title, url: view.url, note: view.note, isPrimary: true)
        }
        let groups = sources.config.footer.map { group in
            let (title, found) = links.text(group.title)
            faults += found
            return LinkGroupView(title: title, links: group.links.map { view($0).0 })
        }
        let header = templates?.header.render(HeaderView(site: site, navigation: navigation, action: action))
        let footer = templates?.footer.render(FooterView(site: site, groups: groups))
        let result = Navigation(
            header: Fragment(header ?? HTML()), headerPages: headerPages, footer: footer ?? HTML(),
            sidebars: Sidebars(graph, templates?.sidebar, site), anchors: anchors)
        return (result, faults)
    }

    /// The header as a page shows it: the link to the page itself is marked, or else the deepest to a folder above it.
    func header(for page: SitePage) -> HTML {
        var best: (index: Int, depth: Int)?
        for (index, target) in headerPages.enumerated() {
            guard let target, target.path == page.path || target.isIndex && page.path.isInside(target.folder) else {
                continue
            }
            let depth = target.path == page.path ? Int.max : target.folder.components.count
            // The home page lies above everything and stands for itself alone.
            if target.path != page.path, depth <= 1 { continue }
            if depth > best?.depth ?? -1 { best = (index, depth) }
        }
        return header.html(current: best?.index)
    }

    /// The sidebar of a documentation page.
    func sidebar(for index: Int) -> HTML { sidebars.html(for: index) }

    /// The sidebars that many pages show, each with the pages that it lists.
    var sharedSidebars: [(html: HTML, pages: [Int])] { sidebars.shared }
}
