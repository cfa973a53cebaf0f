import Foundation
import Testing
@testable import SiteKit

/// While a price is pending, no number for it may leave the site, whichever way it tries.
@Suite("Routes of a price that nobody set")
struct PendingPriceRouteTests {
    /// A way on which somebody may state a price: a file, and what is written in it in place of what stands there.
    struct Route: Sendable, CustomTestStringConvertible {
        let name: String
        let file: String
        let old: String
        let new: String

        var testDescription: String { name }

        init(_ name: String, _ file: String, _ old: String, _ new: String) {
            (self.name, self.file, self.old, self.new) = (name, file, old, new)
        }
    }

    private static let pricing = "content/product/pricing.md"
    private static let page = "content/product/index.md"

    static let routes = [
        Route("text", pricing, "---\n\n", "---\n\nFrom $0.04.\n\n"),
        Route("emphasis", pricing, "---\n\n", "---\n\nFrom $**0.04**.\n\n"),
        Route("words", pricing, "---\n\n", "---\n\nFour cents a picture.\n\n"),
        Route("a code span", pricing, "---\n\n", "---\n\nFrom `$0.04`.\n\n"),
        Route("a code block", pricing, "---\n\n", "---\n\n```\nprice: $0.04\n```\n\n"),
        Route("cells of a table", pricing, "---\n\n", "---\n\n| Size | USD |\n| --- | --- |\n| big | 0.04 |\n\n"),
        Route("an entity", pricing, "---\n\n", "---\n\nFrom &dollar;0.04.\n\n"),
        Route("raw HTML", pricing, "---\n\n", "---\n\n<p>From <b>$</b>0.04</p>\n\n"),
        Route("an attribute of raw HTML", pricing, "---\n\n", "---\n\n<p title=\"$0.04\">Prices</p>\n\n"),
        Route("a comment", pricing, "---\n\n", "---\n\n<!-- $0.04 -->\n\n"),
        Route("an alt text", pricing, "---\n\n", "---\n\n![$0.04 each](../../assets/img/dot.png)\n\n"),
        Route("the title of a link", pricing, "---\n\n", "---\n\n[Prices](../about.md \"$0.04\")\n\n"),
        Route("a heading", pricing, "---\n\n", "---\n\n## From $0.04\n\nText.\n\n"),
        Route("a callout's title", pricing, "---\n\n", "---\n\n:::note[From $0.04]\nText.\n:::\n\n"),
        Route("a section's title", pricing, "title: ", "eyebrow: From $0.04\ntitle: "),
        Route("another section", "content/product/capabilities.md", "---\n\n", "---\n\nOnly $0.04 each.\n\n"),
        Route("an answer, and with it JSON-LD", "content/product/faq.md", "## ", "## Price?\n\n$0.04.\n\n## "),
        Route("the page's title", page, "title: Image 2\n", "title: Image 2 from $0.04\n"),
        Route(
            "the description, and with it Open Graph, llms.txt and the search", page, "description: \"",
            "description: \"Only $0.04. "),
        Route("a figure", page, "stats:\n", "stats:\n  - {label: Price, value: \"$0.04\"}\n"),
        Route("navigation", "site.yml", "title: Docs", "title: Docs for $0.04"),
        Route("the site's description", "site.yml", "description: ", "description: From $0.04. "),
        Route("a template", "templates/section-specs.mustache", "<section", "<p>$0.04</p><section"),
        Route("a showcase picture's alt text", "showcase/manifest.yml", "alt: A lake at dawn", "alt: A lake for $0.04"),
        Route(
            "a definition that only the Markdown beside the page has", pricing, "---\n\n",
            "---\n\n[x]: ../about.md \"$0.04\"\n\n"),
    ]

    @Test("a literal price on the page that shows the pending one stops the build", arguments: routes)
    func literal(route: Route) async throws {
        let site = try SiteFixture.make()
        let text = try site.place.text("site/\(route.file)")
        let found = try #require(text.firstRange(of: route.old), "'\(route.old)' is not in \(route.file)")
        try site.write(route.file, text.replacingCharacters(in: found, with: route.new))
        let faults = try await site.faults()
        #expect(faults.contains { $0.code == .literalMoney }, "\(faults.map(\.summary))")
    }

