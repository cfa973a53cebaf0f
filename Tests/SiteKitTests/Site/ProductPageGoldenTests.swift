import Testing
@testable import SiteKit

@Suite("The product page, whole")
struct ProductPageGoldenTests {
    @Test("a page with every kind of section is written as it was when it was last looked at")
    func golden() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        try Golden.expect(site.page("product/index.html"), "product.html")
    }

    @Test("so is a page of the documentation")
    func docs() async throws {
        let site = try SiteFixture.make()
        try await site.built()
        try Golden.expect(site.page("docs/start/index.html"), "docs-start.html")
    }
}
