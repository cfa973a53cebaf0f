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
        var reader = MappingReader(node, "the hero")
        let eyebrow = reader.text("eyebrow")
        let title = reader.text("title", required: true)
        let image = reader.text("image")
        let (actions, faults) = LinkSource.readList(reader.list("actions"))
        reader.absorb(faults)
        let found = reader.finish()
        guard let title else { return (nil, found) }
        return (HeroFrontMatter(eyebrow: eyebrow, title: title, image: image, actions: actions), found)
    }
}
