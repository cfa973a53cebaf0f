/// The header, footer and sidebars, each rendered once for all the pages that show it.
struct Navigation: Sendable {
    private let header: Fragment
    private let headerPages: [(folder: RelativePath, path: RelativePath, isIndex: Bool)?]
    /// The same on every page.
    let footer: HTML
    /// The sidebar that the leaves of a folder share.
    private let leaves: [RelativePath: Fragment]
    /// The sidebar of each folder's index.
    private let indexes: [Int: HTML]
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
        let (leaves, indexes) = templates.map { sidebars(graph, $0, site) } ?? ([:], [:])
        let result = Navigation(
            header: Fragment(header ?? HTML()), headerPages: headerPages, footer: footer ?? HTML(), leaves: leaves,
            indexes: indexes,
            anchors: anchors)
        return (result, faults)
    }

    /// The header as a page shows it: the deepest link that stands for the page or a folder above it is marked.
    func header(for page: SitePage) -> HTML {
        var best: (index: Int, depth: Int)?
        for (index, target) in headerPages.enumerated() {
            guard let target, target.path == page.path || target.isIndex && page.path.isInside(target.folder) else {
                continue
            }
            let depth = target.folder.components.count
            // The home page lies above everything and stands for itself alone.
            if target.path != page.path, depth <= 1 { continue }
            if depth > best?.depth ?? -1 { best = (index, depth) }
        }
        return header.html(current: best?.index)
    }

    /// The sidebar of a documentation page.
    func sidebar(for index: Int, _ page: SitePage) -> HTML {
        if page.isIndex { return indexes[index] ?? HTML() }
        return leaves[page.path.parent]?.html(current: index) ?? HTML()
    }

    private static func sidebars(
        _ graph: SiteGraph, _ templates: SiteTemplates, _ site: SiteView
    ) -> ([RelativePath: Fragment], [Int: HTML]) {
        func path(_ pages: [Int]) -> [PageLinkView] {
            pages.map { PageLinkView(graph.pages[$0]) }
        }
        func isDocs(_ index: Int) -> Bool { graph.pages[index].source.matter.layout == .docs }
        var leaves: [RelativePath: Fragment] = [:]
        var indexes: [Int: HTML] = [:]
        for (folder, children) in graph.children {
            let docs = children.filter(isDocs)
            guard let first = docs.first(where: { !graph.pages[$0].isIndex }) else { continue }
            let links = docs.map {
                SidebarLinkView(title: graph.pages[$0].title, url: graph.pages[$0].url, current: Fragment.slot($0))
            }
            let view = SidebarView(site: site, path: path(graph.ancestors(of: graph.pages[first])), links: links)
            leaves[folder] = Fragment(templates.sidebar.render(view))
        }
        for (index, page) in graph.pages.enumerated() where page.isIndex && isDocs(index) {
            let below = (graph.children[page.path.parent] ?? []).filter(isDocs)
            let level = (graph.children[page.path.parent.parent] ?? []).filter(isDocs)
            let links = level.map { sibling in
                var link = SidebarLinkView(title: graph.pages[sibling].title, url: graph.pages[sibling].url)
                if sibling == index {
                    link.current = " aria-current=\"page\""
                    link.children = path(below)
                }
                return link
            }
            indexes[index] = templates.sidebar.render(
                SidebarView(site: site, path: path(graph.ancestors(of: page)), links: links))
        }
        return (leaves, indexes)
    }
}
