import Testing

@testable import SiteKit

@Suite("Offers in structured data")
struct OfferTests {
    private static let verified = "status: verified, source: s, verified: 2026-11-20"

    private func site(_ offer: String, price: String? = nil) throws -> SiteFixture {
        let site = try SiteFixture.make()
        if let price {
            let facts = try site.place.text("site/content/facts.yml").split(separator: "\n")
                .filter { !$0.hasPrefix("image-price") }.joined(separator: "\n")
            try site.write("content/facts.yml", facts + "\nimage-price: {\(price)}\n")
        }
        try site.replace("content/product/index.md", "layout: product\n", "layout: product\noffer: \(offer)\n")
        return site
    }

    private func product(_ site: SiteFixture) throws -> String {
        let page = try site.page("product/index.html")
        let start = try #require(page.firstRange(of: "application/ld+json\">"))
        return String(page[start.upperBound...].prefix { $0 != "<" })
    }

    @Test("a verified price of kind money becomes an offer")
    func verified() async throws {
        let site = try site(
            "{price: image-price}", price: "kind: money, value: 0.04, unit: USD, per: image, \(Self.verified)")
        try await site.built()
        #expect(
            try product(site).contains(
                #""offers":{"@type":"Offer","price":0.04,"priceCurrency":"USD","url":"https://fixture.test/product/"}"#)
        )
    }

    @Test(
        "the offer's address is absolute, wherever it leads",
        arguments: [
            ("https://shop.example/buy", "https://shop.example/buy"),
            ("../docs/start.md", "https://fixture.test/docs/start/"),
            ("'fact:terms'", "https://fixture.test/terms"), ("'fact:studio'", "https://fixture.test/product/"),
            ("/about/", "https://fixture.test/about/"),
        ])
    func address(url: String, expected: String) async throws {
        let site = try site(
            "{price: image-price, url: \(url)}", price: "kind: money, value: 4, unit: EUR, \(Self.verified)")
        try await site.built()
        #expect(try product(site).contains(#""price":4,"priceCurrency":"EUR","url":"\#(expected)"}"#))
    }

    @Test("a pending price makes no offer: neither the key nor a number is there")
    func pending() async throws {
        let site = try site("{price: image-price, url: 'https://shop.example/buy'}")
        try await site.built()
        let data = try product(site)
        #expect(data.contains(#""@type":"Product""#))
        for word in ["offers", "Offer", "price\"", "priceCurrency", "shop.example"] { #expect(!data.contains(word)) }
        #expect(try !site.page("product/index.html").contains("shop.example"))
    }

    @Test(
        "an offer without a usable price is an error at its place",
        arguments: [
            ("{price: image-prise}", "SG0412 content/product/index.md:5:16+11 unknown fact 'image-prise'"),
            (
                "{price: max-output}",
                "SG0403 content/product/index.md:5:16+10 the fact 'max-output' is of kind quantity, not money"
            ),
            ("{price: 0.04}", "SG0412 content/product/index.md:5:16+4 unknown fact '0.04'"),
            ("{url: 'https://a.b'}", "SG0106 content/product/index.md:5:8+1 the offer needs a value for 'price'"),
            (
                "{price: image-price, currency: USD}",
                "SG0104 content/product/index.md:5:29+8 unknown key 'currency' in the offer"
            ),
            (
                "{price: image-price, url: nowhere.md}",
                "SG0701 content/product/index.md:5:34+10 there is no page 'content/product/nowhere.md'"
            ),
        ])
    func faults(offer: String, expected: String) async throws {
        let found = try await site(offer).faults().map(\.summary)
        #expect(found.contains(expected), "\(found)")
    }

    @Test("only a product page can have an offer")
    func layout() async throws {
        let site = try SiteFixture.make()
        try site.replace("content/about.md", "updated:", "offer: {price: image-price}\nupdated:")
        #expect(try await site.faults().map(\.spot) == ["SG0104 content/about.md:5:1"])
    }
}
