/// Root of `layout-docs.mustache`.
struct DocsPageView: TemplateView {
    let site: SiteView
    let page: PageView
    let breadcrumbs: [PageLinkView]
    let sidebar: HTML
    let headings: [HeadingView]
    let previous: PageLinkView?
    let next: PageLinkView?
    let updated: String?

    static let fields: [ViewField<DocsPageView>] = [
        .view("site", \.site, "the site"),
        .view("page", \.page, "the page"),
        .list("breadcrumbs", \.breadcrumbs, "the pages above this one"),
        .html("sidebar", \.sidebar, "the rendered sidebar.mustache"),
        .list("toc", \.headings, "the page's headings of level 2 and 3"),
        .view("previous", \.previous, "the page before this one"),
        .view("next", \.next, "the page after this one"),
        .text("updated", \.updated, "day of the last change in substance"),
    ]
}

/// A line of a page's table of contents.
struct HeadingView: TemplateView {
    let title: HTML
    let url: String
    let isLevel2: Bool
    var isLevel3: Bool { !isLevel2 }

    static let fields: [ViewField<HeadingView>] = [
        .html("title", \.title, "the heading"),
        .text("url", \.url, "anchor on this page"),
        .flag("is_level_2", \.isLevel2, "whether it is a heading of level 2"),
        .flag("is_level_3", \.isLevel3, "whether it is a heading of level 3"),
    ]
}
