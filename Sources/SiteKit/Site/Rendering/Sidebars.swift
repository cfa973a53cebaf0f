/// The sidebars of the documentation: the path to a page, its siblings, and its children.
///
/// At most 100 siblings are listed, in fixed groups: otherwise a folder of 10,000 pages would have 100 million links.
/// The pages of a group share one rendered fragment.
struct Sidebars: Sendable {
    /// The most siblings in one sidebar.
    static let groupSize = 100

    private let graph: SiteGraph
    private let template: Template<SidebarView>?
    private let site: SiteView
    /// The documentation pages of each folder, in reading order.
    private let levels: [RelativePath: [Int]]
    /// Where each page is in its level.
    private let places: [Int: Int]
    /// The fragments that the leaves of a folder share, a group each.
    private let leaves: [RelativePath: [Fragment]]

    init(_ graph: SiteGraph, _ template: Template<SidebarView>?, _ site: SiteView) {
        self.graph = graph
        self.template = template
        self.site = site
        let levels = graph.children.mapValues { children in
            children.filter { graph.pages[$0].source.matter.layout == .docs }
        }
        var places: [Int: Int] = [:]
        var leaves: [RelativePath: [Fragment]] = [:]
        for (folder, pages) in levels {
            for (place, page) in pages.enumerated() { places[page] = place }
            guard let template, let leaf = pages.first(where: { !graph.pages[$0].isIndex }) else { continue }
            let path = graph.ancestors(of: graph.pages[leaf]).map { PageLinkView(graph.pages[$0]) }
            leaves[folder] = stride(from: 0, to: pages.count, by: Sidebars.groupSize).map { start in
                let links = pages[start..<min(start + Sidebars.groupSize, pages.count)].map {
                    SidebarLinkView(title: graph.pages[$0].title, url: graph.pages[$0].url, current: Fragment.slot($0))
                }
                return Fragment(template.render(SidebarView(site: site, path: path, links: links)))
            }
        }
        self.levels = levels
        self.places = places
        self.leaves = leaves
    }

    /// The sidebar of a page.
    func html(for index: Int) -> HTML {
        let page = graph.pages[index]
        let group = places[index, default: 0] / Sidebars.groupSize
        if page.isIndex { return indexHTML(index, page, group: group) }
        guard let fragments = leaves[page.path.parent], fragments.indices.contains(group) else { return HTML() }
        return fragments[group].html(current: index)
    }

    /// The sidebars that many pages show, each with the pages that it lists and those that show it.
    var shared: [(html: HTML, pages: [Int])] {
        leaves.keys.sorted().flatMap { folder in
            (leaves[folder] ?? []).enumerated().map { number, fragment in
                let level = levels[folder] ?? []
                let start = number * Sidebars.groupSize
                return (fragment.html(current: nil), Array(level[start..<min(start + Sidebars.groupSize, level.count)]))
            }
        }
    }

    /// An index page also lists what is below it, so its sidebar is its own.
    private func indexHTML(_ index: Int, _ page: SitePage, group: Int) -> HTML {
        guard let template else { return HTML() }
        let level = levels[page.path.parent.parent] ?? []
        let start = group * Sidebars.groupSize
        let links = level[min(start, level.count)..<min(start + Sidebars.groupSize, level.count)].map { sibling in
            var link = SidebarLinkView(title: graph.pages[sibling].title, url: graph.pages[sibling].url)
            if sibling == index {
                link.current = " aria-current=\"page\""
                link.children = (levels[page.path.parent] ?? []).map { PageLinkView(graph.pages[$0]) }
            }
            return link
        }
        let path = graph.ancestors(of: page).map { PageLinkView(graph.pages[$0]) }
        return template.render(SidebarView(site: site, path: path, links: links))
    }
}
