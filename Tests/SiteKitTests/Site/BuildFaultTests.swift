import Foundation
import Testing
@testable import SiteKit

/// Every test here also proves that nothing was written: `SiteFixture.faults` looks.
@Suite("Sites at fault")
struct BuildFaultTests {
    /// The faults that one more page brings, as kind and place.
    private func spots(_ text: String, name: String = "content/x.md") async throws -> [String] {
        let site = try SiteFixture.make()
        try site.write(name, text)
        return try await site.faults().map(\.spot)
    }

    @Test(
        "a fault in a body is an error at its line and column",
        arguments: [
            ("# X\n\nA [dead link](nowhere.md).\n", "SG0701 content/x.md:3:15"),
            ("# X\n\nÜber [größe](nirgends.md)\n", "SG0701 content/x.md:3:14"),
            ("# X\r\n\r\nA [dead link](nowhere.md).\r\n", "SG0701 content/x.md:3:15"),
            ("# X\n\n> - A [dead\n>   link](nowhere.md)\n", "SG0701 content/x.md:4:11"),
            ("# X\n\nA [dead anchor](about.md#nowhere).\n", "SG0207 content/x.md:3:17"),
            ("# X\n\nA [dead anchor](#nowhere).\n", "SG0207 content/x.md:3:17"),
            ("# X\n\nA :fact[max-outptu] fact.\n", "SG0412 content/x.md:3:9"),
            ("# X\n\n[x](fact:nothing)\n", "SG0412 content/x.md:3:5"),
            ("# X\n\n[x](fact:max-output)\n", "SG0403 content/x.md:3:5"),
            ("# X\n\n![x](showcase:sea)\n", "SG0704 content/x.md:3:6"),
            ("# X\n\n![x](../assets/none.png)\n", "SG0601 content/x.md:3:6"),
            ("# X\n\n::sample{id=craete}\n", "SG0117 content/x.md:3:13"),
            ("# X\n\n:::tipp\nx\n:::\n", "SG0705 content/x.md:3:4"),
            ("# X\n\n:::tip\nx\n", "SG0202 content/x.md:3:1"),
            ("# X\n\n<script>alert(1)</script>\n", "SG0210 content/x.md:3:2"),
            ("# X\n\n[x](javascript:alert(1))\n", "SG0205 content/x.md:3:5"),
            ("# X\n\n[x](product/faq.md)\n", "SG0701 content/x.md:3:5"),
            ("# X\n\n[x](/about)\n", "SG0701 content/x.md:3:5"),
            ("# X\n\n[x](../site.yml)\n", "SG0701 content/x.md:3:5"),
            ("# X\n\n[x](../../../etc/passwd.md)\n", "SG0701 content/x.md:3:5"),
        ])
    func body(text: String, expected: String) async throws {
        let found = try await spots(text)
        #expect(found == [expected])
    }

    @Test(
        "a fault in front matter is an error at its line and column",
        arguments: [
            ("---\ntitle: About :fact[max-outptu]\n---\nText\n", "SG0412 content/x.md:2:20"),
            ("---\ntitle: x\ndescription: \"Größe :fact[max-outptu]\"\n---\nText\n", "SG0412 content/x.md:3:27"),
            ("---\ntitel: x\n---\n# X\n", "SG0104 content/x.md:2:1"),
            ("---\ntitle: x\npermalink: x\n---\nText\n", "SG0116 content/x.md:3:12"),
            ("---\ntitle: x\naliases: [/ok/, bad]\n---\nText\n", "SG0116 content/x.md:3:17"),
            ("---\ntitle: x\nText\n", "SG0110 content/x.md:1:1"),
            ("---\nlayout: page\n---\nNo title.\n", "SG0111 content/x.md:1:1"),
            (
                "---\nlayout: home\ntitle: x\nhero: {title: \":fact[nothing]\", image: lake}\n---\n",
                "SG0412 content/x.md:4:22"
            ),
            ("---\nlayout: home\ntitle: x\nhero: {title: t, image: sea}\n---\n", "SG0704 content/x.md:4:25"),
            (
                "---\nlayout: home\ntitle: x\nhero: {title: t, actions: [{title: a, link: none.md}]}\n---\n",
                "SG0701 content/x.md:4:45"
            ),
            (
                "---\nlayout: home\ntitle: x\nhero: {title: t}\nstats: [{label: a, value: \":fact[no]\"}]\n---\n",
                "SG0412 content/x.md:5:34"
            ),
        ])
    func frontMatter(text: String, expected: String) async throws {
        let found = try await spots(text)
        #expect(found == [expected])
    }

    @Test(
        "a fault in site.yml is an error at its place",
        arguments: [
            ("link: about.md", "link: abuot.md", "SG0701 site.yml:11:34"),
            ("site.css", "sight.css", "SG0601 site.yml:13:13"),
            ("showcase:lake", "showcase:sea", "SG0704 site.yml:15:15"),
            (":fact[model]", ":fact[modle]", "SG0412 site.yml:2:46"),
            ("fact:studio", "fact:studoi", "SG0412 site.yml:8:28"),
            ("docs/start.md}", "docs/start.md#none}", "SG0207 site.yml:12:38"),
        ])
    func configuration(old: String, new: String, expected: String) async throws {
        let site = try SiteFixture.make()
        try site.replace("site.yml", old, new)
        let found = try await site.faults()
        #expect(found.map(\.spot) == [expected])
    }

    @Test("a fault in a section is an error in the section's own file")
    func section() async throws {
        let site = try SiteFixture.make()
        try site.replace("content/product/capabilities.md", "It can *write*.", "It can [write](../abuot.md).")
        let found = try await site.faults()
        #expect(found.map(\.spot) == ["SG0701 content/product/capabilities.md:11:16"])
        #expect(found[0].help == "did you mean '/about.md'?")
    }

