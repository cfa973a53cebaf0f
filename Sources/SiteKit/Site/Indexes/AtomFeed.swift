/// `feed.xml`: the newest pages, as an Atom feed (RFC 4287).
enum AtomFeed {
    /// Its name in the output.
    static let name = "feed.xml"

    /// How many pages it lists.
    private static let most = 20

    /// Whether any page has a date.
    static func isWanted(_ graph: SiteGraph) -> Bool {
        graph.pages.contains { $0.source.matter.date != nil && !$0.isUnlisted }
    }

    /// The file: pages with a date, the newest first.
    static func bytes(_ renderer: PageRenderer, _ pages: [PageSummary]) -> [UInt8] {
        let graph = renderer.graph
        let dated = graph.pages.indices.compactMap { index -> (index: Int, date: CalendarDate)? in
            graph.pages[index].isUnlisted ? nil : graph.pages[index].source.matter.date.map { (index, $0) }
        }
        let newest = dated.sorted { left, right in
            if left.date != right.date { return left.date > right.date }
            return graph.pages[left.index].url.utf8.lexicographicallyPrecedes(graph.pages[right.index].url.utf8)
        }.prefix(most)
        func updated(_ entry: (index: Int, date: CalendarDate)) -> CalendarDate {
            graph.pages[entry.index].source.matter.updated ?? entry.date
        }
        let site = renderer.site
        let own = renderer.base.absolute(renderer.base.path + name)
        var xml = HTML()
        xml.append(markup: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"")
        attribute("xml:lang", site.language, &xml)
        xml.append(markup: ">\n")
        element("title", site.title, &xml)
        element("subtitle", site.description, &xml)
        element("id", site.url, &xml)
        link(own, "self", type: "application/atom+xml", &xml)
        link(site.url, "alternate", type: "text/html", &xml)
        if let last = newest.map(updated).max() { element("updated", time(last), &xml) }
        xml.append(markup: "<author>\n")
        element("name", site.organization, &xml)
        xml.append(markup: "</author>\n")
        for entry in newest {
            let page = graph.pages[entry.index]
            let address = renderer.base.absolute(page.url)
            xml.append(markup: "<entry>\n")
            element("title", page.title, &xml)
            element("id", address, &xml)
            link(address, "alternate", type: "text/html", &xml)
            element("published", time(entry.date), &xml)
            element("updated", time(updated(entry)), &xml)
            if let description = pages[entry.index].description { element("summary", description, &xml) }
            xml.append(markup: "</entry>\n")
        }
        xml.append(markup: "</feed>\n")
        return xml.bytes
    }

    /// A day as the moment it begins.
    private static func time(_ date: CalendarDate) -> String { "\(date)T00:00:00Z" }

    private static func element(_ name: String, _ text: String, _ xml: inout HTML) {
        xml.append(HTML("<\(name)>"))
        xml.appendEscaped(text)
        xml.append(HTML("</\(name)>\n"))
    }

    private static func link(_ url: String, _ relation: String, type: String, _ xml: inout HTML) {
        xml.append(markup: "<link")
        attribute("rel", relation, &xml)
        attribute("type", type, &xml)
        attribute("href", url, &xml)
        xml.append(markup: "/>\n")
    }

    private static func attribute(_ name: String, _ value: String, _ xml: inout HTML) {
        xml.append(HTML(" \(name)=\""))
        xml.appendEscaped(value)
        xml.append(markup: "\"")
    }
}
