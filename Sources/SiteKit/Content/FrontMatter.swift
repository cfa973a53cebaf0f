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
        var reader = SchemaReader(node, schema)
        var matter = FrontMatter()
        matter.title = reader[\.title]
        matter.description = reader[\.description]
        let layout = reader[\.layout]
        matter.layout = layout ?? defaultLayout(path)
        matter.permalink = reader[\.permalink]
        matter.aliases = reader[\.aliases]
        matter.isDraft = reader[\.draft]
        matter.date = reader[\.date]
        matter.updated = reader[\.updated]
        matter.order = reader[\.order]
        matter.isGuarded = reader[\.guarded]
        // With a layout that is none, the keys of another are no further faults.
        let isUnsettled = layout == nil && reader.has(\.layout) && !reader.isNull(\.layout)
        if matter.layout.hasSections || isUnsettled && reader.has(\.hero) { matter.hero = reader[\.hero] }
        if matter.layout.hasSections || isUnsettled {
            matter.stats = reader[\.stats]
            matter.sections = reader[\.sections]
        }
        if matter.layout == .product || isUnsettled {
            matter.offer = reader[\.offer]
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
