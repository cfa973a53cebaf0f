/// A link as a writer wrote it in YAML: a title, and where it leads.
public struct LinkSource: Sendable {
    /// What the reader sees.
    public let title: LocatedText
    /// A path to a `.md` file, an https address, or `fact:name`.
    public let link: LocatedText

    /// Reads `{title: …, link: …}`.
    static func read(_ node: YAMLNode) -> (LinkSource?, [Diagnostic]) {
        var reader = SchemaReader(node, schema)
        let title = reader[\.title]
        let link = reader[\.link]
        let faults = reader.finish()
        guard let title, let link else { return (nil, faults) }
        return (LinkSource(title: title, link: link), faults)
    }

    struct Keys: Sendable {
        let title = SchemaKey.text("title", "What the reader sees.", isRequired: true, example: "Quickstart")
        let link = SchemaKey.text(
            "link", "Where it leads: the path to a `.md` file, an https address, or `fact:NAME`.", isRequired: true,
            example: "docs/quickstart.md")
    }

    static let schema = MappingSchema("link", subject: "a link", "A title, and where it leads.", Keys())

    /// A key that holds links.
    static func list(_ name: String, _ doc: String) -> SchemaKey<[LinkSource]> {
        .list(
            name, of: schema.shape, doc, example: "[{title: Quickstart, link: docs/quickstart.md}]",
            read: LinkSource.read)
    }
}
