import Testing
@testable import SiteKit

@Suite("The fact registry")
struct FactRegistryTests {
    private func load(_ yaml: String) -> (FactRegistry, [String]) {
        let (registry, faults) = FactRegistry.load(SourceText("content/facts.yml", yaml))
        return (registry, faults.map(\.summary))
    }

    private let verified = "status: verified, source: brief, verified: 2026-11-20"

    @Test("a verified fact shows its value with its unit, marked up with its name")
    func verifiedFact() throws {
        let (registry, faults) = load(
            "max-output: {kind: quantity, value: 1536, unit: px, \(verified), review-after: 180 days}")
        #expect(faults == [])
        let fact = try #require(registry["max-output"])
        #expect(fact.text == "1536\u{A0}px")
        #expect(fact.html.string == "<data value=\"1536\" data-fact=\"max-output\">1536\u{A0}px</data>")
        #expect(fact.kind == .quantity && fact.status == .verified)
        #expect(fact.verified?.description == "2026-11-20")
        #expect(fact.reviewAfterDays == 180)
    }

    @Test("a value is shown as it was written", arguments: ["0.10", "no", "1e3", "007", "1_000"])
    func asWritten(value: String) {
        #expect(load("f: {value: \(value), \(verified)}").0["f"]?.text == value)
    }

    @Test("a pending fact shows its fallback and never a value")
    func pendingFact() throws {
        let (registry, faults) = load(
            "image-price: {kind: money, status: pending, fallback: 'See <pricing>', unit: USD}")
        #expect(faults == [])
        let fact = try #require(registry["image-price"])
        #expect(fact.value == nil)
        #expect(fact.text == "See <pricing>")
        #expect(
            fact.html.string == "<span data-fact=\"image-price\" data-status=\"pending\">See &lt;pricing&gt;</span>")
    }

    @Test("text in a value can't become markup")
    func escaped() {
        #expect(
            load(#"f: {value: "<b>\"&", \#(verified)}"#).0["f"]?.html.string
                == #"<data value="&lt;b&gt;&quot;&amp;" data-fact="f">&lt;b&gt;&quot;&amp;</data>"#)
    }

    @Test(
        "a fact that contradicts itself is an error at its place, and is left out",
        arguments: [
            (
                "f: {kind: money, status: pending, value: 5, fallback: x}",
                "SG0404 content/facts.yml:1:42+1 the fact 'f' is pending but states a value"
            ),
            ("f: {status: pending}", "SG0402 content/facts.yml:1:1+1 the fact 'f' is pending and has no fallback"),
            (
                "f: {status: pending, fallback: ~}",
                "SG0402 content/facts.yml:1:1+1 the fact 'f' is pending and has no fallback"
            ),
            (
                "f: {status: verified, source: s, verified: 2026-11-20}",
                "SG0106 content/facts.yml:1:1+1 the verified fact 'f' needs a value for 'value'"
            ),
            (
                "f: {value: 1, status: verified, verified: 2026-11-20}",
                "SG0106 content/facts.yml:1:1+1 the verified fact 'f' needs a value for 'source'"
            ),
            (
                "f: {value: 1, status: verified, source: s}",
                "SG0106 content/facts.yml:1:1+1 the verified fact 'f' needs a value for 'verified'"
            ),
            (
                "f: {value: 1, status: verified, source: s, verified: soon}",
                "SG0105 content/facts.yml:1:54+4 'verified' must be a date such as 2026-11-20, not 'soon'"
            ),
            ("f: {value: 1}", "SG0106 content/facts.yml:1:4+1 the fact 'f' needs a value for 'status'"),
            ("f: {value: 1, status: maybe}", "SG0107 content/facts.yml:1:23+5 there is no status 'maybe'"),
            (
                "f: {kind: prize, status: pending, fallback: x}",
                "SG0107 content/facts.yml:1:11+5 there is no kind 'prize'"
            ),
            ("f: 5", "SG0105 content/facts.yml:1:4+1 the fact 'f' must be a mapping, not a single value"),
            ("f:", "SG0106 content/facts.yml:1:1+1 the fact registry needs a value for 'f'"),
            (
                "Max Output: {status: pending, fallback: x}",
                "SG0401 content/facts.yml:1:1+10 'Max Output' can't be the name of a fact"
            ),
            (
                "f: {status: pending, fallback: x, units: px}",
                "SG0104 content/facts.yml:1:35+5 unknown key 'units' in the fact 'f'"
            ),
            (
                "f: {kind: money, status: pending, fallback: about 4 cents}",
                "SG0404 content/facts.yml:1:45+13 the fallback of the fact 'f' states a number"
            ),
            (
                "f: {kind: quantity, value: lots, status: verified, source: s, verified: 2026-11-20}",
                "SG0401 content/facts.yml:1:28+4 the fact 'f' is of kind quantity, so its value must be a number such as 1536 or 0.5, its unit apart"
            ),
            (
                "f: {status: pending, fallback: ' '}",
                "SG0107 content/facts.yml:1:33+1 'fallback' is empty"
            ),
            (
                "f: {kind: url, value: 'http://a.b', status: verified, source: s, verified: 2026-11-20}",
                "SG0401 content/facts.yml:1:24+10 the fact 'f' is of kind url, so its value must be an address that begins with https://"
            ),
            (
                "f: {kind: url, value: 'javascript:alert(1)', status: verified, source: s, verified: 2026-11-20}",
                "SG0401 content/facts.yml:1:24+19 the fact 'f' is of kind url, so its value must be an address that begins with https://"
            ),
        ])
    func faults(yaml: String, expected: String) {
        let (registry, faults) = load(yaml)
        #expect(faults.contains(expected), "\(faults)")
        #expect(registry["f"] == nil)
        #expect(registry.names == [])
    }

    @Test(
        "a number of days to review after is whole and positive",
        arguments: ["180", "0 days", "-5 days", "many days", "1.5 days", "180 weeks"])
    func reviewAfter(text: String) {
        let (_, faults) = load("f: {value: 1, \(verified), review-after: \(text)}")
        #expect(faults.map { $0.prefix(6) } == ["SG0105"])
    }

    @Test("one bad fact doesn't take the others away")
    func others() {
        let (registry, faults) = load("a: {value: 1, \(verified)}\nb: 5\nc: {status: pending, fallback: x}\n")
        #expect(registry.names == ["a", "c"])
        #expect(faults.count == 1)
    }

    @Test("a fact registered twice is an error")
    func twice() {
        #expect(
            load("a: {status: pending, fallback: x}\na: {status: pending, fallback: y}\n").1.map { $0.prefix(6) } == [
                "SG0102"
            ])
    }

    @Test("no facts at all is a registry without facts")
    func none() {
        #expect(load("").0.names == [])
        #expect(load("").1 == [])
        #expect(load("- a\n").1.map { $0.prefix(6) } == ["SG0105"])
    }

    @Test("an unknown name says what was probably meant, or where to register it")
    func unknown() {
        let (registry, _) = load("max-output: {status: pending, fallback: x}")
        let place = SiteKit.SourceLocation(file: "content/a.md", line: 3, column: 4, length: 10)
        let near = registry.unknown("max-outptu", at: place)
        #expect(near.summary == "SG0412 content/a.md:3:4+10 unknown fact 'max-outptu'")
        #expect(near.label == "no such fact in content/facts.yml")
        #expect(near.help == "did you mean 'max-output'?")
        #expect(registry.unknown("zzz", at: place).help == "register it in content/facts.yml")
    }
}
