/// The frame of the preview's own pages: head, the way between them, and a body that needs no script.
struct ToolPage: Sendable {
    /// What may load and run: the preview's own files only.
    private static let securityPolicy =
        "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'"

    /// Its title, as plain text.
    let title: String
    /// The address that the navigation marks as where the reader is.
    var address: String?
    /// Whether it stands in for a page that can't be shown: then the client lays no overlay over it.
    var isBroken = false

    /// The whole page around a body.
    ///
    /// - Parameter client: what `ClientScript` makes; empty when the page's maker adds it later.
    func bytes(_ body: HTML, client: HTML = HTML()) -> [UInt8] {
        var html: HTML = "<!doctype html>\n<html lang=\"en\""
        if isBroken { html.append(markup: " data-sitegen=\"broken\"") }
        html.append(
            markup: ">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
        html.appendEscaped(ToolPage.securityPolicy)
        html.append(
            markup: """
                ">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex">
                <meta name="color-scheme" content="light dark">
                <link rel="icon" href="data:,">
                <title>
                """)
        html.appendEscaped("\(title) – sitegen preview")
        html.append(markup: "</title>\n")
        html.append(HTML("<link rel=\"stylesheet\" href=\"\(ToolAddress.toolStyles)\">\n"))
        html.append(HTML("<script src=\"\(ToolAddress.tools)\" defer></script>\n"))
        html.append(client)
        html.append(markup: "</head>\n<body>\n<header class=\"top\">\n<p class=\"name\">sitegen preview</p>\n")
        html.append(markup: "<nav aria-label=\"Preview\">\n<ul>\n<li><a href=\"/\">Site</a></li>\n")
        for (name, target) in [
            ("Pages", ToolAddress.pages), ("Facts", ToolAddress.facts), ("Showcase", ToolAddress.showcase),
        ] {
            let mark = target == address ? " aria-current=\"page\"" : ""
            html.append(HTML("<li><a href=\"\(target)\"\(mark)>\(name)</a></li>\n"))
        }
        html.append(markup: "</ul>\n</nav>\n</header>\n<main>\n<h1>")
        html.appendEscaped(title)
        html.append(markup: "</h1>\n")
        html.append(body)
        html.append(markup: "</main>\n</body>\n</html>\n")
        return html.bytes
    }
}
