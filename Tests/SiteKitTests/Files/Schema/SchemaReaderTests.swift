import Testing
@testable import SiteKit

@Suite("Reading mappings by their schema")
struct SchemaReaderTests {
    private enum Colour: String, CaseIterable { case red, green }

    private struct Keys: Sendable {
        let name = SchemaKey.text("name", "Its name.", isRequired: true)
        let tag = SchemaKey.text("tag", "A tag.", format: tagFormat)
        let tags = SchemaKey.texts("tags", "Tags.", format: tagFormat, example: "[a]")
        let colour = SchemaKey.choice("colour", "Its colour.", standard: Colour.red)
        let shade = SchemaKey.choice("shade", Colour.self, "Its shade.")
        let isOpen = SchemaKey.flag("open", "Whether it is open.", standard: true)
        let size = SchemaKey.integer("size", "Its size.", in: 1...9, standard: 4)
        let leaf = SchemaKey.text("leaf", "A leaf.").only(SchemaCase("colour", ["green"]))
        let day = SchemaKey.date("day", "A day.")
    }

    private static let tagFormat = TextFormat(
        "tag", pattern: "^#", examples: ["#a"], mistakes: ["a"], isSound: { $0.hasPrefix("#") },
        fault: { .error(.wrongValue, "'\($0.text)' is no tag", at: $0.location, help: "begin with '#'") })

    private static let schema = MappingSchema("thing", subject: "the thing", "A thing.", Keys())

    private func reader(_ yaml: String) throws -> SchemaReader<Keys> {
        SchemaReader(try #require(YAMLDocument.parse(SourceText("a.yml", yaml)).0), Self.schema)
    }

    /// Reads everything that may be there.
    private func faults(_ yaml: String) throws -> [Diagnostic] {
        var reader = try reader(yaml)
        _ = (reader[\.name], reader[\.tag], reader[\.tags], reader[\.shade], reader[\.isOpen], reader[\.size])
        if reader[\.colour] == .green { _ = reader[\.leaf] }
        _ = reader[\.day]
        return reader.finish()
    }

    @Test("every stored key is described, in its order")
    func order() {
        #expect(
            Self.schema.shape.entries.map(\.name)
                == ["name", "tag", "tags", "colour", "shade", "open", "size", "leaf", "day"])
    }

    @Test("values have their types, and what isn't given is what the description says")
    func values() throws {
        var reader = try reader("name: n\ntags: ['#a', '#b']\ncolour: green\n")
        #expect(reader[\.name]?.text == "n")
        #expect(reader[\.tag] == nil)
        #expect(reader[\.tags].map(\.text) == ["#a", "#b"])
        #expect(reader[\.colour] == .green)
        #expect(reader[\.shade] == nil)
        #expect(reader[\.isOpen])
        #expect(reader[\.size] == 4)
        #expect(reader[\.leaf] == nil)
        #expect(reader[\.day] == nil)
        #expect(reader.has(\.name) && !reader.has(\.day))
        #expect(reader.location(of: \.tags).line == 2)
        #expect(reader.finish() == [])
    }

    @Test("a text that breaks its format is told in the format's words, in lists too, and isn't given")
    func formats() throws {
        var reader = try reader("name: n\ntag: a\ntags: ['#a', b]\n")
        #expect(reader[\.tag] == nil)
        #expect(reader[\.tags].map(\.text) == ["#a"])
        _ = reader[\.name]
        let found = reader.finish()
        #expect(found.map(\.summary) == ["SG0107 a.yml:2:6+1 'a' is no tag", "SG0107 a.yml:3:14+1 'b' is no tag"])
        #expect(found.map(\.help) == ["begin with '#'", "begin with '#'"])
    }

