import Testing

@testable import SiteKit

@Suite("What a fact of each kind may say")
struct FactKindTests {
    private static let sound = "status: verified, source: s, verified: 2026-11-20"

    private func load(_ body: String) -> (Fact?, [String]) {
        let (registry, faults) = FactRegistry.load(SourceText("content/facts.yml", "f: {\(body)}\n"))
        return (registry["f"], faults.map(\.summary))
    }

    @Test(
        "an amount is shown with the sign that everybody knows, or with its code",
        arguments: [
            ("0.04, unit: USD", "$0.04"), ("4, unit: USD", "$4"), ("0.5, unit: USD", "$0.50"),
            ("0.004, unit: USD", "$0.004"),
            ("0.04, unit: EUR", "€0.04"), ("3.5, unit: GBP", "£3.50"), ("500, unit: JPY", "¥500"),
            ("0.5, unit: CHF", "0.50\u{A0}CHF"), ("500, unit: KRW", "500\u{A0}KRW"), ("12, unit: CAD", "12\u{A0}CAD"),
            ("0.04, unit: USD, per: image", "$0.04\u{A0}/\u{A0}image"),
            ("20, unit: SEK, per: 1000 images", "20\u{A0}SEK\u{A0}/\u{A0}1000 images"),
        ])
    func money(value: String, shown: String) throws {
        let (fact, faults) = load("kind: money, value: \(value), \(Self.sound)")
        #expect(faults == [])
        #expect(fact?.text == shown)
        let number = String(value.prefix { $0 != "," })
        #expect(fact?.html.string == "<data value=\"\(number)\" data-fact=\"f\">\(shown)</data>")
    }

    @Test(
        "what contradicts a kind is an error at its place",
        arguments: [
            (
                "kind: money, value: 0.04",
                "SG0106 content/facts.yml:1:1+1 the fact 'f' is money and needs a value for 'unit'"
            ),
            ("kind: money, value: 0.04, unit: $", "SG0401 content/facts.yml:1:37+1 '$' is not the code of a currency"),
            (
                "kind: money, value: 0.04, unit: usd",
                "SG0401 content/facts.yml:1:37+3 'usd' is not the code of a currency"
            ),
            (
                "kind: money, value: 0.04, unit: px",
                "SG0401 content/facts.yml:1:37+2 'px' is not the code of a currency"
            ),
            (
                "kind: money, value: -1, unit: USD",
                "SG0401 content/facts.yml:1:25+2 the fact 'f' is of kind money, so its value must be an amount such as 0.04, its currency apart"
            ),
            (
                "kind: money, value: $4, unit: USD",
                "SG0401 content/facts.yml:1:25+2 the fact 'f' is of kind money, so its value must be an amount such as 0.04, its currency apart"
            ),
            (
                "kind: money, value: '007', unit: USD",
                "SG0401 content/facts.yml:1:26+3 the fact 'f' is of kind money, so its value must be an amount such as 0.04, its currency apart"
            ),
            (
                "kind: quantity, value: --5",
                "SG0401 content/facts.yml:1:28+3 the fact 'f' is of kind quantity, so its value must be a number such as 1536 or 0.5, its unit apart"
            ),
            (
                "kind: money, value: 4, unit: USD, per: '$5'",
                "SG0405 content/facts.yml:1:45+2 'per' states an amount of money"
            ),
            (
                "kind: quantity, value: 16, per: image",
                "SG0401 content/facts.yml:1:37+5 'per' is for money only, and 'f' is of kind quantity"
            ),
            (
                "kind: date, value: 2026-11-20, unit: px",
                "SG0401 content/facts.yml:1:42+2 a fact of kind date has no unit"
            ),
            ("kind: model, value: x-2, unit: px", "SG0401 content/facts.yml:1:36+2 a fact of kind model has no unit"),
            (
                "kind: url, value: 'https://a.b', unit: px",
                "SG0401 content/facts.yml:1:44+2 a fact of kind url has no unit"
            ),
            (
                "kind: date, value: tomorrow",
                "SG0401 content/facts.yml:1:24+8 the fact 'f' is of kind date, so its value must be a day such as 2026-11-20"
            ),
            (
                #"kind: model, value: "a\nb""#,
                "SG0401 content/facts.yml:1:26+1 the fact 'f' is of kind model, so its value must be on one line"
            ),
        ])
    func contradictions(body: String, expected: String) {
        let (fact, faults) = load("\(body), \(Self.sound)")
        #expect(faults.contains(expected), "\(faults)")
        #expect(fact == nil)
    }

