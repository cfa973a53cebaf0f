/// The head of a home or product page.
public struct HeroFrontMatter: Sendable {
    /// A few words above the title.
    public let eyebrow: LocatedText?
    /// The page's main heading.
    public let title: LocatedText
    /// Identifier of a showcase picture.
    public let image: LocatedText?
    /// What to do next; the first is the primary one.
    public let actions: [LinkSource]

    static func read(_ node: YAMLNode) -> (HeroFrontMatter?, [Diagnostic]) {
        var reader = SchemaReader(node, schema)
        let eyebrow = reader[\.eyebrow]
        let title = reader[\.title]
        let image = reader[\.image]
        let actions = reader[\.actions]
        let found = reader.finish()
        guard let title else { return (nil, found) }
        return (HeroFrontMatter(eyebrow: eyebrow, title: title, image: image, actions: actions), found)
    }

    struct Keys: Sendable {
        let eyebrow = SchemaKey.text("eyebrow", "A few words above the title.", example: "One API, one key")
        let title = SchemaKey.text(
            "title", "The page's main heading (`h1`).", isRequired: true, example: "Production-quality images, one key")
        let image = SchemaKey.text("image", "Id of a showcase asset.", example: "alpine-lake")
        let actions = LinkSource.list("actions", "Buttons; the first is the primary one.")
    }

    static let schema = MappingSchema("hero", subject: "the hero", "The head of a home or product page.", Keys())
}
