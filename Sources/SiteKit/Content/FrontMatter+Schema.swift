extension FrontMatter {
    struct Keys: Sendable {
        private static let landing = SchemaCase("layout", Layout.allCases.filter(\.hasSections).map(\.rawValue))

        let title = SchemaKey.text(
            "title",
            "The page's name. A level-1 heading that begins the text is shown as the page's heading instead.",
            absence: "the first heading", example: "Quickstart")
        let description = SchemaKey.text(
            "description", "One or two sentences for search results and social cards.",
            example: "From an API key to a picture on disk.")
        let layout = SchemaKey.choice(
            "layout", Layout.self, "The kind of page.", absence: "`docs` below `content/docs/`, otherwise `page`")
        let permalink = SchemaKey.text(
            "permalink", "An address instead of the path's: `/docs/name/` or `/name.html`.", format: Permalink.format)
        let aliases = SchemaKey.texts(
            "aliases", "Further addresses; each gets a page that leads here.", format: Permalink.format,
            example: "[/docs/old-name/, /old.html]")
        let draft = SchemaKey.flag("draft", "Left out of a build without `--drafts`.")
        let date = SchemaKey.date("date", "When it was published.")
        let updated = SchemaKey.date("updated", "When it last changed in substance.")
        let order = SchemaKey.integer(
            "order", "Its place among its siblings.", absence: "after those with one, by title", example: "2")
        let guarded = SchemaKey.flag("guarded", guardedDoc)
        let hero = SchemaKey.mapping(
            "hero", HeroFrontMatter.schema.shape, "The page's head; the Markdown of the file is its lead.",
            isRequired: true, read: HeroFrontMatter.read
        )
        .only(landing)
        let offer = SchemaKey.mapping(
            "offer", OfferFrontMatter.schema.shape,
            "What the product costs. Search engines are told the price once its fact is verified; "
                + "while it is pending there is no offer at all.",
            example: "{price: image-price}", read: OfferFrontMatter.read
        )
        .only(SchemaCase("layout", [Layout.product.rawValue]))
        let stats = SchemaKey.list(
            "stats", of: StatFrontMatter.schema.shape, "Figures under the hero.",
            example: "[{label: Models, value: \":fact[models]\"}]", read: StatFrontMatter.read
        )
        .only(landing)
        let sections = SchemaKey.texts(
            "sections", "The page's sections in their order; each name is the file `NAME.md` beside this one.",
            example: "[capabilities, api, faq]"
        )
        .only(landing)
    }

    static let guardedDoc =
        "Whether it must state no literal amount of money, only facts; a file called `pricing.md` always is."

    /// The description of a page's front matter.
    static let schema = MappingSchema("page", subject: "the front matter", "The front matter of a page.", Keys())
}
