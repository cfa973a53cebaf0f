/// The one line that the preview adds to every page: the client, and what it has to know of the page.
struct ClientScript: Sendable {
    /// Path of the page's URL.
    let page: String
    /// What the page's bytes are called, without this line.
    let version: String

    /// The script element, on a line of its own.
    var html: HTML {
        var html: HTML = "<script src=\""
        html.appendEscaped(ToolAddress.client)
        html.append(markup: "\" data-page=\"")
        html.appendEscaped(page)
        html.append(markup: "\" data-version=\"")
        html.appendEscaped(version)
        html.append(markup: "\" defer></script>\n")
        return html
    }

    /// The page with the line before the end of its head; at its end when it has no head.
    func inserted(into page: [UInt8]) -> [UInt8] {
        guard let place = ClientScript.endOfHead(page) else { return page + html.bytes }
        return Array(page[..<place]) + html.bytes + Array(page[place...])
    }

    private static func endOfHead(_ page: [UInt8]) -> Int? {
        let mark = Array("</head>".utf8)
        var index = page.startIndex
        while let start = page[index...].firstIndex(of: mark[0]) {
            if page[start...].starts(with: mark) { return start }
            index = start + 1
        }
        return nil
    }
}
