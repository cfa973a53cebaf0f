/// Root of `layout-page.mustache`.
struct PlainPageView: TemplateView {
    let site: SiteView
    let page: PageView

    static let fields: [ViewField<PlainPageView>] = [
        .view("site", \.site, "the site"),
        .view("page", \.page, "the page"),
    ]
}
