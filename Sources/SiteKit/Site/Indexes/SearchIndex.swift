/// `search.json`: what the search on the pages looks through.
enum SearchIndex {
    /// Its name in the output.
    static let name = "search.json"

    /// How much of a page's text it holds, in bytes.
    private static let pageLimit = 2_000
    /// How much text of all pages together; each page has the same share.
    private static let siteLimit = 600_000
    /// A share smaller than this says nothing.
    private static let leastShare = 100

    /// How many bytes of each page's text are kept; `nil` for a site of so many pages that none are, nor headings.
    static func limit(pages: Int) -> Int? {
        let share = siteLimit / max(1, pages)
        return share < leastShare ? nil : min(share, pageLimit)
    }

    /// The file: a list of pages in reading order, each one line.
    static func bytes(_ graph: SiteGraph, _ pages: [PageSummary]) -> [UInt8] {
        var output: [UInt8] = [UInt8(ascii: "[")]
        output.reserveCapacity(pages.reduce(16) { $0 + $1.search.count + 2 })
        for index in graph.inReadingOrder where !graph.pages[index].isUnlisted {
            if output.count > 1 { output += ",\n".utf8 }
            output += pages[index].search
        }
        output += "]\n".utf8
        return output
    }
}
