/// `llms.txt`: what the site holds, for language models: https://llmstxt.org.
enum LLMsText {
    /// Its name in the output.
    static let name = "llms.txt"

    /// The file: the site's title and description, then its pages by top folder, in reading order.
    static func bytes(_ renderer: PageRenderer, _ pages: [PageSummary]) -> [UInt8] {
        let graph = renderer.graph
        var text = TwinText()
        text.heading(1, renderer.site.title)
        text.block([UInt8(ascii: ">"), UInt8(ascii: " ")] + MarkdownText.escaped(renderer.siteDescription))
        var sections: [(folder: String, lines: [UInt8])] = []
        var places: [String: Int] = [:]
        for index in graph.inReadingOrder {
            let page = graph.pages[index]
            guard !page.isUnlisted, let twin = page.twinURL else { continue }
            let parts = page.path.components.dropFirst()
            let folder = parts.count > 1 ? String(parts.first ?? "") : ""
            let place = places[folder] ?? sections.count
            if place == sections.count {
                places[folder] = place
                sections.append((folder, []))
            } else {
                sections[place].lines += "\n".utf8
            }
            sections[place].lines += "- [".utf8
            sections[place].lines += MarkdownText.escaped(page.title)
            sections[place].lines += "](".utf8
            sections[place].lines += MarkdownText.destination(renderer.base.absolute(twin))
            sections[place].lines += ")".utf8
            if let description = pages[index].description {
                sections[place].lines += ": ".utf8
                sections[place].lines += MarkdownText.escaped(description)
            }
        }
        for section in sections {
            text.heading(2, title(section.folder, graph))
            text.block(section.lines)
        }
        return text.bytes
    }

    /// The title of a folder: that of its index.
    private static func title(_ folder: String, _ graph: SiteGraph) -> String {
        guard !folder.isEmpty else { return "Pages" }
        let index = RelativePath.root.appending(ContentTree.folder).appending(folder).appending("index.md")
        return graph.byPath[index].map { graph.pages[$0].title } ?? folder
    }
}
