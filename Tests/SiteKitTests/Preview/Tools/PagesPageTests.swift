import Testing

@testable import SiteKit

@Suite("The page of pages")
struct PagesPageTests {
    private func html(_ rows: [PagesPage.Row]) -> String {
        String(decoding: PagesPage.html(rows), as: UTF8.self)
    }

    @Test("each page is listed with its address, its file and what is to tell")
    func rows() throws {
        let page = html([
            PagesPage.Row(title: "Home", url: "/", file: "content/index.md"),
            PagesPage.Row(
                title: "A & <b>", url: "/docs/a/", file: "content/docs/a.md", isDraft: true, errors: 2, warnings: 1),
        ])
        #expect(page.contains("2 pages, 1 of them a draft, 2 errors, 1 warning."))
        #expect(page.contains("<a href=\"/docs/a/\">A &amp; &lt;b&gt;</a>"))
        #expect(page.contains("2 errors</span>") && page.contains("1 warning</span>") && page.contains("Draft</span>"))
        #expect(!page.contains("Listed are"))
        try Golden.expect(page, "preview/pages.html")
    }

    @Test("of a large site, what has something to tell and the first others are listed, and it says so")
    func large() {
        let rows = (0..<10_000).map { number in
            PagesPage.Row(
                title: "Page \(number)", url: "/\(number)/", file: "content/\(number).md",
                warnings: number.isMultiple(of: 1000) ? 1 : 0)
        }
        let page = html(rows)
        #expect(page.contains("Listed are 210 of 10000 pages"))
        #expect(page.split(separator: "data-filter-row").count == 211)
        #expect(page.contains("Page 9000<") && !page.contains("Page 9001<"))
    }

    @Test("a large site full of errors stays readable too")
    func allWrong() {
        let row = PagesPage.Row(title: "P", url: "/p/", file: "content/p.md", errors: 1)
        #expect(html(Array(repeating: row, count: 5000)).split(separator: "data-filter-row").count == 1001)
    }

    @Test("a site without pages says how to begin")
    func empty() {
        #expect(html([]).contains("Write content/index.md"))
        #expect(!html([]).contains("data-filter"))
    }
}
