/// `/_sitegen/`: the pages of the site, with what is to be said of each.
enum PagesPage {
    /// One page.
    struct Row: Sendable {
        /// Its title, as plain text.
        var title: String
        /// Path of its URL.
        var url: String
        /// Path of its source from the site's root.
        var file: String
        /// Whether the built site leaves it out.
        var isDraft = false
        /// How many errors and warnings it has.
        var errors = 0, warnings = 0

        fileprivate var hasNews: Bool { isDraft || errors > 0 || warnings > 0 }
    }

    /// How many pages are listed without anything to be said of them.
    static let plainLimit = 200
    /// How many pages with something to be said are listed: no more can be read.
    static let newsLimit = 1000

    /// The page. Of a large site it lists what has something to tell, and the first of the others, and says so.
    static func html(_ rows: [Row], client: HTML = HTML()) -> [UInt8] {
        let shown = listed(rows)
        var body = HTML()
        body.append("p class=\"lead\"", text: summary(rows))
        if shown.count < rows.count {
            body.append(
                "p class=\"note\"",
                text: "Listed are \(shown.count) of \(rows.count) pages: those with something to tell, and the first "
                    + "\(plainLimit) of the others. The filter looks at these alone.")
        }
        body.append(markup: "\n")
        guard !shown.isEmpty else {
            body.append("p class=\"empty\"", text: "Write content/index.md, and it appears here.")
            return page(body, client)
        }
        body.append(filter: "Filter pages by title, address or file")
        body.append(markup: "<div class=\"table\">\n<table>\n<thead><tr><th scope=\"col\">Page</th>")
        body.append(markup: "<th scope=\"col\">Source</th><th scope=\"col\">To tell</th></tr></thead>\n<tbody>\n")
        for row in shown {
            body.append(markup: "<tr data-filter-row>\n<th scope=\"row\">")
            body.append(link: row.url, text: row.title)
            body.append("span class=\"under\"", text: row.url)
            body.append(markup: "</th>\n<td>")
            body.append("code", text: row.file)
            body.append(markup: "</td>\n<td>")
            if row.isDraft { body.append("span class=\"tag dashed\"", text: "Draft") }
            if row.errors > 0 { body.append("span class=\"tag wrong\"", text: counted(row.errors, "error")) }
            if row.warnings > 0 { body.append("span class=\"tag\"", text: counted(row.warnings, "warning")) }
            body.append(markup: "</td>\n</tr>\n")
        }
        body.append(markup: "</tbody>\n</table>\n</div>\n")
        return page(body, client)
    }

    /// Those that are listed, in the order given.
    private static func listed(_ rows: [Row]) -> [Row] {
        var plain = 0
        var news = 0
        return rows.filter { row in
            if row.hasNews {
                news += 1
                return news <= newsLimit
            }
            plain += 1
            return plain <= plainLimit
        }
    }

    private static func summary(_ rows: [Row]) -> String {
        if rows.isEmpty { return "The site has no pages yet." }
        let drafts = rows.count(where: \.isDraft)
        let errors = rows.reduce(0) { $0 + $1.errors }
        let warnings = rows.reduce(0) { $0 + $1.warnings }
        var parts = [counted(rows.count, "page")]
        if drafts > 0 { parts.append("\(drafts) of them \(drafts == 1 ? "a draft" : "drafts")") }
        parts.append(errors > 0 ? counted(errors, "error") : "no errors")
        if warnings > 0 { parts.append(counted(warnings, "warning")) }
        return parts.joined(separator: ", ") + "."
    }

    private static func page(_ body: HTML, _ client: HTML) -> [UInt8] {
        ToolPage(title: "Pages", address: ToolAddress.pages).bytes(body, client: client)
    }
}
