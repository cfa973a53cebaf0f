import Foundation
import Testing
@testable import SiteKit

@Suite("Where a visitor is, and where links lead")
struct NavigationTests {
    @Test("one link of a sidebar is the current page, on an index and on a leaf")
    func current() async throws {
        let site = try SiteFixture.make()
        // As a theme would write it: a child has no mark of its own and must not take its parent's.
        try site.replace(
            "templates/layout-docs.mustache", "{{{sidebar}}}", "<aside>{{{sidebar}}}</aside>")
        try await site.built()
        for name in ["docs/index.html", "docs/start/index.html", "docs/deep/index.html", "docs/deep/bottom/index.html"]
        {
            let text = try site.page(name)
            let aside = try #require(text.firstMatch(of: /(?s)<aside>(.*?)<\/aside>/)).1
            #expect(aside.matches(of: /aria-current/).count == 1, "\(name)")
        }
    }

    @Test("in the repository's own site too, and the header marks the page itself before a folder above it")
    func ownSite() async throws {
        let place = try TemporaryFolder()
        let options = BuildOptions(root: Repository.root, output: place.path + "/out", jobs: 2)
        let report = await SiteBuild.write(options)
        try #require(report.exitCode == .clean, "\(report.diagnostics.map(\.summary))")
        let docs = try place.text("out/docs/index.html")
        #expect(docs.matches(of: /aria-current/).count == 2)
        let pricing = try place.text("out/docs/pricing/index.html")
        let header = try #require(pricing.firstMatch(of: /(?s)<header.*?<\/header>/)).0
        #expect(header.contains(#"aria-current="page">Pricing"#))
        #expect(header.matches(of: /aria-current/).count == 1)
    }

    @Test("a sidebar lists a hundred siblings at most, and every page is in one")
    func groups() async throws {
        let site = try SiteFixture.make()
        for number in 0..<250 {
            try site.write("content/docs/deep/p\(number).md", "---\ntitle: Page \(number)\n---\nText.\n")
        }
        try await site.built()
        for number in [0, 99, 100, 249] {
            let text = try site.page("docs/deep/p\(number)/index.html")
            #expect(text.contains(#"<a href="/docs/deep/p\#(number)/" aria-current="page">"#))
            #expect(text.matches(of: /<a href="\/docs\/deep\/p\d+\/"/).count <= Sidebars.groupSize + 2)
        }
    }

    @Test("facts are filled into the titles of links, and an unknown one is an error at its place")
    func titles() async throws {
        let site = try SiteFixture.make()
        try site.replace("site.yml", "title: About", #"title: "About :fact[model]""#)
        try await site.built()
        let model = try #require(try site.page("index.html").firstMatch(of: /About ([^<:]+)</)).1
        #expect(!model.isEmpty)
        try site.replace("site.yml", ":fact[model]\", link: about.md", ":fact[modle]\", link: about.md")
        #expect(try await site.faults().map(\.code.id) == ["SG0412"])
    }

    @Test("an anchor behind an address is looked for like one behind a file")
    func addressAnchors() async throws {
        let site = try SiteFixture.make()
        try site.replace("content/index.md", "The front page.", "[a](/about/#nowhere)")
        #expect(try await site.faults().map(\.code.id) == ["SG0207"])
    }

    @Test("a base URL reaches the structured data of the home page")
    func structured() async throws {
        let site = try SiteFixture.make()
        try await site.built(baseURL: "https://other.example/some/where")
        let text = try site.page("index.html")
        let script = try #require(text.firstMatch(of: /(?s)<script type="application\/ld\+json">(.*?)<\/script>/)).1
        #expect(!script.contains("fixture.test"))
        #expect(script.contains("https://other.example/some/where/"))
    }

    @Test("what static/ hides from listings is published, what tools leave there is not")
    func hidden() async throws {
        let site = try SiteFixture.make()
        try site.write("static/.well-known/security.txt", "Contact: x")
        try site.write("static/.nojekyll", "")
        try site.write("static/.DS_Store", "x")
        try await site.built()
        #expect(try site.page(".well-known/security.txt") == "Contact: x")
        #expect(try site.place.has("out/.nojekyll"))
        #expect(try !site.place.has("out/.DS_Store"))
    }

    @Test("a section made of entries needs them, and a title needs words")
    func empty() async throws {
        let site = try SiteFixture.make()
        try site.write("content/product/faq.md", "---\nkind: faq\ntitle: Questions\n---\n### Too deep\nText.\n")
        try site.replace("content/about.md", "title: ", "title: '' # ")
        let codes = try await site.faults().map(\.code.id)
        #expect(codes.contains("SG0119"))
        #expect(codes.contains("SG0107"))
    }

    @Test("a fact in a template is an error, since nothing would read it")
    func templateFact() async throws {
        let site = try SiteFixture.make()
        try site.replace("templates/sidebar.mustache", "<nav>", "<nav>:fact[model]")
        #expect(try await site.faults().map(\.spot) == ["SG0204 templates/sidebar.mustache:1:6"])
    }

    @Test("a page whose address can't be used is one fault, not one for every link to it")
    func badPermalink() async throws {
        let site = try SiteFixture.make()
        try site.write("content/about.md", "---\ntitle: About\npermalink: nowhere\n---\nText.\n")
        #expect(try await site.faults().map(\.code.id) == ["SG0116"])
    }
}
