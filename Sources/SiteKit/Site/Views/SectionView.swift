/// Root of the `section-….mustache` templates.
struct SectionView: TemplateView {
    let site: SiteView
    let id: String
    let title: HTML
    let eyebrow: HTML?
    let intro: HTML
    let entries: [EntryView]
    let cards: [ShowcaseCardView]
    let actions: [ActionView]
    let isGuarded: Bool

    static let fields: [ViewField<SectionView>] = [
        .view("site", \.site, "the site"),
        .text("id", \.id, "anchor of the section"),
        .html("title", \.title, "heading of the section"),
        .html("eyebrow", \.eyebrow, "a few words above the heading"),
        .html("intro", \.intro, "the Markdown before the first heading"),
        .list("entries", \.entries, "the Markdown cut at its headings"),
        .list("cards", \.cards, "showcase pictures"),
        .list("actions", \.actions, "what to do next"),
        .flag("guarded", \.isGuarded, "whether literal money is forbidden here"),
    ]
}

/// One part of a section: a heading and what follows it.
struct EntryView: TemplateView {
    let id: String
    let title: HTML
    let content: HTML

    static let fields: [ViewField<EntryView>] = [
        .text("id", \.id, "anchor of the heading"),
        .html("title", \.title, "the heading"),
        .html("content", \.content, "what follows it"),
    ]
}