    @Test(
        "a price can't hide in facts either",
        arguments: [
            "text-price: {value: $0.04, status: verified, source: x, verified: 2026-11-20}",
            "image-price: {kind: money, value: 0.04, unit: USD, status: pending, fallback: See pricing}",
            "image-price: {kind: money, status: pending, fallback: about 0.04}",
            "image-price: {kind: money, status: pending, fallback: four cents}",
            "image-price: {kind: money, status: pending}",
        ])
    func facts(line: String) async throws {
        let site = try SiteFixture.make()
        let text = try site.place.text("site/content/facts.yml")
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("image-price:") || line.hasPrefix("text") }
        try site.write("content/facts.yml", lines.joined(separator: "\n") + "\n" + line + "\n")
        let faults = try await site.faults()
        #expect(faults.contains { $0.location?.file == "content/facts.yml" && $0.severity == .error })
    }

    @Test(
        "a file of static/ that states a price is told while one is pending",
        arguments: ["note.txt", "note.md", "note.json", "note.svg", "note.html", "note.xml"])
    func staticFile(name: String) async throws {
        let site = try SiteFixture.make()
        let text =
            name.hasSuffix("json")
            ? "{\"price\": \"$0.04\"}" : name.hasSuffix("txt") ? "Only $0.04" : "<p>Only $0.04</p>"
        try site.write("static/\(name)", text)
        let report = await site.build()
        #expect(report.diagnostics.map(\.code.id) == ["SG1112"], "\(report.diagnostics.map(\.summary))")
        #expect(report.diagnostics.first?.location?.file == "static/\(name)")
    }

    @Test("a text file too large to be judged is told, and secrets in it are found all the same")
    func largeFile() async throws {
        let site = try SiteFixture.make()
        let line = String(repeating: "Nothing to see here. ", count: 50) + "\n"
        try site.write("static/large.txt", String(repeating: line, count: 4_500))
        #expect(await site.build().diagnostics.map(\.code.id) == ["SG1117"])
        let key = "ghp_" + "9fK2mQ7xLw4ZtB8vN3cR6yHd1sJ5gP0aXkQe"
        try site.write("static/large.txt", String(repeating: line, count: 4_500) + key)
        #expect(await site.build().diagnostics.map(\.code.id).sorted() == ["SG1107", "SG1117"])
    }

    @Test("part of a verified price is no verified price, in whatever place")
    func partOfPrice() async throws {
        let site = try SiteFixture.make()
        let facts = try site.place.text("site/content/facts.yml")
        let storage =
            "storage: {kind: money, value: 10.50, unit: USD, status: verified, source: x, verified: 2026-11-20}\n"
        try site.write("content/facts.yml", facts + storage)
        try site.replace("content/product/pricing.md", "---\n\n", "---\n\nStorage: :fact[storage].\n\n")
        try await site.built()
        try site.replace("content/product/index.md", "description: \"", "description: \"From $10. ")
        #expect(try await site.faults().map(\.code.id) == ["SG1111"])
    }

    @Test("the pending price itself is its fallback on every route, and no file of the output states an amount")
    func everyOutput() async throws {
        let site = try SiteFixture.make()
        let fact = ":fact[image-price]"
        try site.write(
            "content/docs/price.md",
            """
            ---
            title: "Price: \(fact)"
            description: "It costs: \(fact)"
            date: 2026-11-20
            ---

            ## A heading: \(fact)

            Text: \(fact). **\(fact)** and [a link to \(fact)](../about.md).

            | Cell |
            | --- |
            | \(fact) |

            ![Alt: \(fact)](../../assets/img/dot.png)

            :::note[Title: \(fact)]
            In a callout: \(fact).
            :::
            """)
        try site.replace("content/product/faq.md", "## ", "## Price \(fact)?\n\nAnswer: \(fact).\n\n## ")
        try await site.built()
        let shown = [
            "docs/price/index.html", "docs/price/index.md", "llms.txt", "feed.xml", "search.json", "product/index.html",
            "product/index.md",
        ]
        for name in shown {
            let text = try site.page(name)
            #expect(text.contains("See pricing"), "\(name)")
            #expect(!text.contains("fact[") && !text.contains("image-price]"), "\(name)")
        }
        let html = try site.page("docs/price/index.html")
        for part in [
            "<title>Price: See pricing", "content=\"It costs: See pricing\"", "alt=\"Alt: See pricing\"",
            "\"name\":\"Price: See pricing\"",
        ] {
            #expect(html.contains(part), "\(part)")
        }
        #expect(try !site.page("product/index.html").contains("offers"))
        for name in try site.place.files("out") where TextFile(name) != nil && !name.hasPrefix("build-manifest") {
            let bytes = Array(try site.page(name).utf8)
            // `$1` is a parameter of the shell in a sample.
            let amounts = MoneyPattern.matches(in: bytes, range: bytes.indices).filter { $0.count > 2 }
            #expect(amounts.isEmpty, "\(name)")
        }
    }
}
