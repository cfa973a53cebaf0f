import Testing

@testable import SiteKit

@Suite("A pending fact shows its fallback wherever it stands")
struct PendingFactTests {
    @Test("text, headings, titles, descriptions, alt texts, structured data, navigation, templates")
    func everywhere() async throws {
        let site = try SiteFixture.make()
        try site.write(
            "content/pend.md",
            """
            ---
            title: "Title :fact[image-price]"
            description: "Description :fact[image-price]"
            ---

            ## Heading :fact[image-price]

            Text :fact[image-price], **bold :fact[image-price]**, ![Alt :fact[image-price]](showcase:lake).

            | Cell |
            |---|
            | :fact[image-price] |

            """)
        try site.replace("site.yml", "made of :fact[model].", "made of :fact[model]. Site :fact[image-price].")
        try site.replace("site.yml", "{title: About, link", "{title: \"Nav :fact[image-price]\", link")
        try site.replace("templates/footer.mustache", "<footer>", "<footer title=\"Attribute {{fact.image-price}}\">")
        try site.write(
            "content/product/faq.md",
            "---\nkind: faq\ntitle: Q\n---\n\n## Is it :fact[image-price]?\n\nIt is :fact[image-price].\n")
        try site.replace("content/product/index.md", "Pictures up to", "Social :fact[image-price] up to")
        try await site.built()
        let span = #"<span data-fact="image-price" data-status="pending">See pricing</span>"#
        let page = try site.page("pend/index.html")
        for expected in [
            "<title>Title See pricing · Fixture</title>", #"content="Description See pricing""#, "Heading \(span)",
            "Text \(span)",
            "bold \(span)", #"alt="Alt See pricing""#, "Attribute See pricing\"", "Nav See pricing",
            "Site See pricing.",
        ] {
            #expect(page.contains(expected), "\(expected)")
        }
        let product = try site.page("product/index.html")
        #expect(product.contains(#""name":"Is it See pricing?""#))
        #expect(product.contains(#""text":"It is See pricing.""#))
        #expect(product.contains(#""description":"Social See pricing up to"#))
        #expect(product.contains(#"content="Social See pricing up to"#))
        for name in try site.place.files("out") where name.hasSuffix(".html") {
            #expect(try !site.page(name).contains(":fact"), "\(name)")
        }
    }

    @Test("a sample with a pending fact is refused")
    func sample() async throws {
        let site = try SiteFixture.make()
        try site.replace("content/samples.yml", "prompt: \"A lake\"", "prompt: \":fact[image-price]\"")
        let found = try await site.faults().map(\.spot)
        #expect(found == ["SG0403 content/samples.yml:6:48"], "\(found)")
    }

    @Test("a pending fact with a value is refused, so no value can be shown by any route")
    func value() async throws {
        let site = try SiteFixture.make()
        try site.replace(
            "content/facts.yml", "image-price: {kind: money,", "image-price: {kind: money, value: 0.04, unit: USD,")
        #expect(try await site.faults().map { $0.code.id } == ["SG0404"])
    }
}
