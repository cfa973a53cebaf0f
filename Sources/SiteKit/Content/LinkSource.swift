/// A link as a writer wrote it in YAML: a title, and where it leads.
public struct LinkSource: Sendable {
    /// What the reader sees.
    public let title: LocatedText
    /// A path to a `.md` file, an https address, or `fact:name`.
    public let link: LocatedText

    /// Reads `{title: …, link: …}`.
    static func read(_ node: YAMLNode) -> (LinkSource?, [Diagnostic]) {
        var reader = MappingReader(node, "a link")
        let title = reader.text("title", required: true)
        let link = reader.text("link", required: true)
        let faults = reader.finish()
        guard let title, let link else { return (nil, faults) }
        return (LinkSource(title: title, link: link), faults)
    }

    /// Reads a list of links.
    static func readList(_ nodes: [YAMLNode]) -> ([LinkSource], [Diagnostic]) {
        var links: [LinkSource] = []
        var faults: [Diagnostic] = []
        for node in nodes {
            let (link, found) = read(node)
            if let link { links.append(link) }
            faults += found
        }
        return (links, faults)
    }
}