    @Test("an anchor of a section is an anchor of its page; an unknown one is found in the file that has the link")
    func sectionAnchors() async throws {
        let site = try SiteFixture.make()
        try site.write(
            "content/x.md",
            "# X\n\n[a](product/index.md#faq) [b](product/index.md#what-is-it) [c](product/index.md#whatisit)\n")
        let found = try await site.faults().map(\.spot)
        #expect(found == ["SG0207 content/x.md:3:64"])
    }

    @Test("a link to a draft is an error that says so")
    func linkToDraft() async throws {
        let site = try SiteFixture.make()
        try site.write("content/plan.md", "---\ntitle: Plan\ndraft: true\n---\n")
        try site.write("content/x.md", "# X\n\nThe [plan](plan.md).\n")
        let found = try await site.faults()
        #expect(
            found.map(\.summary) == [
                "SG0703 content/x.md:3:12+7 'content/plan.md' is a draft, so nothing may link to it"
            ])
        try await site.built(drafts: true)
    }

    @Test(
        "two pages at one address are an error about the second",
        arguments: [
            ("/about/", "SG0115 content/x.md:2:12"), ("/About/", "SG0115 content/x.md:2:12"),
            ("/", "SG0115 content/x.md:2:12"),
        ])
    func sameAddress(permalink: String, expected: String) async throws {
        let found = try await spots("---\npermalink: \(permalink)\n---\n# X\n")
        #expect(found == [expected])
    }

    @Test("a file and a folder with the same name are two pages at one address")
    func fileAndFolder() async throws {
        let found = try await spots("# Docs\n", name: "content/docs.md")
        #expect(found == ["SG0115 content/docs/index.md"])
    }

    @Test(
        "an alias over a page, or over another alias, is an error at the alias",
        arguments: [
            ("/about/", "SG0115 content/x.md:2:11"), ("/docs/start/", "SG0115 content/x.md:2:11"),
            ("/company/", "SG0115 content/x.md:2:11"),
            ("/x/", "SG0115 content/x.md:2:11"), ("/404.html", "SG0115 content/x.md:2:11"),
        ])
    func aliasOverPage(alias: String, expected: String) async throws {
        let found = try await spots("---\naliases: [\(alias)]\n---\n# X\n")
        #expect(found == [expected])
    }

    @Test(
        "a file of static/ at a page's address, or at one of ours, is an error",
        arguments: [
            "about/index.html", "index.html", "sitemap.xml", "robots.txt", "build-manifest.json", "404.html",
            "ABOUT/index.html",
        ])
    func staticCollision(name: String) async throws {
        let site = try SiteFixture.make()
        try site.write("static/\(name)", "mine")
        let found = try await site.faults().map(\.spot)
        #expect(found == ["SG0807 static/\(name)"])
    }

    @Test(
        "a file of static/ where others need a folder is an error, not a failure while writing",
        arguments: ["about", "docs", "assets", "showcase"])
    func staticInTheWay(name: String) async throws {
        let site = try SiteFixture.make()
        try site.write("static/\(name)", "mine")
        let found = try await site.faults().map(\.spot)
        #expect(found == ["SG0807 static/\(name)"])
    }

    @Test("three mistakes in three files are three diagnostics of one run, in the order of the files")
    func three() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        let before = try site.place.identities("out")
        try site.write("content/a.md", "# A\n\n[x](nowhere.md)\n")
        try site.write("content/z.md", "# Z\n\n:fact[max-outptu]\n")
        try site.replace("templates/layout-page.mustache", "{{{page.content}}}", "{{{page.contnet}}}")
        let report = await site.build()
        #expect(report.exitCode == .content)
        #expect(
            report.diagnostics.map(\.spot) == [
                "SG0701 content/a.md:3:5", "SG0412 content/z.md:3:7", "SG0501 templates/layout-page.mustache:6:9",
            ])
        #expect(try site.place.identities("out") == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: site.place.path).sorted() == ["out", "site"])
    }

    @Test("the faults are the same with any number of jobs", arguments: [1, 8])
    func jobs(number: Int) async throws {
        let site = try SiteFixture.make()
        for index in 0..<30 { try site.write("content/p\(index).md", "# P\n\n[x](none.md) :fact[none]\n") }
        let one = await site.build(output: "a", jobs: 3).diagnostics
        #expect(await site.build(output: "b", jobs: number).diagnostics == one)
        #expect(one.count == 60)
    }

    @Test("a warning alone lets the build go on")
    func warning() async throws {
        let site = try SiteFixture.make()
        try site.write("content/product/unused.md", "---\nkind: cards\ntitle: U\n---\n")
        let report = await site.build()
        #expect(report.exitCode == .clean)
        #expect(report.diagnostics.map(\.spot) == ["SG0114 content/product/unused.md"])
        #expect(try site.place.has("out/index.html"))
    }

    @Test("without a site.yml, or with one that is at fault, the configuration is wrong: exit 2")
    func usage() async throws {
        let site = try SiteFixture.make()
        try site.replace("site.yml", "base_url", "base_ulr")
        let found = try await site.faults(exit: .usage).map(\.code.id)
        #expect(found == ["SG0104"])
        try site.remove("site.yml")
        let without = try await site.faults(exit: .usage).map(\.code.id)
        #expect(without == ["SG0108"])
    }

    @Test("a base URL that is none is wrong usage", arguments: ["fixture.test", "https://", "ftp://fixture.test"])
    func baseURL(text: String) async throws {
        let site = try SiteFixture.make()
        let report = await site.build(baseURL: text)
        #expect(report.exitCode == .usage)
        #expect(report.diagnostics.map(\.code.id) == ["SG0107"])
        #expect(try !site.place.has("out"))
    }
}
