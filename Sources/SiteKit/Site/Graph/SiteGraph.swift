/// Which pages there are, where each is published and how they follow one another.
struct SiteGraph: Sendable {
    /// All pages, ordered by path.
    private(set) var pages: [SitePage]
    /// Addresses that lead elsewhere, each with its page.
    let aliases: [(permalink: Permalink, page: Int)]
    /// The page of each file.
    let byPath: [RelativePath: Int]
    /// The pages of each folder in reading order, its own `index.md` left out, with the indexes of the folders below.
    let children: [RelativePath: [Int]]
    /// For pages of the documentation, the pages before and after.
    let neighbours: [Int: (previous: Int?, next: Int?)]
    /// Files whose address can't be used; links to them are no further faults.
    let failed: Set<RelativePath>

    /// Joins pages to a graph; pages that clash are errors.
    static func make(
        _ sources: SiteSources, _ titles: [String], base: BaseURL
    ) -> (SiteGraph, [Diagnostic]) {
        var faults: [Diagnostic] = []
        var pages: [SitePage] = []
        var owners = AddressBook()
        var failed: Set<RelativePath> = []
        for (page, title) in zip(sources.content.pages, titles) {
            let (permalink, found) = page.matter.permalink.map(Permalink.parse) ?? Permalink.from(page.path)
            faults += found
            guard let permalink else {
                failed.insert(page.path)
                continue
            }
            let place = page.matter.permalink?.location ?? SourceLocation(file: page.path.string)
            if let fault = owners.claim(permalink, by: page.path, at: place) { faults.append(fault) }
            pages.append(
                SitePage(source: page, permalink: permalink, url: permalink.url(below: base), title: title))
        }
        var aliases: [(permalink: Permalink, page: Int)] = []
        for (index, page) in pages.enumerated() {
            for alias in page.source.matter.aliases {
                let (permalink, found) = Permalink.parse(alias)
                faults += found
                guard let permalink else { continue }
                if let fault = owners.claim(permalink, by: page.path, at: alias.location) {
                    faults.append(fault)
                } else {
                    aliases.append((permalink, index))
                }
            }
        }
        let children = children(of: pages)
        let graph = SiteGraph(
            pages: pages, aliases: aliases,
            byPath: Dictionary(uniqueKeysWithValues: pages.enumerated().map { ($1.path, $0) }),
            children: children, neighbours: neighbours(pages, children), failed: failed)
        return (graph, faults)
    }

    /// Puts a page that keeps its front matter and its title in the place of its earlier version.
    mutating func replace(_ index: Int, with source: SourcePage) {
        let page = pages[index]
        pages[index] = SitePage(source: source, permalink: page.permalink, url: page.url, title: page.title)
    }

    /// The index pages of the folders above a page, from the top; its own page is left out.
    func ancestors(of page: SitePage) -> [Int] {
        var found: [Int] = []
        var folder = page.isIndex ? page.path.parent.parent : page.path.parent
        while !folder.string.isEmpty {
            if let index = byPath[folder.appending("index.md")], pages[index].path != page.path { found.append(index) }
            folder = folder.parent
        }
        return found.reversed()
    }

    private static func children(of pages: [SitePage]) -> [RelativePath: [Int]] {
        var children: [RelativePath: [Int]] = [:]
        for (index, page) in pages.enumerated() where page.permalink.path != "404.html" {
            let folder = page.isIndex ? page.path.parent.parent : page.path.parent
            guard !(page.isIndex && page.path.components.count <= 2) else { continue }
            children[folder, default: []].append(index)
        }
        return children.mapValues { list in
            list.sorted { left, right in
                let a = (pages[left].source.matter.order ?? Int.max, pages[left].title, pages[left].url)
                let b = (pages[right].source.matter.order ?? Int.max, pages[right].title, pages[right].url)
                if a.0 != b.0 { return a.0 < b.0 }
                // By the bytes, so that no locale has a say.
                if a.1 != b.1 { return a.1.utf8.lexicographicallyPrecedes(b.1.utf8) }
                return a.2.utf8.lexicographicallyPrecedes(b.2.utf8)
            }
        }
    }

    /// All pages in reading order: the home page, then each folder's index and what is in it; folders without an index
    /// come last.
    var inReadingOrder: [Int] {
        let home = byPath[RelativePath.root.appending(ContentTree.folder).appending("index.md")]
        let order = (home.map { [$0] } ?? []) + SiteGraph.readingOrder(pages, children)
        let reached = Set(order)
        return order + pages.indices.filter { !reached.contains($0) }
    }

    /// The pages that can be reached from the top: each folder's index, then what is in it.
    private static func readingOrder(_ pages: [SitePage], _ children: [RelativePath: [Int]]) -> [Int] {
        var order: [Int] = []
        var waiting: [Int] = (children[RelativePath.root.appending(ContentTree.folder)] ?? []).reversed()
        while let index = waiting.popLast() {
            order.append(index)
            if pages[index].isIndex { waiting += (children[pages[index].path.parent] ?? []).reversed() }
        }
        return order
    }

    /// The documentation in reading order: the pages before and after each.
    private static func neighbours(
        _ pages: [SitePage], _ children: [RelativePath: [Int]]
    ) -> [Int: (previous: Int?, next: Int?)] {
        let order = readingOrder(pages, children).filter { pages[$0].source.matter.layout == .docs }
        var neighbours: [Int: (previous: Int?, next: Int?)] = [:]
        for (place, index) in order.enumerated() {
            neighbours[index] = (place > 0 ? order[place - 1] : nil, place + 1 < order.count ? order[place + 1] : nil)
        }
        return neighbours
    }
}
