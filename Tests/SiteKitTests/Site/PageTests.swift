import Foundation
import Testing
@testable import SiteKit

@Suite("What pages say")
struct PageTests {
    @Test("an alias leads on to its page, and search engines are told where it is")
    func alias() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        for name in ["company/index.html", "old/about.html"] {
            let text = try site.page(name)
            #expect(text.contains("url=/about/"))
            #expect(text.contains(#"<link rel="canonical" href="https://fixture.test/about/">"#))
        }
    }

    @Test("a draft is left out, and its name tells nothing of it")
    func draft() async throws {
        let site = try SiteFixture.make()
        try await site.built(output: "before")
        try site.write("content/secret-plan.md", "---\ntitle: Secret\ndraft: true\n---\n[about](about.md)\n")
        try await site.built()
        #expect(try site.place.contents("out") == site.place.contents("before"))
    }

    @Test("drafts are built when they are asked for, unindexed and out of the sitemap")
    func drafts() async throws {
        let site = try SiteFixture.make()
        try site.write("content/plan.md", "---\ntitle: Plan\ndraft: true\n---\n[about](about.md)\n")
        try site.replace("content/index.md", "The front page.", "The [plan](plan.md).")
        try await site.built(drafts: true)
        let page = try site.page("plan/index.html")
        #expect(page.contains("<h1>Plan</h1>"))
        #expect(page.contains(#"<meta name="robots" content="noindex">"#))
        #expect(try !site.page("sitemap.xml").contains("/plan/"))
    }

    @Test("a draft may be broken as long as it is left out")
    func brokenDraft() async throws {
        let site = try SiteFixture.make()
        try site.write("content/plan.md", "---\ntitle: Plan\ndraft: true\n---\n[nowhere](nowhere.md) :fact[none]\n")
        try await site.built()
        #expect(
            try await site.faults(drafts: true).map(\.spot) == [
                "SG0701 content/plan.md:5:11", "SG0412 content/plan.md:5:29",
            ])
    }

    @Test("a base URL with a path goes before every address on the site")
    func basePath() async throws {
        let site = try SiteFixture.make()
        try await site.built(baseURL: "https://other.example/some/where/")
        for name in try site.place.files("out") where name.hasSuffix(".html") {
            let text = try site.page(name)
            for match in text.matches(of: /(?:href|src|url)="?=?(\/[^"]*)"/) {
                #expect(match.1.hasPrefix("/some/where/"), "\(name): \(match.1)")
            }
            #expect(!text.contains("fixture.test/product"))
        }
        #expect(try site.page("about/index.html").contains(#"href="https://other.example/some/where/about/""#))
        #expect(try site.page("sitemap.xml").contains("<loc>https://other.example/some/where/docs/start/</loc>"))
        #expect(try site.page("robots.txt").contains("Sitemap: https://other.example/some/where/sitemap.xml"))
        #expect(try site.page("company/index.html").contains("url=/some/where/about/"))
    }

    @Test("JSON-LD parses on every page, and no page has a price or an offer")
    func structuredData() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        var types: [String: [String]] = [:]
        for name in try site.place.files("out") where name.hasSuffix(".html") {
            for match in try site.page(name).matches(of: /<script type="application\/ld\+json">(.*?)<\/script>/) {
                let json = try #require(try JSONSerialization.jsonObject(with: Data(match.1.utf8)) as? [String: Any])
                #expect(json["@context"] as? String == "https://schema.org")
                let graph = try #require(json["@graph"] as? [[String: Any]])
                types[name] = graph.compactMap { $0["@type"] as? String }
                let text = match.1.lowercased()
                #expect(!text.contains("offer") && !text.contains("\"price") && !text.contains("<data"))
            }
        }
        #expect(types["product/index.html"] == ["Product", "ImageObject", "FAQPage"])
        #expect(types["index.html"] == ["Organization", "WebSite"])
        #expect(types["docs/start/index.html"] == ["BreadcrumbList"])
        #expect(types["about/index.html"] == nil)
    }

    @Test("text in JSON-LD can't end its script element")
    func scriptEnd() async throws {
        let site = try SiteFixture.make()
        try site.replace(
            "content/product/index.md", "title: Image 2\n", "title: \"</script><script>alert(1)</script>\"\n")
        try await site.built()
        let text = try site.page("product/index.html")
        #expect(!text.contains("<script>alert"))
        let match = try #require(text.firstMatch(of: /<script type="application\/ld\+json">(.*?)<\/script>/))
        let json = try #require(try JSONSerialization.jsonObject(with: Data(match.1.utf8)) as? [String: Any])
        #expect((json["@graph"] as? [[String: Any]])?[0]["name"] as? String == "</script><script>alert(1)</script>")
    }

    @Test("the sitemap names every page but 404 and redirects, in order, with the day of the last change")
    func sitemap() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let text = try site.page("sitemap.xml")
        let addresses = text.matches(of: /<loc>(.*?)<\/loc>/).map { String($0.1) }
        #expect(
            addresses
                == ["", "about/", "docs/", "docs/deep/", "docs/deep/bottom/", "docs/start/", "product/"].map {
                    "https://fixture.test/\($0)"
                })
        #expect(text.contains("about/</loc><lastmod>2026-10-01</lastmod>"))
        let tags = text.matches(of: /<(\/?[a-z]+)/).map(\.1)
        #expect(tags.count { !$0.hasPrefix("/") } == tags.count { $0.hasPrefix("/") })
    }

    @Test("404 is not indexed; ordinary pages are")
    func notFoundPage() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        #expect(try site.page("404.html").contains(#"<meta name="robots" content="noindex">"#))
        #expect(try !site.page("about/index.html").contains("noindex"))
        #expect(try !site.page("docs/start/index.html").contains("noindex"))
    }

    @Test("a pending fact shows its fallback in text, tables, hero and stats, and never a value")
    func pendingFact() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        #expect(
            try site.page("about/index.html").contains(
                #"The price is <span data-fact="image-price" data-status="pending">See pricing</span>."#))
        #expect(
            try site.page("product/index.html").contains(
                #"<p>Price: <span data-fact="image-price" data-status="pending">See pricing</span></p>"#))
    }

    @Test("a link to a pending address is its text alone, in pages, navigation and buttons")
    func pendingLink() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let about = try site.page("about/index.html")
        #expect(about.contains("</span>. Studio, <a href=\"https://fixture.test/terms\">terms</a>."))
        #expect(about.contains("<span>Studio (Studio coming soon)</span>"))
        for name in try site.place.files("out") where name.hasSuffix(".html") {
            let page = try site.page(name)
            #expect(!page.contains("href=\"\"") && !page.contains("fact:"), "\(name)")
        }
    }

    @Test("a fact that becomes verified changes every page that shows it, and its links come alive")
    func verified() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        try site.replace(
            "content/facts.yml", #"studio: {kind: url, status: pending, fallback: "Studio coming soon"}"#,
            #"studio: {kind: url, value: "https://studio.example", status: verified, source: s, verified: 2026-11-21}"#)
        try await site.built()
        #expect(try site.page("about/index.html").contains(#"<a href="https://studio.example">Studio</a>"#))
        #expect(try !site.page("product/index.html").contains("coming soon"))
    }

    @Test("a title is taken from the first heading, which isn't shown twice")
    func titleFromHeading() async throws {
        let site = try SiteFixture.make()
        try site.write("content/plain.md", "# The *plain* `title` & :fact[model]\n\nText.\n")
        try await site.built()
        let page = try site.page("plain/index.html")
        #expect(page.contains("<title>The plain title &amp; gpt-image-2 · Fixture</title>"))
        #expect(page.matches(of: /<h1>/).count == 1)
    }

    @Test("the current page is marked in header and sidebar, once each at most")
    func current() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let page = try site.page("docs/deep/bottom/index.html")
        #expect(page.contains(#"<a href="/docs/" aria-current="page">Docs</a>"#))
        #expect(page.contains(#"<a href="/docs/deep/bottom/" aria-current="page">Bottom</a>"#))
        #expect(page.matches(of: /aria-current/).count == 2)
        #expect(try site.page("404.html").matches(of: /aria-current/).isEmpty)
    }

    @Test("pages of the documentation follow one another by order and title, folders with what is in them")
    func neighbours() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        func links(_ name: String) throws -> [String] {
            try site.page(name).matches(of: /rel="(?:prev|next)" href="([^"]*)"/).map { String($0.1) }
        }
        #expect(try links("docs/index.html") == ["/docs/start/"])
        #expect(try links("docs/start/index.html") == ["/docs/", "/docs/deep/"])
        #expect(try links("docs/deep/index.html") == ["/docs/start/", "/docs/deep/bottom/"])
        #expect(try links("docs/deep/bottom/index.html") == ["/docs/deep/"])
    }

    @Test("every link within the site leads to a file of the output, and every anchor is on its page")
    func links() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let files = try site.place.contents("out")
        for (name, bytes) in files where name.hasSuffix(".html") {
            let here = "/" + name.replacing(/index\.html$/, with: "")
            for match in String(decoding: bytes, as: UTF8.self).matches(of: /(?:href|src)="([\/#][^"]*)"/) {
                let parts = match.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                let path = parts[0].isEmpty ? here : String(parts[0])
                let file = String(path.dropFirst()) + (path.hasSuffix("/") ? "index.html" : "")
                let target = try #require(files[file], "\(name) leads to \(match.1)")
                guard parts.count == 2 else { continue }
                #expect(
                    String(decoding: target, as: UTF8.self).contains("id=\"\(parts[1])\""),
                    "\(name) leads to \(match.1)")
            }
        }
    }

    @Test("a stylesheet carries the blurred pictures, and points at the published files")
    func stylesheet() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let name = try #require(try site.place.files("out").first { $0.hasSuffix(".css") })
        let css = try site.page(name)
        #expect(css.contains(".lqip-lake{background-image:url(data:image/webp;base64,UklGRg==)}"))
        #expect(css.firstMatch(of: /url\(img\/dot\.[0-9a-f]{12}\.png\)/) != nil)
    }
}
