/// What every page knows of the site.
struct SiteView: TemplateView {
    let title: String
    let description: String
    let language: String
    let organization: String
    let url: String
    let root: String
    let home: String
    let stylesheet: String
    let script: String?
    let earlyScript: String?
    let feed: String?
    let search: String

    static let fields: [ViewField<SiteView>] = [
        .text("title", \.title, "name of the site"),
        .text("description", \.description, "one line about it"),
        .text("language", \.language, "language tag, such as en"),
        .text("organization", \.organization, "who publishes it"),
        .text("url", \.url, "address of the home page with scheme and host"),
        .text("root", \.root, "path of the site's top, with a slash at the end"),
        .text("home", \.home, "path of the home page"),
        .text("stylesheet", \.stylesheet, "path of the stylesheet"),
        .text("script", \.script, "path of the script"),
        .text("early_script", \.earlyScript, "path of the script that runs before the first paint"),
        .text("feed", \.feed, "path of the Atom feed; absent when no page has a date"),
        .text("search", \.search, "path of the search index"),
    ]
}
