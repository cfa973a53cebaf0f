/// What the head of a page's file says.
public struct FrontMatter: Sendable {
    /// Title, when given; else the first heading is taken.
    public var title: LocatedText?
    /// One or two sentences for search results and social cards.
    public var description: LocatedText?
    /// The kind of page.
    public var layout: Layout = .page
    /// Address instead of the one the path gives.
    public var permalink: LocatedText?
    /// Further addresses that lead here.
    public var aliases: [LocatedText] = []
    /// Left out unless drafts are asked for.
    public var isDraft = false
    /// When it was first published.
    public var date: CalendarDate?
    /// When it last changed in substance.
    public var updated: CalendarDate?
    /// Place among its siblings; those without come after, by title.
    public var order: Int?
    /// Whether literal money is forbidden.
    public var isGuarded = false
    /// Head of a home or product page.
    public var hero: HeroFrontMatter?
    /// Figures under the hero.
    public var stats: [StatFrontMatter] = []
    /// What the product costs, on a product page.
    public var offer: OfferFrontMatter?
    /// Names of the section files beside this one.
    public var sections: [LocatedText] = []
    /// Whether something in it is wrong, so that a value may only seem not to be given.
    var isFaulty = false

    /// Reads the front matter of a page; `folder` settles the layout when none is given.
    static func read(_ node: YAMLNode, path: RelativePath) -> (FrontMatter, [Diagnostic]) {
        var reader = MappingReader(node, "the front matter")
        var matter = FrontMatter()
        matter.title = reader.text("title")
        matter.description = reader.text("description")
        matter.layout = reader.choice("layout", Layout.self) ?? defaultLayout(path)
        matter.permalink = reader.text("permalink")
        matter.aliases = reader.texts("aliases")
        matter.isDraft = reader.flag("draft") ?? false
        matter.date = reader.date("date")
        matter.updated = reader.date("updated")
        matter.order = reader.integer("order")
        matter.isGuarded = reader.flag("guarded") ?? false
        if matter.layout.hasSections {
            matter.sections = reader.texts("sections")
            if let hero = reader.node("hero", required: true) {
                let (found, faults) = HeroFrontMatter.read(hero)
                matter.hero = found
                reader.absorb(faults)
            }
            if matter.layout == .product, let offer = reader.node("offer") {
                let (found, faults) = OfferFrontMatter.read(offer)
                matter.offer = found
                reader.absorb(faults)
            }
            for node in reader.list("stats") {
                let (stat, faults) = StatFrontMatter.read(node)
                if let stat { matter.stats.append(stat) }
                reader.absorb(faults)
            }
        }
        let faults = reader.finish()
        matter.isFaulty = faults.hasErrors
        return (matter, faults)
    }

    /// Pages in `content/docs/` are documentation.
    static func defaultLayout(_ path: RelativePath) -> Layout {
        path.components.dropFirst().first == "docs" && path.components.count > 2 ? .docs : .page
    }
}
