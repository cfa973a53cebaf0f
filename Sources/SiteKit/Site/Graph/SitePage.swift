/// A page with its place in the site.
struct SitePage: Sendable {
    /// What was written.
    let source: SourcePage
    /// Where it is published.
    let permalink: Permalink
    /// Path of its URL.
    let url: String
    /// Title as plain text.
    let title: String

    var path: RelativePath { source.path }
    /// Path of the URL of its Markdown; `nil` for the page that has none.
    var twinURL: String? {
        guard permalink.twinPath != nil else { return nil }
        return permalink.outputPath == permalink.path ? url.dropLast(".html".count) + ".md" : url + "index.md"
    }
    /// Whether search engines, feeds and indexes leave it out.
    var isUnlisted: Bool { permalink.path == "404.html" || source.matter.isDraft }
    /// Whether it stands for its folder.
    var isIndex: Bool { source.path.stem == "index" }
}
