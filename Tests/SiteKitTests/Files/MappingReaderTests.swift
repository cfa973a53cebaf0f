import Testing
@testable import SiteKit

@Suite("Reading mappings with types")
struct MappingReaderTests {
    private enum Colour: String, CaseIterable { case red, green }

    private func faults(_ yaml: String, _ read: (inout MappingReader) -> Void) throws -> [Diagnostic] {
        let node = try #require(YAMLDocument.parse(SourceText("a.yml", yaml)).0)
        var reader = MappingReader(node, "the thing")
        read(&reader)
        return reader.finish()
    }

    @Test("values of the right type are read without a word")
    func sound() throws {
        let yaml = "t: text\nn: -3\nf: true\ng: false\nd: 2024-02-29\nc: green\nl: [a, b]\nz: ~\n"
        let found = try faults(yaml) { reader in
            #expect(reader.string("t", required: true) == "text")
            #expect(reader.integer("n") == -3)
            #expect(reader.flag("f") == true)
            #expect(reader.flag("g") == false)
            #expect(reader.date("d")?.description == "2024-02-29")
            #expect(reader.choice("c", Colour.self) == .green)
            #expect(reader.texts("l").map(\.text) == ["a", "b"])
            #expect(reader.text("z") == nil)
            #expect(reader.text("absent") == nil)
            #expect(reader.has("z") && !reader.has("absent"))
            #expect(reader.names == ["t", "n", "f", "g", "d", "c", "l", "z"])
        }
        #expect(found == [])
    }

    @Test(
        "a value of the wrong type is an error at the value",
        arguments: [
            ("text", "k: [1]", "SG0105 a.yml:1:4+1 'k' must be a text, not a list"),
            ("text", "k: {a: 1}", "SG0105 a.yml:1:4+1 'k' must be a text, not a mapping"),
            ("integer", "k: 1.5", "SG0105 a.yml:1:4+3 'k' must be a whole number, not '1.5'"),
            (
                "integer", "k: 99999999999999999999",
                "SG0105 a.yml:1:4+20 'k' must be a whole number, not '99999999999999999999'"
            ),
            ("integer", "k: 2000000000", "SG0105 a.yml:1:4+10 'k' must be a whole number, not '2000000000'"),
            ("flag", "k: yes", "SG0105 a.yml:1:4+3 'k' must be true or false, not 'yes'"),
            ("flag", "k: True", "SG0105 a.yml:1:4+4 'k' must be true or false, not 'True'"),
            ("date", "k: 20.11.2026", "SG0105 a.yml:1:4+10 'k' must be a date such as 2026-11-20, not '20.11.2026'"),
            ("date", "k: 2026-02-30", "SG0105 a.yml:1:4+10 'k' must be a date such as 2026-11-20, not '2026-02-30'"),
            ("texts", "k: one", "SG0105 a.yml:1:4+3 'k' must be a list, not 'one'"),
            ("texts", "k: [a, [b]]", "SG0105 a.yml:1:8+1 'k' must be a list of texts, not a list"),
            ("texts", "k: [a, ~]", "SG0105 a.yml:1:8+1 'k' must be a list of texts, not nothing"),
        ])
    func wrongType(type: String, yaml: String, expected: String) throws {
        let found = try faults(yaml) { reader in
            switch type {
            case "text": _ = reader.text("k")
            case "integer": _ = reader.integer("k")
            case "flag": _ = reader.flag("k")
            case "date": _ = reader.date("k")
            default: _ = reader.texts("k")
            }
        }
        #expect(found.map(\.summary) == [expected])
    }

    @Test("a missing value is an error at the mapping, an empty one at its key")
    func missing() throws {
        #expect(
            try faults("a: 1\n") {
                _ = $0.text("a"); _ = $0.text("title", required: true)
            }.map(\.summary)
                == ["SG0106 a.yml:1:1+1 the thing needs a value for 'title'"])
        #expect(
            try faults("a: 1\ntitle:\n") {
                _ = $0.text("a"); _ = $0.text("title", required: true)
            }.map(\.summary)
                == ["SG0106 a.yml:2:1+5 the thing needs a value for 'title'"])
    }

    @Test("a key that nobody asked for is an error with the name that was meant")
    func unknownKey() throws {
        let found = try faults("title: x\ndescritpion: y\n") {
            _ = $0.text("title"); _ = $0.text("description")
        }
        #expect(found.map(\.summary) == ["SG0104 a.yml:2:1+11 unknown key 'descritpion' in the thing"])
        #expect(found[0].help == "did you mean 'description'?")
        #expect(found[0].notes == ["possible: title, description"])
        #expect(found[0].label == "not a key here")
    }

    @Test("a word that is no choice is an error that names the choices")
    func choice() throws {
        let found = try faults("c: gren\n") { #expect($0.choice("c", Colour.self) == nil) }
        #expect(found.map(\.summary) == ["SG0107 a.yml:1:4+4 there is no c 'gren'"])
        #expect(found[0].notes == ["possible: red, green"])
        #expect(found[0].help == "did you mean 'green'?")
    }

    @Test(
        "anything but a mapping is an error, nothing at all is an empty one",
        arguments: [
            ("[a]", ["SG0105 a.yml:1:1+1 the thing must be a mapping, not a list"]),
            ("word", ["SG0105 a.yml:1:1+4 the thing must be a mapping, not a single value"]), ("~", []),
        ])
    func noMapping(yaml: String, expected: [String]) throws {
        let found = try faults(yaml) { #expect($0.text("k") == nil) }
        #expect(found.map(\.summary) == expected)
    }

    @Test("all faults of a mapping come in one run")
    func allAtOnce() throws {
        let found = try faults("a: []\nb: x\nc: blue\ne: 1\n") { reader in
            _ = reader.text("a")
            _ = reader.flag("b")
            _ = reader.choice("c", Colour.self)
            _ = reader.text("d", required: true)
        }
        #expect(found.map(\.code.id) == ["SG0105", "SG0105", "SG0107", "SG0106", "SG0104"])
    }

    @Test("a value of megabytes isn't repeated in the message")
    func longValue() throws {
        let found = try faults("k: " + String(repeating: "x", count: 100_000)) { _ = $0.flag("k") }
        #expect(found[0].message.count < 100)
    }
}
