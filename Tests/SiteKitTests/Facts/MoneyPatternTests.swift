import Testing

@testable import SiteKit

@Suite("Amounts of money in text")
struct MoneyPatternTests {
    private func found(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return MoneyPattern.matches(in: bytes, range: bytes.indices).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The amount that must be found stands between brackets.
    static let hits = [
        "It costs [$0.04] per image.", "[$4]", "[$ 4]", "[$.04] each", "[$0,04]", "[$1,234.56]", "[$5k]",
        "[$1.5M] raised",
        "[$4 million]", "[$4 USD]", "[$4USD]", "[US$ 4]", "[US$4]", "[C$5] or [A$6]", "[R$ 5]", "[HK$40]", "-[$5]",
        "[$-5]",
        "[$5]-[$10]", "([$5])", "[$5]/image", "[$5].", "[$5], then", "[5 $]", "[5$] each", "[5\u{A0}$]", "[＄５]",
        "[＄０．０４] each", "[$1]",
        "[4 cents]", "[4 cent]", "[4\u{A0}cents]", "[4\u{202F}cents]", "[4\u{2009}cents]", "[4\tcents]", "[4\ncents]",
        "[4 Cents]", "[4 CENTS]", "a [5-cent] image", "[4cents]", "[0.4 cents]", "[4¢]", "[4 ¢]", "[¢4]",
        "[half a cent]",
        "[0,04 €]", "[€4]", "[€ 4]", "[4€]", "[4\u{2009}€]", "[1.234,56 €]", "[€ 1’000]", "[4,- €]", "[1 000 €]",
        "[4 euros]",
        "[5 Euro] im Monat", "[20 euro cents]",
        "[£3.50]", "[¥500]", "[￥500]", "[500円]です", "[5元]", "[₹500]", "[₩500]", "[500 ₽]", "[Rs. 500]", "[Rs 500]",
        "[USD 0.04]/image", "[USD0.04]", "[USD: 4]", "[USD\u{A0}4]", "[2 USD]", "[12k USD]", "[usd 4]", "[4 usd]",
        "[0.04 (USD)] per image", "[EUR 4]", "[4EUR]", "[40 SEK]", "[SEK 40]", "[12 CAD]", "[CAD 12.00]", "[4 TRY]",
        "[CHF 20].-", "[50 kr]", "[5 zł]", "[50 Kč]", "価格は[$4]です", "価格は[USD 4]です",
        "[1.5 million dollars]", "[four dollars]", "[twenty-five cents]", "[one hundred and five dollars]",
        "[four and a half dollars]", "a [hundred dollars]",
        "[one point five million dollars]", "a [million-dollar] deal",
        "[5 US dollars]", "[5 U.S. dollars]", "[5 Hong Kong dollars]", "[five American dollars]", "[5 Swiss francs]",
        "[5 pounds sterling]", "[fifty pence]", "[20 quid]", "[20 bucks]", "[1 yen]", "[500 won]", "[300 yuan]",
        "[15 rupees]", "[4 reais]", "[5\u{200B}cents]", "[5\u{2060}$]", "[4\u{2011}cent] image", "[3 million USD]",
        "[3 hundred dollars]", "[$5 dollars]", "from [3 USD] to [5 USD]", "[5 USD], [4 cents]", "my [two cents]",
        "4×[5 cents]", "[seventeen dollars]", "between 3 and [4 cents]",
        "Price ([USD): 0.04] per image",
        "Price ([EUR) 4]", "Price ([dollars): 4]", "Price in US [dollars: 0.04]", "Prices in [$: 4]", "Price ([$): 4]",
        "Price in [€: 4]", "[USD (0.04])", "[US$: 4]", "[EUR (4] per image)",
        "[USD = 0.04]", "[USD=4]", "[USD：4]", "[0.04 in USD]", "[4 in US dollars]", "[four in euros]", "[4 in €]",
        "[0.04 (in USD)]", "[2,026 in USD]", "[a dollar] each", "[A dollar].", "[a cent] per image", "half of [a cent]",
        "[a US dollar]", "[an American dollar]", "[a euro]", "[$ four]", "[$ twenty-five] each", "[€ four hundred]",
        "in [USD: four]", "[4 ct]", "[0,5 ct]/kWh", "[4 cts]", "[4 Ct]", "12345678901 [12 USD]",
        "é [$5]", "x: [$5]", "\"[$5]\"", "=[$5]", "[1'000 CHF]", "~[4 cents]", "[$~4]", "[€-4]",
    ]

    @Test("every usual spelling is found, from its first byte to its last", arguments: hits)
    func hit(marked: String) {
        let expected = marked.split(separator: "[").filter { $0.contains("]") }.map { String($0.prefix { $0 != "]" }) }
        #expect(!expected.isEmpty)
        let text = marked.replacing("[", with: "").replacing("]", with: "")
        #expect(found(text) == expected)
    }

    static let misses = [
        "", "$", "$$", "a $", "$HOME", "$x", "${HOME}", "$(date)", "C$", "US$", "costs $X", "$X.XX", "foo$5", "_$5",
        "$5x",
        "$1st", "$1$2", "$10$", "\\$5", "$$5", "^5$", "é$5", "$5_000", "$5abc", "5 $HOME", "5 ${x}", "5 $x", "v5$",
        "cents", "per cent", "5 per cent", "5 percent", "100 %", "100 percent", "cents without number",
        "recent 5 events",
        "5 scents", "5 centsible", "5 accents", "5 centuries", "5 centimetres", "5 cents_x", "x4 cents", "v4 cents",
        "5 pounds", "5 pounds of flour", "five pounds", "won 3", "she won 3 prizes", "3 won the prize", "image-2 won",
        "they won", "4 points", "4 yens_", "the euro", "Euro 2024", "Euro 6", "Euro zone", "dollars", "a dollar sign",
        "the dollar 5", "millions of dollars", "USD", "in USD", "USD and EUR", "the USD.", "USDA 4", "AUSD 4", "USD_4",
        "USD-denominated", "CAD 2024", "SGD 5", "COP 28", "try 3 times", "TRY 3 times", "3 try", "all 5", "5 ALL",
        "PHP 8",
        "PHP 8.2", "AMD 7900", "top 10", "mad 5", "5 sek", "5 ron", "Ron 5", "rs", "5 rs", "grs 500", "krypton 5",
        "okr 5",
        "€", "the € sign", "£ and $", "¥", "元5", "円", "1536 px", "1536x1024", "30 minutes", "2026-11-20", "gpt-image-2",
        "1.5 million images", "twenty-five images", "four", "a hundred", "5k images", "10 M", "No. 5", "#5", "5",
        "1,536",
        "the first dollar", "5\n\ncents", "5\n\n€", "| USD |", "(USD)", "images (USD)", "5 x dollars", "5 to cents",
        "five of euro", "5 rubles_", "brand 5", "5 brands", "5 randoms", "5 pesos_", "5 lirature", "pence 5", "yen 5",
        "franc 5", "at $/image", "$/1k", "$, €, £", "5 %", "¤", "one won", "cent 5",
        "a dollar amount", "a euro-based plan", "plan A\tEuro", "a cents", "5 CT scans", "ct: 5",
        "as of 2026 in USD", "in (USD)\t30 days", "in (USD)\n30", "USD (2 decimals)", "USD (see 4)", "USD ==",
        "$ two-factor", "$two", "$ a", "/foo$: 5", "$(4)", "x ($) y", "$ = 4", "5 in the USD", "in\u{A0}USD",
        "TRY: 3 times", "MAD (3)", "5 in won",
    ]

    @Test("what only looks like money is let through", arguments: misses)
    func miss(text: String) {
        #expect(found(text) == [])
    }

    @Test("only the range counts: a sign or number outside it is not there")
    func range() {
        let bytes = Array("pay $5 now 4 cents".utf8)
        #expect(MoneyPattern.matches(in: bytes, range: 0..<5) == [])
        #expect(MoneyPattern.matches(in: bytes, range: 5..<11) == [])
        #expect(MoneyPattern.matches(in: bytes, range: 4..<6) == [4..<6])
        #expect(MoneyPattern.matches(in: bytes, range: 12..<18) == [])
        #expect(MoneyPattern.matches(in: bytes, range: -5..<90) == [4..<6, 11..<18])
        #expect(MoneyPattern.matches(in: [], range: 0..<0) == [])
    }

    @Test("a number has 64 characters at most, and long lists of digits are read in one go")
    func longNumbers() {
        let list = String(repeating: "1,", count: 100_000)
        #expect(found(list + "1 USD").map(\.utf8.count) == [69])
        #expect(found("$" + list).count <= 1)
        #expect(found("USD " + list).map(\.utf8.count) == [67])
        let digits = String(repeating: "1", count: 100_000)
        #expect(found(digits + " USD" + list + "1 EUR").count == 2)
        #expect(found(String(repeating: "1,1 USD,", count: 20_000)).count == 20_000)
        #expect(found(String(repeating: "111 ", count: 50_000) + "USD").count == 1)
        let letters = String(repeating: "a", count: 100_000)
        #expect(found(letters + String(repeating: " a cent", count: 10_000)).count == 10_000)
        #expect(found(String(repeating: "$: ", count: 30_000) + letters) == [])
    }

    @Test("any bytes at all are read without a crash", arguments: [1, 2, 3, 4])
    func anyBytes(seed: UInt64) {
        var random = FixedRandom(seed: seed)
        let parts: [[UInt8]] = [
            Array("$".utf8), Array("€".utf8), Array("4".utf8), Array(",".utf8), Array(" ".utf8), Array("cents".utf8),
            Array("USD".utf8), [0xC2], [0xE2, 0x82], [0xEF, 0xBC], [0x80], [0xFF], Array("million".utf8), [0x0A],
            Array("-".utf8), Array("a".utf8), Array("half".utf8), Array("U.S.".utf8), Array("(".utf8), Array(")".utf8),
        ]
        for _ in 0..<2_000 {
            let bytes = (0..<12).flatMap { _ in parts[Int.random(in: parts.indices, using: &random)] }
            for match in MoneyPattern.matches(in: bytes, range: bytes.indices) {
                #expect(match.lowerBound >= 0 && match.upperBound <= bytes.count && !match.isEmpty)
            }
        }
    }
}
