import Testing

@testable import SiteKit

@Suite("Prose that repeats a fact")
struct FactMentionTests {
    private static let registry = FactRegistry.load(
        SourceText(
            "content/facts.yml",
            """
            side: {kind: quantity, value: 1536, unit: px, status: verified, source: s, verified: 2026-11-20}
            life: {kind: quantity, value: 30, unit: minutes, status: verified, source: s, verified: 2026-11-20}
            wait: {kind: quantity, value: 15, unit: s, status: verified, source: s, verified: 2026-11-20}
            slow: {kind: quantity, value: 2, unit: minutes, status: verified, source: s, verified: 2026-11-20}
            half: {kind: quantity, value: 1.5, unit: MB, status: verified, source: s, verified: 2026-11-20}
            chars: {kind: quantity, value: 32000, unit: characters, status: verified, source: s, verified: 2026-11-20}
            share: {kind: quantity, value: 25, unit: "%", status: verified, source: s, verified: 2026-11-20}
            bare: {kind: quantity, value: 426, status: verified, source: s, verified: 2026-11-20}
            words: {kind: text, value: 99, unit: balloons, status: verified, source: s, verified: 2026-11-20}
            later: {kind: quantity, unit: frames, status: pending, fallback: soon}
            year: {kind: quantity, value: 1990, unit: s, status: verified, source: s, verified: 2026-11-20}
            price: {kind: money, value: 0.04, unit: USD, per: image, status: verified, source: s, verified: 2026-11-20}
            fee: {kind: money, value: 20, unit: CHF, status: verified, source: s, verified: 2026-11-20}
            """)
    ).0
    private static let mention = FactMention(registry)

    private func found(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return Self.mention.matches(in: bytes, range: bytes.indices).map {
            "\($0.fact): \(String(decoding: bytes[$0.range], as: UTF8.self))"
        }
    }

    @Test(
        "a number with its unit is found however it is written",
        arguments: [
            ("up to 1536 px wide", "side: 1536 px"), ("1536px", "side: 1536px"), ("1536\u{A0}px", "side: 1536\u{A0}px"),
            ("1,536 px", "side: 1,536 px"), ("1.536 px", "side: 1.536 px"), ("1 536 px", "side: 1 536 px"),
            ("1\u{202F}536 px", "side: 1\u{202F}536 px"), ("1536-px", "side: 1536-px"),
            ("1536 pixels", "side: 1536 pixels"),
            ("1536 PX.", "side: 1536 PX"), ("1024–1536 px", "side: 1536 px"), ("1024 x 1536 px", "side: 1536 px"),
            ("a 30-minute task", "life: 30-minute"), ("30 minutes", "life: 30 minutes"), ("30 min", "life: 30 min"),
            ("30\nminutes", "life: 30\nminutes"), ("15 s", "wait: 15 s"), ("15s", "wait: 15s"),
            ("15 seconds", "wait: 15 seconds"),
            ("1.5 MB", "half: 1.5 MB"), ("1,5 MB", "half: 1,5 MB"), ("1.50 MB", "half: 1.50 MB"),
            ("32,000 characters", "chars: 32,000 characters"), ("a 32000-character prompt", "chars: 32000-character"),
            ("25 %", "share: 25 %"), ("25%", "share: 25%"), ("25 percent", "share: 25 percent"),
            ("$0.04 per image", "price: $0.04"), ("USD 0.04", "price: USD 0.04"),
            ("0,04 dollars", "price: 0,04 dollars"),
            ("4 cents", "price: 4 cents"), ("4¢", "price: 4¢"), ("$.04", "price: $.04"), ("$0.040", "price: $0.040"),
            ("20 CHF", "fee: 20 CHF"), ("CHF 20.00", "fee: CHF 20.00"), ("20 Swiss francs", "fee: 20 Swiss francs"),
        ])
    func hits(text: String, expected: String) {
        #expect(found(text) == [expected])
    }

    @Test(
        "what may mean something else is left alone",
        arguments: [
            "1536", "1536.5 px", "21536 px", "v1536 px", "1536 pxx", "1536x1024", "1536 x 1024", "0.1536 px",
            "1536 px/s",
            "2 minutes", "two minutes", "30", "30 seconds", "30 minutes_", "minutes 30", "30\n\nminutes", "15 S",
            "1990s",
            "the 1990s", "426", "426 times", "99 balloons", "3.1.5 MB", "15 MB", "€0.04", "$0.4", "$4", "4 dollars",
            "0.04", "$0.04 million", "4 pence", "£0.04", "20 francs_", "$20", "20 EUR", "2.5 %", "", "px",
            "320000 characters",
        ])
    func misses(text: String) {
        #expect(found(text) == [])
    }

    @Test("several are found in order, and only in the range")
    func several() {
        #expect(found("$0.04 for 1536 px in 15 s") == ["price: $0.04", "side: 1536 px", "wait: 15 s"])
        let bytes = Array("1536 px, 1536 px".utf8)
        #expect(Self.mention.matches(in: bytes, range: 2..<16).map(\.range) == [9..<16])
        #expect(Self.mention.matches(in: bytes, range: 0..<6) == [])
    }

    @Test("a site without such facts has nothing to look for")
    func empty() {
        #expect(FactMention(FactRegistry()).isEmpty)
        #expect(FactMention(FactRegistry()).matches(in: Array("1536 px".utf8), range: 0..<7) == [])
    }

    @Test("any bytes at all are read without a crash")
    func anyBytes() {
        var random = FixedRandom(seed: 5)
        let parts: [[UInt8]] = [
            Array("$".utf8), Array("1536".utf8), Array("px".utf8), Array("0.04".utf8), Array(" ".utf8),
            Array("cents".utf8),
            Array("%".utf8), [0xC2], [0xE2, 0x80], [0xEF, 0xBC], [0xEF], [0x80], Array("99999999999999999999".utf8),
            [0x0A],
            Array("-".utf8), Array(".".utf8), Array(",".utf8), Array("'".utf8),
        ]
        for _ in 0..<3_000 {
            let bytes = (0..<10).flatMap { _ in parts[Int.random(in: parts.indices, using: &random)] }
            for match in Self.mention.matches(in: bytes, range: bytes.indices) {
                #expect(match.range.lowerBound >= 0 && match.range.upperBound <= bytes.count)
            }
        }
    }
}
