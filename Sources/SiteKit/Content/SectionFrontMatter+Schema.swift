extension SectionFrontMatter {
    struct Keys: Sendable {
        let kind = SchemaKey.choice(
            "kind", Kind.self, "How it is shown; it makes the file a section.", isRequired: true)
        let title = SchemaKey.text(
            "title", "The section's heading.", isRequired: true, example: "Less to hold together")
        let eyebrow = SchemaKey.text("eyebrow", "A few words above the heading.", example: "Why AllToken")
        let guarded = SchemaKey.flag("guarded", FrontMatter.guardedDoc)
        let actions = LinkSource.list("actions", "Buttons, for `cta`.")
        let assets = SchemaKey.texts(
            "assets", "Ids of showcase assets.", absence: "all of them", example: "[alpine-lake, type-poster]"
        )
        .only(SchemaCase("kind", [Kind.gallery.rawValue]))
    }

    /// The description of a section's front matter.
    static let schema = MappingSchema(
        "section", subject: "the section's front matter", "The front matter of a section of a home or product page.",
        Keys())
}
