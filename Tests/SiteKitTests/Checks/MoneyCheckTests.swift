import Testing
@testable import SiteKit

@Suite("Prices that are not facts")
struct MoneyCheckTests {
    private let facts: FactRegistry

    init() {
        let yaml = """
            price: {kind: money, status: pending, fallback: See pricing}
            setup: {kind: money, value: 25, unit: USD, status: verified, source: made up, verified: 2026-11-20}
            """
        facts = FactRegistry.load(SourceText("content/facts.yml", yaml)).0
    }

    private func found(_ html: String, _ level: PriceGuard = .guarded) -> [String] {
        let page = BuiltPageReader.read(Array(html.utf8), isStrict: level == .guarded)
        return MoneyCheck(facts).finds(in: page, level).map { String(decoding: $0.quote.match, as: UTF8.self) }
    }

    /// A table of a row of headings and one of cells.
    private static func row(_ head: String, _ cells: String) -> String {
        func row(_ text: String, _ tag: String) -> String {
            text.split(separator: "|", omittingEmptySubsequences: false).map { "<\(tag)>\($0)</\(tag)>" }.joined()
        }
        return "<table><tr>\(row(head, "th"))</tr><tr>\(row(cells, "td"))</tr></table>"
    }

    @Test("a table of thousands of prices is read in one go")
    func longTable() {
        let row = "<tr><td>big</td><td>0.04</td><td>$4</td><td><data data-fact=setup>25</data></td></tr>"
        let rows = String(repeating: row, count: 1_000)
        #expect(found("<table><tr><th>Size<th>USD<th>EUR<th>GBP</tr>\(rows)</table>").count == 1000)
    }

    @Test(
        "an amount is found however the page cuts it up",
        arguments: [
            ("<p>It costs $0.04.</p>", "$0.04"), ("<p>$<strong>0.04</strong> each</p>", "$0.04"),
            ("<p><em>4</em> <em>cents</em></p>", "4 cents"), ("<p>4\ncents</p>", "4 cents"),
            ("<td>$</td><td>0.04</td>", "$\t0.04"),
            ("<td>0.04</td><td>USD</td>", "0.04\tUSD"), ("<p>&#36;0.04</p>", "$0.04"), ("<p>&dollar;4</p>", "$4"),
            ("<p>$\u{200B}0.04</p>", "$0.04"), ("<p>0,04&nbsp;€</p>", "0,04\u{A0}€"), ("<code>$0.04</code>", "$0.04"),
            ("<code>$4</code>", "$4"), ("<p>$<!-- x -->0.04</p>", "$0.04"),
            ("<p>**$**0.04</p>", "$0.04"), ("<p>US$<wbr>4</p>", "US$4"),
            ("<title>From $4</title>", "$4"), ("<img alt=\"$4\" src=\"a\" width=\"1\" height=\"1\">", "$4"),
            ("<meta name=\"description\" content=\"only $4\">", "$4"), ("<!-- $4 -->", "$4"),
            ("<meta property=\"og:description\" content=\"only $4\">", "$4"),
            ("<a href=\"#x\" title=\"$4\">x</a>", "$4"),
            ("<script type=\"application/ld+json\">{\"text\":\"\\u00244\"}</script>", "$4"),
            ("<table><tr><th>Size</th><th>Price (USD)</th></tr><tr><td>big</td><td>0.04</td></tr></table>", "0.04"),
            ("<table><tr><td>Price in cents</td><td>4</td></tr></table>", "4"),
            ("<p><strong>Price (USD):</strong> 0.04 per image</p>", "USD): 0.04"),
            ("<p>**Price (USD):** 4</p>", "USD): 4"),
            ("<p>A cent each</p>", "A cent"),
            (Self.row("Size|US dollars", "big|from 0.04"), "from 0.04"),
            (Self.row("Size|Image (EUR)", "big|0.04–0.08"), "0.04–0.08"),
            (Self.row("Size|USD/image", "big|0.04*"), "0.04"),
            (Self.row("Size|Monthly, in EUR", "big|4 per month"), "4 per month"),
            (Self.row("Currency|Price", "Euro|20"), "20"), (Self.row("|", "Euro|20"), "20"),
            (Self.row("Plan|Basic", "Price in US dollars|20"), "20"),
            ("<table><tr><th>Price in dollars</th><td>20</td></tr></table>", "20"),
            ("<p>Prices in USD:</p>" + Self.row("Size|Price", "big|0.04"), "0.04"),
            ("<p>All prices are in US dollars.</p>" + Self.row("Size|Cost", "big|0.04"), "0.04"),
            ("<p>Rates in EUR</p>" + Self.row("Plan|Basic", "Rate per image|0.04"), "0.04"),
        ])
    func stopped(html: String, expected: String) {
        #expect(found(html) == [expected])
    }

    @Test(
        "facts, and what is no money, are left alone",
        arguments: [
            "<p><data value=\"25\" data-fact=\"setup\">$25</data></p>",
            "<meta name=\"description\" content=\"Setup: $25\">",
            "<p>1024x1024, 30 minutes, 50%</p>", "<pre>echo $1 $2 $12</pre>",
            "<p>Run <code>awk '{print $1}'</code></p>", "<p>$HOME</p>",
            "<table><tr><th>Size</th></tr><tr><td>4</td></tr></table>", "<p>Item 4</p><p>USD is the currency</p>",
            Self.row("Currency|EUR countries|Days", "Euro|20|30"), Self.row("Text|USD", "a|words 1"),
            Self.row("Text|USD", "a|30 days"),
            Self.row("Size|USD", "1024x1024|a1"), Self.row("Size|Price", "big|4"),
            "<p>Prices in USD:</p>" + Self.row("Size|Days", "b|4"),
            "<p>Prices in USD:</p><p>x</p>" + Self.row("Size|Price", "b|4"),
            "<p>Prices in USD:</p>" + Self.row("Plan|Rate limit", "b|4"),
            "<p>About USD</p>" + Self.row("Size|Price", "b|4"),
            "<table><tr><th>USD</th></tr><tr><td><data data-fact=\"setup\">25</data></td></tr></table>",
        ])
    func free(html: String) {
        #expect(found(html) == [])
    }

    @Test(
        "a price for machines must be that of a verified fact, on any page",
        arguments: [
            "<meta property=\"product:price:amount\" content=\"0.04\">", "<meta itemprop=\"price\" content=\"0.04\">",
            "<script type=\"application/ld+json\">{\"price\": 0.04}</script>",
            "<script type=\"application/ld+json\">{\"lowPrice\":\"0.04\"}</script>",
        ])
    func machines(html: String) {
        #expect(found(html, .none) == ["0.04"])
        #expect(found(html.replacing("0.04", with: "25"), .none) == [])
    }

    @Test("where nothing is guarded, amounts count while a price is pending, and only those with a number")
    func watched() {
        #expect(found("<p>It costs $4</p>", .watched) == ["$4"])
        #expect(found("<p>a billion-dollar mistake</p>", .watched) == [])
        #expect(found("<code>$4</code>", .watched) == [])
        #expect(found("<p>It costs $4</p>", .none) == [])
        #expect(MoneyCheck(facts).hasPending)
    }
}
