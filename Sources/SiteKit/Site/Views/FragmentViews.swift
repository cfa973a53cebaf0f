/// Root of `header.mustache`, rendered once for the site.
struct HeaderView: TemplateView {
    let site: SiteView
    let navigation: [LinkView]
    let action: ActionView?

    static let fields: [ViewField<HeaderView>] = [
        .view("site", \.site, "the site"),
        .list("navigation", \.navigation, "the site's main links"),
        .view("action", \.action, "the header's button"),
    ]
}

/// Root of `footer.mustache`, rendered once for the site.
struct FooterView: TemplateView {
    let site: SiteView
    let groups: [LinkGroupView]

    static let fields: [ViewField<FooterView>] = [
        .view("site", \.site, "the site"),
        .list("groups", \.groups, "groups of links"),
    ]
}

/// A titled group of links in the footer.
struct LinkGroupView: TemplateView {
    let title: String
    let links: [LinkView]

    static let fields: [ViewField<LinkGroupView>] = [
        .text("title", \.title, "heading of the group"),
        .list("links", \.links, "its links"),
    ]
}

/// Root of `sidebar.mustache`, rendered once for each folder of the documentation.
struct SidebarView: TemplateView {
    let site: SiteView
    let path: [PageLinkView]
    let links: [SidebarLinkView]

    static let fields: [ViewField<SidebarView>] = [
        .view("site", \.site, "the site"),
        .list("path", \.path, "the pages above, from the top"),
        .list("links", \.links, "the pages of this level"),
    ]
}

/// A page in the sidebar.
struct SidebarLinkView: TemplateView {
    let title: String
    let url: String
    var current = HTML()
    var children: [PageLinkView] = []
    var hasChildren: Bool { !children.isEmpty }

    static let fields: [ViewField<SidebarLinkView>] = [
        .text("title", \.title, "title of the page"),
        .text("url", \.url, "path of the page"),
        .html("current", \.current, "goes inside the tag: marks the current page"),
        .flag("has_children", \.hasChildren, "whether pages below it are listed"),
        .list("children", \.children, "the pages below it"),
    ]
}

/// Root of `redirect.mustache`.
struct RedirectView: TemplateView {
    let site: SiteView
    let url: String
    let target: String

    static let fields: [ViewField<RedirectView>] = [
        .view("site", \.site, "the site"),
        .text("url", \.url, "path of the page that has moved here"),
        .text("target", \.target, "its address with scheme and host"),
    ]
}
