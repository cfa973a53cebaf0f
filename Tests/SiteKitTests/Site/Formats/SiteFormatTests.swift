import Testing
@testable import SiteKit

@Suite("The formats that people write")
struct SiteFormatTests {
    /// What a format's reader says of a file.
    private static func faults(_ format: String, _ yaml: String) -> [Diagnostic] {
        let text = SourceText("content/a.yml", yaml)
        switch format {
        case "site": return SiteConfig.load(text).1
        case "facts": return FactRegistry.load(text).1
        case "samples": return RequestSample.loadAll(text).1
        case "manifest": return ShowcaseManifest.parse(text).1
        case "contract": return OutputContract.read(text).1
        case "page", "section":
            let (root, faults) = YAMLDocument.parse(text)
            guard let root else { return faults }
            return format == "page"
                ? FrontMatter.read(root, path: text.path).1 : SectionFrontMatter.read(root).1
        default:
            Issue.record("no reader is known for '\(format)'")
            return []
        }
    }

    /// Files that together hold every key of every format.
    private static let documents: [(format: String, document: FormatDocument)] = {
        func make(
            _ name: String, _ words: [String: String] = [:], without: Set<String> = []
        ) -> (format: String, document: FormatDocument) {
            guard let format = SiteFormat.named(name) else { return (name, FormatDocument(.anything)) }
            return (name, FormatDocument(format.root, words: words, without: without))
        }
        return [
            make("site"), make("page", ["layout": "product"]), make("section", ["kind": "gallery"]),
            make("facts", ["kind": "quantity", "status": "verified"], without: ["per"]),
            make("facts", ["kind": "money", "status": "verified", "value": "0.04", "unit": "USD"]),
            make("facts", ["kind": "money", "status": "pending"], without: ["value", "source", "verified", "unit"]),
            make("samples", ["method": "POST"], without: ["save", "file"]),
            make("samples", ["method": "POST"], without: ["print"]), make("manifest"),
            make("contract"),
        ]
    }()

    @Test("a file made of all the reference's examples is sound", arguments: documents.indices)
    func examples(index: Int) {
        let (format, document) = Self.documents[index]
        #expect(Self.faults(format, document.text()).map(\.summary) == [], "\(document.text())")
    }

    @Test("every key of every format stands in one of these files")
    func allKeys() {
        let tried = Set(Self.documents.flatMap { $0.document.lines.map { "\($0.shape).\($0.entry.name)" } })
        let known = Set(SiteFormat.shapes.flatMap { shape in shape.entries.map { "\(shape.name).\($0.name)" } })
        #expect(tried == known)
    }

    @Test("every key is read: a value of the wrong type is an error at its place", arguments: documents.indices)
    func everyKeyIsRead(index: Int) {
        let (format, document) = Self.documents[index]
        for (index, line) in document.lines.enumerated() {
            let wrong: String
            switch line.entry.value {
            case .either, .nothing, .anything: continue
            case .mapping, .named: wrong = "[1]"
            case .text, .flag, .integer, .date, .choice, .list: wrong = "{strange: 1}"
            }
            let text = document.text(replacing: index, with: wrong)
            let spots = Self.faults(format, text).map(\.spot)
            let place = line.lead.count + line.entry.name.count + 3
            let expected = "SG0105 content/a.yml:\(document.number(of: index)):\(place)"
            #expect(spots.contains(expected), "\(format) \(line.path) not at \(expected): \(spots)")
        }
    }

    @Test("every key that must be there is missed when it isn't", arguments: documents.indices)
    func everyNeed(index: Int) {
        let (format, document) = Self.documents[index]
        for (index, line) in document.lines.enumerated() where line.entry.isRequired {
            // Without its first line a list's item would be none.
            let text = document.text(replacing: index, with: "~")
            #expect(Self.faults(format, text).hasErrors, "\(format) \(line.path) isn't missed")
        }
    }

    @Test("every key has an example, and says what it is in whole sentences")
    func remarks() {
        for entry in SiteFormat.shapes.flatMap(\.entries) {
            #expect(entry.doc.hasSuffix("."), "\(entry.name): \(entry.doc)")
            guard entry.value.shape == nil else { continue }
            #expect(entry.example != nil, "\(entry.name) has no example")
        }
    }

    // MARK: - Grammars

    /// Every way of writing a text that a schema names.
    private static let grammars: [TextFormat] = {
        var found: [TextFormat] = []
        func add(_ value: SchemaValue) {
            switch value {
            case .text(let format?):
                if !found.contains(where: { $0.pattern == format.pattern }) { found.append(format) }
            case .list(let value, _): add(value)
            case .either(let one, let other):
                add(one)
                add(other)
            case .named(let value, let names):
                add(value)
                if let names { add(.text(names)) }
            default: break
            }
        }
        for format in SiteFormat.all { add(format.root) }
        for shape in SiteFormat.shapes {
            shape.entries.forEach { add($0.value) }
            shape.rules.flatMap(\.values).forEach { add($0.value) }
        }
        return found
    }()

