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
    /// Whether it stands for its folder.
    var isIndex: Bool { source.path.stem == "index" }
}