    @Test(
        "the currency that was probably meant is named",
        arguments: [
            ("usd", "USD"), ("$", "USD"), ("Dollars", "USD"), ("cents", "USD"), ("€", "EUR"), ("Euro", "EUR"),
            ("UDS", "USD"),
            ("sek", "SEK"), ("yen", "JPY"), ("pounds", "GBP"),
        ])
    func suggestion(written: String, meant: String) {
        let text = SourceText("content/facts.yml", "f: {kind: money, value: 4, unit: '\(written)', \(Self.sound)}")
        #expect(FactRegistry.load(text).1.compactMap(\.help).contains("did you mean '\(meant)'?"))
    }

    @Test(
        "a fact that isn't money states none, whatever it calls itself",
        arguments: [
            ("kind: text, value: $0.04", 24), ("value: about 4 cents", 12), ("value: USD 4", 12),
            ("value: four dollars", 12),
            ("kind: model, value: gpt for $5", 25), ("kind: quantity, value: 4, unit: cents", 37),
            ("kind: quantity, value: 4, unit: USD", 37), ("kind: quantity, value: 4, unit: $ / image", 37),
            ("value: 0.04, unit: EUR", 24),
        ])
    func hiddenMoney(body: String, column: Int) {
        let (fact, faults) = load("\(body), \(Self.sound)")
        #expect(faults.map { String($0.prefix(6)) } == ["SG0405"], "\(faults)")
        #expect(faults.first?.contains("facts.yml:1:\(column)+") == true, "\(faults)")
        #expect(fact == nil)
    }

    @Test(
        "a fallback states no money, and for money and quantities no number in words either",
        arguments: [
            ("kind: text", "from $0.04", "SG0405"), ("kind: model", "USD 4", "SG0405"),
            ("kind: date", "in 4 cents", "SG0405"),
            ("kind: url", "four dollars a month", "SG0405"), ("kind: quantity", "four models", "SG0404"),
            ("kind: money", "four cents", "SG0404"), ("kind: money", "Twenty-five", "SG0404"),
            ("kind: money", "$x of 5", "SG0404"),
            ("kind: money", "half a cent", "SG0405"), ("kind: quantity", "one dollar", "SG0405"),
            ("kind: money, unit: cents", "See pricing", "SG0401"), ("kind: quantity, unit: cents", "Later", "SG0405"),
        ])
    func fallback(kind: String, text: String, code: String) {
        let (fact, faults) = load("\(kind), status: pending, fallback: '\(text)'")
        #expect(faults.map { String($0.prefix(6)) } == [code], "\(faults)")
        #expect(fact == nil)
    }

    @Test(
        "words that only remind of money or numbers are let through",
        arguments: [
            "kind: money, status: pending, fallback: See pricing",
            "kind: money, status: pending, fallback: No one knows yet",
            "kind: quantity, status: pending, fallback: Often more", "kind: text, status: pending, fallback: In 2027",
            "kind: text, value: 5 pounds, status: verified, source: s, verified: 2026-11-20",
            "kind: text, value: 100 %, status: verified, source: s, verified: 2026-11-20",
            "value: 1536, unit: px, status: verified, source: s, verified: 2026-11-20",
            "kind: money, unit: EUR, status: pending, fallback: See pricing",
            "kind: money, unit: EUR, per: image, status: pending, fallback: See pricing",
        ])
    func sound(body: String) {
        let (fact, faults) = load(body)
        #expect(faults == [])
        #expect(fact != nil)
    }

    @Test(
        "folders and the name in them are never empty",
        arguments: ["/a", "a/", "a//b", "/", "a/B", "ä"])
    func names(name: String) {
        let (registry, faults) = FactRegistry.load(
            SourceText("content/facts.yml", "'\(name)': {status: pending, fallback: x}"))
        #expect(registry.names == [])
        #expect(faults.map { $0.code.id } == ["SG0401"])
    }
}