    @Test("a grammar's examples are sound and its mistakes aren't, by our judge and by the pattern editors use")
    func patterns() throws {
        #expect(Self.grammars.count > 9)
        for grammar in Self.grammars {
            let pattern = try Regex(grammar.pattern)
            for text in grammar.examples {
                #expect(grammar.isSound(text), "\(grammar.name): \(text)")
                #expect(try pattern.firstMatch(in: text) != nil, "\(grammar.name): \(text)")
            }
            for text in grammar.mistakes {
                #expect(!grammar.isSound(text), "\(grammar.name): \(text)")
                #expect(try pattern.firstMatch(in: text) == nil, "\(grammar.name): \(text)")
            }
        }
    }

    @Test("both judges agree on thousands of small changes to sound texts")
    func agreement() throws {
        var random = FixedRandom(seed: 6)
        let letters = Array("aZ09-_./:#?[]{}~ %@$'\"<|\\+é")
        for grammar in Self.grammars {
            let pattern = try Regex(grammar.pattern)
            var sound = 0
            for text in grammar.examples + grammar.mistakes {
                for _ in 0..<150 {
                    var changed = Array(text)
                    for _ in 0...Int.random(in: 0...1, using: &random) {
                        let place = Int.random(in: 0...changed.count, using: &random)
                        if place < changed.count, Bool.random(using: &random) {
                            changed.remove(at: place)
                        } else if let letter = letters.randomElement(using: &random) {
                            changed.insert(letter, at: place)
                        }
                    }
                    let text = String(changed)
                    // An empty text is told before any grammar is asked.
                    if text.allSatisfy(\.isWhitespace) { continue }
                    let isSound = grammar.isSound(text)
                    sound += isSound ? 1 : 0
                    #expect(try isSound == (pattern.firstMatch(in: text) != nil), "\(grammar.name): '\(text)'")
                }
            }
            #expect(sound > 0 || !grammar.constants.isEmpty, "\(grammar.name)")
        }
    }

    // MARK: - What is written from them

    @Test("schemas/ holds what the code describes, and nothing else; 'make docs' writes it anew")
    func schemasAreFresh() throws {
        let files = SiteFormat.schemaFiles
        #expect(Set(try Folder.walk("\(Repository.root)/schemas").files.keys) == Set(files.map(\.name)))
        for file in files {
            #expect(
                try Repository.text("schemas/\(file.name)") == file.schema.text(indented: true) + "\n", "\(file.name)")
        }
    }

    @Test("docs/formats.md has a table of every mapping's keys, as the code describes them; 'make docs' writes them")
    func tablesAreFresh() throws {
        let text = try Repository.text("docs/formats.md")
        #expect(SchemaReference.renewed(text, SiteFormat.shapes).text == text)
        for shape in SiteFormat.shapes { #expect(text.contains("<!-- keys: \(shape.name) -->"), "\(shape.name)") }
    }

    @Test("every layout and every kind of section has a file of its own keys")
    func narrowed() throws {
        let files = Dictionary(uniqueKeysWithValues: SiteFormat.schemaFiles.map { ($0.name, $0.schema.text()) })
        for layout in Layout.allCases {
            let text = try #require(files["page-\(layout.rawValue).schema.json"])
            #expect(text.contains("\"enum\":[\"\(layout.rawValue)\"]"))
            #expect(text.contains("\"hero\"") == layout.hasSections)
        }
        for kind in SectionFrontMatter.Kind.allCases {
            let text = try #require(files["section-\(kind.rawValue).schema.json"])
            #expect(text.contains("\"enum\":[\"\(kind.rawValue)\"]"))
            #expect(text.contains("\"assets\"") == (kind == .gallery))
        }
    }

    @Test("the reference of each format names all its keys")
    func reference() {
        for format in SiteFormat.all {
            #expect(format.reference.hasPrefix(format.files + "\n"))
            for entry in format.root.shape?.entries ?? [] {
                #expect(format.reference.contains("\n\(entry.name) ("), "\(format.name) \(entry.name)")
            }
        }
        #expect(SiteFormat.named("facts")?.reference.contains("status (verified or pending, required)") == true)
        #expect(SiteFormat.named("nothing") == nil)
    }

    // MARK: - On disk

    @Test("schemas are written once, and again only when they differ")
    func writing() throws {
        let place = try TemporaryFolder()
        let folder = place.path + "/new/schemas"
        #expect(try SiteFormat.writeSchemas(to: folder).count == SiteFormat.schemaFiles.count)
        #expect(try SiteFormat.writeSchemas(to: folder) == [])
        try place.write("new/schemas/site.schema.json", "{}")
        #expect(try SiteFormat.writeSchemas(to: folder) == ["site.schema.json"])
        #expect(try Folder.walk(folder).files.count == SiteFormat.schemaFiles.count)
    }

    @Test("tables of a file are written anew; a name that isn't known changes nothing and says what was meant")
    func renewing() throws {
        let place = try TemporaryFolder()
        let path = place.path + "/formats.md"
        try place.write("formats.md", "<!-- keys: link -->\n<!-- end of keys -->\n")
        #expect(try SiteFormat.renewTables(in: path).isChanged)
        #expect(try place.text("formats.md").contains("| `link` | text, required |"))
        #expect(try !SiteFormat.renewTables(in: path).isChanged)
        try place.write("formats.md", "<!-- keys: sectoin -->\n<!-- end of keys -->\n")
        let (isChanged, fault) = try SiteFormat.renewTables(in: path)
        #expect(!isChanged)
        #expect(fault == "there is no table of keys 'sectoin', or it has no end; did you mean 'section'?")
    }
}
