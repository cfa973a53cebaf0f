/// What the preview shows at an address that the site doesn't have, when the site has no page for that itself.
enum MissingPage {
    /// The page.
    ///
    /// - Parameters:
    ///   - path: the path that was asked for.
    ///   - suggestions: paths of URLs that are probably meant, the likeliest first.
    static func html(path: String, suggestions: [String], client: HTML = HTML()) -> [UInt8] {
        var body: HTML = "<p class=\"lead\">The site has nothing at "
        body.append("code", text: VisibleText.line(path))
        body.append(markup: ". Should a page of that address be written, it appears here.</p>\n")
        if !suggestions.isEmpty {
            body.append(markup: "<h2>Did you mean</h2>\n<ul class=\"links\">\n")
            for suggestion in suggestions {
                body.append(markup: "<li>")
                body.append(link: suggestion, text: suggestion)
                body.append(markup: "</li>\n")
            }
            body.append(markup: "</ul>\n")
        }
        body.append(HTML("<p><a href=\"\(ToolAddress.pages)\">All pages of the site</a></p>\n"))
        return ToolPage(title: "No page here", isBroken: true).bytes(body, client: client)
    }
}
