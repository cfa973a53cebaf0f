import Testing
@testable import SiteKit

@Suite("Reading YAML")
struct YAMLDocumentTests {
    private func faults(_ yaml: String) -> [String] {
        YAMLDocument.parse(SourceText("a.yml", yaml)).1.map(\.summary)
    }

    /// The document as text: scalars as they are kept, plain ones without quotes.
    private func shape(_ node: YAMLNode) -> String {
        switch node.value {
        case .null: "null"
        case .scalar(let text, let isPlain): isPlain ? text : "'\(text)'"
        case .list(let items): "[" + items.map(shape).joined(separator: ", ") + "]"
        case .map(let entries): "{" + entries.map { "\($0.key): \(shape($0.value))" }.joined(separator: ", ") + "}"
        }
    }

    private func shape(of yaml: String) throws -> String {
        let (node, faults) = YAMLDocument.parse(SourceText("a.yml", yaml))
        #expect(faults.isEmpty)
        return shape(try #require(node))
    }

    @Test(
        "single values are kept as they were written",
        arguments: [
            ("price: 0.10", "{price: 0.10}"), ("answer: no", "{answer: no}"), ("v: 1e3", "{v: 1e3}"),
            ("v: 0x10", "{v: 0x10}"),
            ("v: 2026-11-20", "{v: 2026-11-20}"), ("v: 12:30:00", "{v: 12:30:00}"), ("v: 'no'", "{v: 'no'}"),
            ("v: \"0.10\"", "{v: '0.10'}"), ("v: .inf", "{v: .inf}"), ("v: Yes", "{v: Yes}"),
            ("v: 1_000", "{v: 1_000}"),
        ])
    func asWritten(yaml: String, expected: String) throws {
        #expect(try shape(of: yaml) == expected)
    }

    @Test(
        "nothing, a tilde and a plain null are nothing; in quotes they are text",
        arguments: [
            ("v:", "{v: null}"), ("v: ~", "{v: null}"), ("v: null", "{v: null}"), ("v: 'null'", "{v: 'null'}"),
            ("v: ''", "{v: ''}"),
        ])
    func nothing(yaml: String, expected: String) throws {
        #expect(try shape(of: yaml) == expected)
    }

    @Test("an empty document is an empty mapping", arguments: ["", "\n\n", "# only a comment\n", "---\n"])
    func empty(yaml: String) throws {
        let text = try shape(of: yaml)
        #expect(text == "{}" || text == "null")
    }

    @Test("keys keep their order, and nested values their places")
    func places() throws {
        let text = SourceText("a.yml", "z: 1\na:\n  - größe\n  - {k: wert}\n")
        let node = try #require(YAMLDocument.parse(text).0)
        #expect(shape(node) == "{z: 1, a: [größe, {k: wert}]}")
        guard case .map(let entries) = node.value, case .list(let items) = entries[1].value.value,
            case .map(let inner) = items[1].value
        else { throw Unexpected() }
        #expect(entries[1].keyLocation == SiteKit.SourceLocation(file: "a.yml", line: 2, column: 1))
        #expect(items[0].location == SiteKit.SourceLocation(file: "a.yml", line: 3, column: 5, length: 5))
        #expect(inner[0].keyLocation == SiteKit.SourceLocation(file: "a.yml", line: 4, column: 6))
        #expect(inner[0].value.location == SiteKit.SourceLocation(file: "a.yml", line: 4, column: 9, length: 4))
    }

    private struct Unexpected: Error {}

    @Test("places count scalars after multibyte text on the same line")
    func multibytePlaces() throws {
        let node = try #require(YAMLDocument.parse(SourceText("a.yml", "{größe: 日本, b: wert}")).0)
        guard case .map(let entries) = node.value else { throw Unexpected() }
        #expect(entries.map(\.keyLocation.column) == [2, 13])
        #expect(entries.map(\.value.location.column) == [9, 16])
    }

    @Test("a part of a file is read with the file's lines")
    func partOfFile() throws {
        let text = SourceText("a.md", "---\ntitle: x\nother: [\n---\nbody")
        let fault = YAMLDocument.parse(text, range: 4..<22).1
        #expect(fault.first?.location?.line ?? 0 >= 3)
        let node = try #require(YAMLDocument.parse(text, range: 4..<13).0)
        guard case .map(let entries) = node.value else { throw Unexpected() }
        #expect(entries[0].keyLocation.line == 2)
    }

    @Test(
        "a syntax error is shown at its place",
        arguments: [
            ("a: b: c\n", "SG0101 a.yml:1:5"),
            ("a: 1\n\tb: 2\n", "SG0101 a.yml:2:1"),
            ("a: [1, 2\nb: 3\n", "SG0101 a.yml:1:4"),
            ("a: \"open\n", "SG0101 a.yml:1:4"),
            ("x: 1\ny: *nobody\n", "SG0101 a.yml:2:4"),
            ("a: 1\n- b\n", "SG0101 a.yml:2:1"),
        ])
    func syntax(yaml: String, expected: String) {
        #expect(YAMLDocument.parse(SourceText("a.yml", yaml)).1.map(\.spot) == [expected])
    }

    @Test("a colon in a text says to put it in quotes")
    func colonHelp() {
        #expect(
            YAMLDocument.parse(SourceText("a.yml", "title: Image 2: pictures")).1[0].help?.contains("quotes") == true)
    }

