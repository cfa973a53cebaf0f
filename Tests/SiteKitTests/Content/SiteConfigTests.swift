import Testing
@testable import SiteKit

@Suite("site.yml")
struct SiteConfigTests {
    private static let least = "title: T\ndescription: D\nbase_url: https://example.org\nstylesheet: site.css\n"

    private func load(_ yaml: String) -> (SiteConfig?, [String]) {
        let (config, faults) = SiteConfig.load(SourceText("site.yml", yaml))
        return (config, faults.map(\.summary))
    }

    @Test("the least that must be there, and what the rest is then")
    func least() throws {
        let (config, faults) = load(Self.least)
        #expect(faults == [])
        let found = try #require(config)
        #expect(found.organization == "T")
        #expect(found.language == "en")
        #expect(found.navigation.isEmpty && found.footer.isEmpty && found.callToAction == nil)
        #expect(found.script == nil && found.socialImage == nil)
        #expect(found.baseURL.origin == "https://example.org")
    }

    @Test("everything that may be there")
    func whole() throws {
        let (config, faults) = load(
            Self.least + """
                language: de
                organization: O
                navigation: [{title: A, link: a.md}, {title: B, link: "fact:b"}]
                footer: [{title: G, links: [{title: C, link: "https://c.example"}]}]
                call_to_action: {title: Go, link: a.md}
                script: site.js
                social_image: showcase:alpine-lake
                """)
        #expect(faults == [])
        let found = try #require(config)
        #expect(found.navigation.map(\.link.text) == ["a.md", "fact:b"])
        #expect(found.footer.map(\.title.text) == ["G"])
        #expect(found.footer[0].links.map(\.title.text) == ["C"])
        #expect(found.callToAction?.title.text == "Go")
        #expect(found.script?.text == "site.js")
        #expect(found.socialImage?.location.line == 11)
    }

    @Test("each key that must be there is missed", arguments: ["title", "description", "base_url", "stylesheet"])
    func missing(key: String) {
        let yaml = Self.least.split(separator: "\n").filter { !$0.hasPrefix(key) }.joined(separator: "\n")
        let (config, faults) = load(yaml)
        #expect(config == nil)
        let first = yaml.prefix { $0 != ":" }.count
        #expect(faults == ["SG0106 site.yml:1:1+\(first) site.yml needs a value for '\(key)'"])
    }

    @Test(
        "a fault is shown at its place",
        arguments: [
            ("base_ulr: x", "SG0104 site.yml:5:1+8 unknown key 'base_ulr' in site.yml"),
            ("navigation: a.md", "SG0105 site.yml:5:13+4 'navigation' must be a list, not 'a.md'"),
            ("navigation: [{title: A}]", "SG0106 site.yml:5:14+1 a link needs a value for 'link'"),
            ("navigation: [a.md]", "SG0105 site.yml:5:14+4 a link must be a mapping, not a single value"),
            ("navigation: [{title: A, link: b.md, icon: c}]", "SG0104 site.yml:5:37+4 unknown key 'icon' in a link"),
            ("footer: [{links: []}]", "SG0106 site.yml:5:10+1 a footer group needs a value for 'title'"),
            ("footer: [{title: G, links: [{link: x}]}]", "SG0106 site.yml:5:29+1 a link needs a value for 'title'"),
            ("call_to_action: {title: A}", "SG0106 site.yml:5:17+1 a link needs a value for 'link'"),
        ])
    func faults(line: String, expected: String) {
        #expect(load(Self.least + line + "\n").1.contains(expected), "\(load(Self.least + line + "\n").1)")
    }

    @Test("a base URL that is none is an error at its place")
    func baseURL() {
        let (config, faults) = load(Self.least.replacing("https://example.org", with: "example.org"))
        #expect(config == nil)
        #expect(faults == ["SG0107 site.yml:3:11+11 'example.org' can't be a base URL"])
    }

    @Test("an empty file misses everything, a broken one is one fault")
    func broken() {
        #expect(load("").1.count == 4)
        #expect(load("title: [\n").1.map { $0.prefix(6) } == ["SG0101"])
    }
}
