import Foundation
import Testing
@testable import SiteKit

@Suite("llms.txt, the feed, the search and the Markdown beside pages")
struct IndexTests {
    @Test("llms.txt names every page by folder in reading order, with facts as text")
    func llms() async throws {
        let site = try SiteFixture.make()
        try site.write("content/notes/b.md", "---\ntitle: \"B [:fact[image-price]]\"\n---\nText.\n")
        try await site.built()
        #expect(
            try site.page("llms.txt") == """
                # Fixture

                > A site for tests, made of gpt-image-2.

                ## Pages

                - [Home](https://fixture.test/index.md): Pictures by a model, in one place.
                - [About](https://fixture.test/about/index.md): Who makes gpt-image-2 run.

                ## Docs

                - [Docs](https://fixture.test/docs/index.md)
                - [Start](https://fixture.test/docs/start/index.md)
                - [Deep](https://fixture.test/docs/deep/index.md)
                - [Bottom](https://fixture.test/docs/deep/bottom/index.md)

                ## Image 2

                - [Image 2](https://fixture.test/product/index.md): Pictures up to 1536\u{A0}px & more.

                ## notes

                - [B \\[See pricing\\]](https://fixture.test/notes/b/index.md)

                """)
    }

    @Test("the Markdown of a page of text")
    func twin() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let picture = try #require(try site.place.files("out").first { $0.hasSuffix("-1536.webp") })
        let dot = try #require(try site.place.files("out").first { $0.hasPrefix("assets/img/dot.") })
        #expect(
            try site.page("about/index.md")
                == """
                # About

                Who makes gpt-image-2 run.

                See the [docs](https://fixture.test/docs/), the [product's prices](https://fixture.test/product/#pricing) and \
                ![a lake](https://fixture.test/\(picture.replacing("-1536", with: "-960").split(separator: "/").dropLast().joined(separator: "/"))/MIDDLE) \
                (Drawn placeholder, not a model output. A picture from gpt-image-2 will replace it.).

                The price is See pricing. Studio, [terms](https://fixture.test/terms). ![a dot](https://fixture.test/\(dot))

                """.replacing("MIDDLE", with: try middle(site)))
        let page = try site.page("about/index.html")
        #expect(page.contains(#"<link rel="alternate" type="text/markdown" href="/about/index.md">"#))
    }

    private func middle(_ site: SiteFixture) throws -> String {
        let path = try #require(try site.place.files("out").first { $0.hasSuffix("-960.webp") })
        return String(path.split(separator: "/").last ?? "")
    }

    @Test("the Markdown of a docs page has its own heading, callouts as quotes, and the sample")
    func docsTwin() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let text = try site.page("docs/start/index.md")
        #expect(
            text.hasPrefix(
                "# Start\n\n## First step\n\nSides up to 1536\u{A0}px. Go [deeper](https://fixture.test/docs/deep/)"))
        #expect(text.contains("> **Mind \\*\\*the\\*\\* step**\n>\n> It is *small*.\n"))
        #expect(text.contains("```sh\n") && text.contains("curl ") && text.contains("https://api.fixture.test/v1/"))
    }

    @Test("the Markdown of a product page holds the hero, the figures and every section")
    func productTwin() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let text = try site.page("product/index.md")
        let parts = [
            "# Image 2: pictures\n", "Pictures up to 1536\u{A0}px & more.", "The **lead** of the page.",
            "- ![A lake at dawn](https://fixture.test/showcase/lake/", "- [Start](https://fixture.test/docs/start/)",
            "- Studio: Studio coming soon", "- Largest side: 1536\u{A0}px (Square & wide.)", "- Price: See pricing",
            "## Capabilities\n\nAn intro.\n\n### Text in pictures\n\nIt can *write*.",
            "#### Even larger", "| any | See pricing |", "### What does it cost?\n\nSee pricing.",
        ]
        for part in parts { #expect(text.contains(part), "\(part) is not in\n\(text)") }
    }

    @Test("no directive, fact name or path of a source is left in any Markdown, list, feed or index")
    func noLeak() async throws {
        let site = try SiteFixture.make()
        try site.write(
            "content/leak.md",
            """
            ---
            title: "T :fact[image-price]"
            description: "D :fact[image-price]"
            date: 2026-11-01
            ---
            :::note[N :fact[image-price]]
            | a |
            |---|
            | **:fact[image-price]** [x](fact:studio) [y][r] ![:fact[image-price]](showcase:lake) |

            ::sample{id=create}
            ::showcase
            :::

            ## H :fact[image-price] {#own}

            - > :::tip
              > [z](docs/start.md) :fact[max-output]
              > :::

            [r]: fact:studio
            [unused]: fact:image-price

            """)
        try await site.built()
        let names = try site.place.files("out").filter {
            $0.hasSuffix(".md") || ["llms.txt", "feed.xml", "search.json"].contains($0)
        }
        #expect(names.count == 11)
        for name in names {
            let text = try site.page(name)
            for mark in [":fact", "fact:", "image-price", ":::", "::s", "data-fact", "{#", ".md)", "start.md"]
            where !(name == "llms.txt" && mark == ".md)") {
                #expect(!text.contains(mark), "\(mark) is in \(name):\n\(text)")
            }
        }
        #expect(try site.page("leak/index.md").contains("> **N See pricing**"))
        #expect(try !site.page("leak/index.html").contains(":fact"))
    }

    @Test("a fault in a callout's title is shown where it stands")
    func calloutTitle() async throws {
        let site = try SiteFixture.make()
        try site.write("content/x.md", "---\ntitle: X\n---\n:::note[Price :fact[nothing]]\na\n:::\n")
        #expect(try await site.faults().map(\.spot) == ["SG0412 content/x.md:4:21"])
    }

    @Test("the page for addresses that don't exist has no Markdown and is in no list, and neither are drafts")
    func unlisted() async throws {
        let site = try SiteFixture.make()
        try site.write("content/plan.md", "---\ntitle: Secret plan\ndraft: true\ndate: 2026-11-01\n---\nText.\n")
        try await site.built(drafts: true)
        #expect(try !site.place.has("out/404.md"))
        #expect(try !site.page("404.html").contains("text/markdown"))
        #expect(try site.place.has("out/plan/index.md"))
        #expect(try !site.place.has("out/feed.xml"))
        for name in ["llms.txt", "search.json", "sitemap.xml"] {
            let text = try site.page(name)
            #expect(!text.contains("plan") && !text.contains("404") && !text.contains("Not found"), "\(name)")
        }
    }

    @Test("a page at an .html address has its Markdown beside it")
    func htmlAddress() async throws {
        let site = try SiteFixture.make()
        try site.write("content/x.md", "---\ntitle: X\npermalink: /legal/x.html\n---\nText.\n")
        try await site.built(baseURL: "https://fixture.test/sub")
        #expect(try site.page("legal/x.md") == "# X\n\nText.\n")
        #expect(try site.page("legal/x.html").contains(#"href="/sub/legal/x.md""#))
        #expect(try site.page("llms.txt").contains("(https://fixture.test/sub/legal/x.md)"))
    }

    @Test("a file of static/ in the place of a page's Markdown is an error, and so is one named like an index")
    func collisions() async throws {
        let site = try SiteFixture.make()
        try site.write("static/about/index.md", "mine")
        try site.write("static/llms.txt", "mine")
        try site.write("static/search.json", "[]")
        #expect(
            try await site.faults().map(\.message) == [
                "'about/index.md' is made by 'static/about/index.md' and by the Markdown of 'content/about.md'",
                "'llms.txt' is made by 'static/llms.txt' and by sitegen itself",
                "'search.json' is made by 'static/search.json' and by sitegen itself",
            ])
    }

    @Test("what a build makes can be linked to; a feed that isn't made can't")
    func links() async throws {
        let site = try SiteFixture.make()
        try site.replace("content/docs/index.md", "All of it.", "[List](/llms.txt) [feed](/feed.xml)")
        #expect(try await site.faults().map(\.code) == [.deadLink])
        try site.replace("content/about.md", "updated: 2026-10-01", "date: 2026-09-30")
        try await site.built()
        #expect(try site.page("docs/index.html").contains(#"<a href="/feed.xml">"#))
    }

    @Test("the feed is sound Atom: newest first, at most twenty, facts filled in")
    func feed() async throws {
        let site = try SiteFixture.make()
        try await site.built(output: "before")
        #expect(try !site.place.has("before/feed.xml"))
        #expect(try !site.page("about/index.html", output: "before").contains("atom+xml"))
        for day in 10..<32 {
            try site.write(
                "content/news/n\(day).md",
                """
                ---
                title: "News <\(day)> & :fact[image-price]"
                date: 2026-10-\(day)
                \(day == 12 ? "updated: 2026-11-02\ndescription: Of :fact[model]" : "")
                ---
                Text.
                """)
        }
        try await site.built()
        let feed = try #require(AtomReader.read(try site.page("feed.xml")))
        #expect(feed.values["title"] == ["Fixture"])
        #expect(feed.values["id"] == ["https://fixture.test/"])
        #expect(feed.values["updated"] == ["2026-11-02T00:00:00Z"])
        #expect(feed.values["author/name"] == ["Fixture & Co"])
        #expect(feed.links == ["self https://fixture.test/feed.xml", "alternate https://fixture.test/"])
        #expect(feed.entries.count == 20)
        #expect(
            feed.entries.map { $0.values["title"] ?? [] } == (12..<32).reversed().map { ["News <\($0)> & See pricing"] }
        )
        for entry in feed.entries {
            #expect(entry.values["id"]?.count == 1 && entry.values["updated"]?.count == 1)
            #expect(entry.links == entry.values["id"]?.map { "alternate \($0)" })
        }
        #expect(feed.entries.last?.values["summary"] == ["Of gpt-image-2"])
        #expect(feed.entries.last?.values["updated"] == ["2026-11-02T00:00:00Z"])
        #expect(feed.entries.last?.values["published"] == ["2026-10-12T00:00:00Z"])
        #expect(try site.page("about/index.html").contains(#"type="application/atom+xml" href="/feed.xml""#))
    }

    @Test("the search holds titles, headings with anchors, and the beginning of each text, facts filled in")
    func search() async throws {
        let site = try SiteFixture.make()
        try site.write("content/long.md", "---\ntitle: Long\n---\n\(String(repeating: "wörd ", count: 1000))\n")
        try await site.built(baseURL: "https://fixture.test/sub")
        let data = Data(try site.page("search.json").utf8)
        let pages = try #require(try JSONSerialization.jsonObject(with: data) as? [[Any]])
        #expect(
            pages.compactMap { $0.first as? String } == [
                "/sub/", "/sub/about/", "/sub/docs/", "/sub/docs/start/", "/sub/docs/deep/", "/sub/docs/deep/bottom/",
                "/sub/product/", "/sub/long/",
            ])
        #expect(pages.allSatisfy { $0.count == 5 })
        let start = pages[3]
        #expect(start[1] as? String == "Start")
        #expect(
            start[3] as? [String] == ["first-step", "First step", "a-detail", "A detail", "second-step", "Second step"])
        #expect((start[4] as? String)?.contains("Sides up to 1536\u{A0}px. Go deeper") == true)
        let product = pages[6]
        #expect(
            (product[3] as? [String])?.prefix(4) == [
                "capabilities", "Capabilities", "text-in-pictures", "Text in pictures",
            ])
        #expect((product[4] as? String)?.contains("What does it cost? See pricing.") == true)
        let long = try #require(pages[7][4] as? String)
        #expect((1_900...2_000).contains(long.utf8.count) && long.hasSuffix("wörd"))
    }

    @Test("the more pages, the smaller each one's share of the search, and in the end none")
    func searchShare() {
        #expect(SearchIndex.limit(pages: 0) == 2_000)
        #expect(SearchIndex.limit(pages: 300) == 2_000)
        #expect(SearchIndex.limit(pages: 1_000) == 600)
        #expect(SearchIndex.limit(pages: 6_000) == 100)
        #expect(SearchIndex.limit(pages: 6_001) == nil)
        var entry = SearchEntry(limit: nil)
        entry.add(anchor: "a", "A")
        entry.add(HTML("text"))
        let page = SourcePage(
            path: RelativePath("content/a.md") ?? .root, text: SourceText(path: .root, bytes: []), body: 0..<0,
            matter: FrontMatter())
        let json = entry.json(
            SitePage(source: page, permalink: Permalink(path: "a/"), url: "/a/", title: "T"), description: nil)
        #expect(String(decoding: json, as: UTF8.self) == #"["/a/","T","",[],""]"#)
    }
}