    @Test("a key given twice is an error, in a nested mapping too")
    func duplicateKeys() {
        #expect(faults("a: 1\nb: 2\na: 3\n").map { $0.prefix(6) } == ["SG0102"])
        #expect(faults("a: 1\nb: 2\na: 3\n")[0].hasSuffix("the key 'a' is given twice"))
        #expect(faults("x:\n  - {k: 1, k: 2}\n").map { $0.prefix(6) } == ["SG0102"])
    }

    @Test("a second document in one file is an error")
    func secondDocument() {
        #expect(faults("a: 1\n---\nb: 2\n").map { $0.prefix(6) } == ["SG0101"])
    }

    @Test("a key that is no plain text is an error", arguments: ["[a, b]: 1\n", "? {x: 1}\n: 2\n", "{[a]: 1}\n"])
    func structuredKeys(yaml: String) {
        #expect(faults(yaml).map { $0.prefix(6) } == ["SG0101"])
    }

    @Test("aliases repeat what they name")
    func aliases() throws {
        #expect(try shape(of: "a: &x {k: 1}\nb: *x\nc: [*x, *x]\n") == "{a: {k: 1}, b: {k: 1}, c: [{k: 1}, {k: 1}]}")
    }

    @Test("an alias bomb of values is refused at once")
    func bombOfValues() {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            yaml += "a\(level): &a\(level) [\(aliases)]\n"
        }
        #expect(faults(yaml).map { $0.prefix(6) } == ["SG0103"])
    }

    @Test(
        "an alias bomb of keys is refused before anything is hashed",
        arguments: [
            "? [*a, *a]\n: 1\n", "[*a, *a]: 1\n", "{[*a]: 1}\n", "*a : 1\n", "{*a : 1}\n", "? *a\n: 1\n",
            "{? *a : 1}\n",
        ])
    func bombOfKeys(use: String) {
        var yaml = "- &a0 [x, x]\n"
        for level in 1...30 { yaml += "- &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let lines = use.replacing("*a", with: "*a30").split(separator: "\n").enumerated()
        yaml += lines.map { ($0.offset == 0 ? "- " : "  ") + $0.element + "\n" }.joined()
        let found = faults(yaml)
        #expect(found.count == 1)
        #expect(["SG0101", "SG0103"].contains(String(found.first?.prefix(6) ?? "")))
    }

    @Test(
        "an odd quote in plain text or a block can't hide a bomb of keys",
        arguments: [
            "k: it's \"\n", "k: a '\n", "k: |\n  \"\n", "k: >\n  x\n\n  'y\n", "k: a #b\n", "k: {a: b\n   \"c, d: e}\n",
        ],
        [
            "[*a30, *a30]: 1\n", "? [*a30, *a30]\n: 1\n", "{x \"y: 1, [*a30]: 2, z\": 3}\n",
            "z: {k: a\n  \"x, [*a30]: 1, y\": 2}\n",
        ])
    func hiddenBomb(prefix: String, use: String) {
        var yaml = prefix + "a0: &a0 [x, x]\n"
        for level in 1...30 { yaml += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let found = faults(yaml + use + "end: it's a \"\n")
        #expect(found.count == 1)
        #expect(["SG0101", "SG0103"].contains(String(found.first?.prefix(6) ?? "")))
    }

    @Test("two thousand levels are refused without running out of stack", arguments: ["[", "{a: ", "- "])
    func deep(open: String) {
        let found = faults(String(repeating: open, count: 2_000))
        #expect(found.count == 1)
        #expect(["SG0101", "SG0103"].contains(String(found.first?.prefix(6) ?? "")))
    }

    @Test("sixty-four levels are allowed, sixty-five are not")
    func depthLimit() {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + "x" + String(repeating: "]", count: levels)
        }
        #expect(faults(nested(YAMLDocument.depthLimit)) == [])
        #expect(faults(nested(YAMLDocument.depthLimit + 1)).map { $0.prefix(6) } == ["SG0103"])
    }

    @Test("a document over the limit of bytes is refused by its first line")
    func huge() {
        let yaml = "a: 1\n" + String(repeating: "# filler\n", count: YAMLDocument.byteLimit / 9 + 1)
        #expect(faults(yaml) == ["SG0103 a.yml:1:1+1 this YAML is larger than 256 KiB"])
    }

    @Test("a document of very many values is refused")
    func many() {
        let aliases = Array(repeating: "*a", count: 29).joined(separator: ", ")
        let yaml = "a: &a [" + Array(repeating: "1", count: 4_000).joined(separator: ",") + "]\nb: [\(aliases)]\n"
        #expect(faults(yaml).map { $0.prefix(6) } == ["SG0103"])
    }

    @Test(
        "a control character is an error, not a crash",
        arguments: ["a: \u{1}\n", "a: \u{7F}\n", "\u{0}", "a: \"\u{1B}\"\n"])
    func controlCharacters(yaml: String) {
        #expect(faults(yaml).map { $0.prefix(6) } == ["SG0101"])
    }

    @Test("stars and question marks in ordinary text are no aliases or keys")
    func innocent() throws {
        #expect(
            try shape(of: "a: '**bold** *x*'\nb: 2 * 3\nc: why ? not\nd: |\n  * item\n")
                == "{a: '**bold** *x*', b: 2 * 3, c: why ? not, d: '* item\n'}")
        let many = (0..<200).map { "k\($0): 'x *y'\n" }.joined()
        #expect(faults(many) == [])
    }
}
