/// Root of `layout-home.mustache` and `layout-product.mustache`.
struct LandingView: TemplateView {
    let site: SiteView
    let page: PageView
    let hero: HeroView
    let stats: [StatView]
    let sections: [RenderedSectionView]

    static let fields: [ViewField<LandingView>] = [
        .view("site", \.site, "the site"),
        .view("page", \.page, "the page"),
        .view("hero", \.hero, "head of the page"),
        .list("stats", \.stats, "figures under the hero"),
        .list("sections", \.sections, "the rendered sections"),
    ]
}

/// The head of a home or product page.
struct HeroView: TemplateView {
    let eyebrow: HTML?
    let title: HTML
    let lead: HTML
    let actions: [ActionView]
    let picture: PictureView?
    let isPlaceholder: Bool
    let caption: String?

    static let fields: [ViewField<HeroView>] = [
        .html("eyebrow", \.eyebrow, "a few words above the title"),
        .html("title", \.title, "main heading"),
        .html("lead", \.lead, "the page's Markdown"),
        .list("actions", \.actions, "what to do next"),
        .view("picture", \.picture, "the hero's showcase picture"),
        .flag("placeholder", \.isPlaceholder, "whether the picture is a drawn placeholder"),
        .text("caption", \.caption, "where the picture comes from"),
    ]
}

/// One figure under the hero.
struct StatView: TemplateView {
    let label: HTML
    let value: HTML
    let note: HTML?

    static let fields: [ViewField<StatView>] = [
        .html("label", \.label, "what is counted"),
        .html("value", \.value, "the figure"),
        .html("note", \.note, "a few words of qualification"),
    ]
}

/// A section after its own template has rendered it.
struct RenderedSectionView: TemplateView {
    let html: HTML

    static let fields: [ViewField<RenderedSectionView>] = [.html("html", \.html, "the rendered section-….mustache")]
}
