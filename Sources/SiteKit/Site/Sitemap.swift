/// `sitemap.xml` and `robots.txt`.
enum Sitemap {
    /// The addresses of all pages that search engines may show: https://www.sitemaps.org/protocol.html.
    static func xml(_ graph: SiteGraph, base: BaseURL) -> [UInt8] {
        var html = HTML()
        html.append(markup: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        html.append(markup: "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        let pages = graph.pages.filter { !$0.isUnlisted }
        for page in pages.sorted(by: { $0.url.utf8.lexicographicallyPrecedes($1.url.utf8) }) {
            html.append(markup: "<url><loc>")
            html.appendEscaped(base.absolute(page.url))
            html.append(markup: "</loc>")
            if let updated = page.source.matter.updated ?? page.source.matter.date {
                html.append(markup: "<lastmod>")
                html.appendEscaped(updated.description)
                html.append(markup: "</lastmod>")
            }
            html.append(markup: "</url>\n")
        }
        html.append(markup: "</urlset>\n")
        return html.bytes
    }

    /// Everything may be read; the sitemap is named.
    static func robots(base: BaseURL) -> [UInt8] {
        Array("User-agent: *\nAllow: /\n\nSitemap: \(base.absolute(base.path))sitemap.xml\n".utf8)
    }
}