    @Test("all faults come in one run, each at its place")
    func allAtOnce() throws {
        let found = try faults("tag: a\ncolour: blue\nopen: perhaps\nsize: 10\nday: soon\nnmae: n\n")
        #expect(
            found.map(\.spot) == [
                "SG0107 a.yml:1:6", "SG0105 a.yml:3:7", "SG0105 a.yml:4:7", "SG0107 a.yml:2:9", "SG0105 a.yml:5:6",
                "SG0104 a.yml:6:1",
            ])
    }

    @Test("a key that is only for other cases says for which")
    func outOfPlace() throws {
        let found = try faults("name: n\nleaf: l\n")
        #expect(found.map(\.summary) == ["SG0104 a.yml:2:1+4 unknown key 'leaf' in the thing"])
        #expect(found[0].help == "'leaf' is for colour green")
        #expect(try faults("name: n\nleaf: l\ncolour: green\n") == [])
    }

    @Test("the reference tells type, need, default and case")
    func reference() {
        #expect(
            SchemaReference.table(Self.schema.shape) == """
                | Key | Value | |
                | --- | --- | --- |
                | `name` | text, required | Its name. |
                | `tag` | tag | A tag. |
                | `tags` | list of texts (tag) | Tags. |
                | `colour` | `red` or `green` | Its colour. `red` when not given. |
                | `shade` | `red` or `green` | Its shade. |
                | `open` | `true` or `false` | Whether it is open. `true` when not given. |
                | `size` | whole number, 1 to 9 | Its size. `4` when not given. |
                | `leaf` | text | A leaf. Only with `colour` `green`. |
                | `day` | date | A day. |

                """)
        #expect(SchemaReference.text(Self.schema.shape).contains("\ntag (tag): A tag.\n  e.g. tag: #a\n"))
    }

    @Test("tables in a text are written anew, and nothing else")
    func tables() {
        let shapes = [Self.schema.shape]
        let old = "a\n<!-- keys: thing -->\nold\n<!-- end of keys -->\nb\n"
        let new = "a\n<!-- keys: thing -->\n\(SchemaReference.table(Self.schema.shape))<!-- end of keys -->\nb\n"
        #expect(SchemaReference.renewed(old, shapes).text == new)
        #expect(SchemaReference.renewed(new, shapes).text == new)
        #expect(SchemaReference.renewed("none", shapes).text == "none")
    }

    @Test(
        "a table that is unknown or has no end is named",
        arguments: ["<!-- keys: thign -->\n<!-- end of keys -->\n", "<!-- keys: thign -->\nno end\n"])
    func noTable(text: String) {
        let (found, unknown) = SchemaReference.renewed(text, [Self.schema.shape])
        #expect(found == nil)
        #expect(unknown == "thign")
    }

    @Test("JSON Schema carries types, bounds, patterns, words, defaults and cases")
    func json() {
        let text = JSONSchema.document(title: "t", doc: "d", .mapping(Self.schema.shape)).text()
        for part in [
            #""$schema":"http://json-schema.org/draft-07/schema#","title":"t","description":"d","type":"object""#,
            #""name":{"description":"Its name.","type":["string","number","boolean"],"pattern":"\\S"}"#,
            ##""tag":{"description":"A tag.","type":["string","null"],"pattern":"^#","examples":["#a"]}"##,
            ##""tags":{"description":"Tags.","type":["array","null"],"items":{"type":"string","pattern":"^#"}}"##,
            #""colour":{"description":"Its colour. red when not given.","enum":["red","green"],"default":"red"}"#,
            #""type":["integer","null"],"minimum":1,"maximum":9,"default":4}"#,
            #""additionalProperties":false,"required":["name"]"#,
            #"{"if":{"properties":{"colour":{"enum":["green"]}},"required":["colour"]},"#
                + #""else":{"properties":{"leaf":false}}}"#,
        ] {
            #expect(text.contains(part), "\(part)\n\(text)")
        }
    }

    @Test("a value of two kinds is told as either")
    func either() {
        let value = SchemaValue.named(.either(.list(.text(nil), atLeast: 0), .nothing), names: nil)
        #expect(value.words == "names, each with list of texts, or nothing")
        #expect(
            JSONSchema.document(title: "t", doc: "d", value).text().hasSuffix(
                #""type":["object","null"],"additionalProperties":{"anyOf":[{"type":"array","#
                    + #""items":{"type":["string","number","boolean"],"pattern":"\\S"}},{"type":"null"}]}}"#))
    }
}
