import Testing

@testable import SiteKit

@Suite("JSON with places")
struct JSONDocumentTests {
    private func parse(_ json: String) -> (YAMLNode?, [Diagnostic]) {
        JSONDocument.parse(SourceText(path: RelativePath.root.appending("x.json"), bytes: Array(json.utf8)))
    }

    private func text(_ json: String) -> String? {
        if case .scalar(let text, _) = parse(json).0?.value { text } else { nil }
    }

    @Test("values are read as written, strings with their escapes undone")
    func values() {
        #expect(text("\"a\\n\\u00e9\\ud83d\\ude00\\/\"") == "a\né😀/")
        #expect(text(" -0.10e+5 ") == "-0.10e+5")
        #expect(text("true") == "true")
        if case .null = parse("null").0?.value {} else { Issue.record("null") }
        if case .list(let items) = parse("[1,[],{}]").0?.value {
            #expect(items.count == 3)
        } else {
            Issue.record("list")
        }
    }

    @Test(
        "what isn't JSON is told where it stops",
        arguments: [
            ("", 1, 1), ("{\"a\" 1}", 1, 6), ("[1,]", 1, 4), ("{\n  \"a\": 1,\n  b: 2\n}", 3, 3), ("[1] 2", 1, 5),
            ("\"abc", 1, 5), ("\"a\nb\"", 1, 3), ("01", 1, 1), ("1.", 1, 1), ("nul", 1, 1), ("\"\\x\"", 1, 2),
            ("\"\\ud800\"", 1, 2), ("{\"a\":1,\"a\":2}", 1, 8), ("[1", 1, 3),
        ])
    func faults(json: String, line: Int, column: Int) {
        let (node, faults) = parse(json)
        #expect(node == nil)
        #expect(faults.map(\.code.id) == ["SG0904"])
        #expect(faults.first?.location?.line == line)
        #expect(faults.first?.location?.column == column)
    }

    @Test("nesting without end is refused")
    func deep() {
        let (node, faults) = parse(String(repeating: "[", count: 100_000))
        #expect(node == nil)
        #expect(faults.first?.message == "JSON: it nests deeper than 32")
    }
}
