/// The description of a mapping without the types of its values: all that the reference and editors need.
public final class SchemaShape: Sendable {
    /// Its name in the reference: `site`, `link`.
    public let name: String
    /// What messages call it: `the front matter`.
    public let subject: String
    /// What it is, in a sentence or two.
    public let doc: String
    /// Its keys in their order.
    public let entries: [SchemaEntry]
    /// What some cases ask.
    public let rules: [SchemaRule]
    /// Sets of keys of which exactly one must be there, whole; empty when there is no such choice.
    public let alternatives: [[String]]

    init(
        _ name: String, subject: String, _ doc: String, _ entries: [SchemaEntry], _ rules: [SchemaRule] = [],
        alternatives: [[String]] = []
    ) {
        self.name = name
        self.subject = subject
        self.doc = doc
        self.entries = entries
        self.rules = rules
        self.alternatives = alternatives
    }

    /// The key of this name.
    public func entry(_ name: String) -> SchemaEntry? { entries.first { $0.name == name } }

    /// A small mapping by its keys, a larger one by its name.
    var words: String { keysInBraces ?? "mapping (\(name))" }

    /// The same for a list of them.
    var pluralWords: String { keysInBraces ?? "mappings (\(name))" }

    private var keysInBraces: String? {
        entries.count <= 3 ? "`{\(entries.map(\.name).joined(separator: ", "))}`" : nil
    }

    /// This mapping and those within it, each once, from the outside in.
    public var all: [SchemaShape] {
        var found: [SchemaShape] = []
        func add(_ shape: SchemaShape) {
            guard !found.contains(where: { $0.name == shape.name }) else { return }
            found.append(shape)
            for entry in shape.entries { entry.value.shape.map(add) }
        }
        add(self)
        return found
    }

    /// The same mapping where a key is known to hold a word, so that only its own keys are left.
    func narrowed(_ key: String, to word: String, isRequired: Bool) -> SchemaShape {
        func fits(_ condition: SchemaCase) -> Bool {
            condition.conditions.allSatisfy { $0.key != key || $0.words.contains(word) }
        }
        let left = entries.filter { $0.only.map(fits) ?? true }.map { entry in
            if entry.name == key {
                return SchemaEntry(key, .choice([word]), isRequired: isRequired, entry.doc)
            }
            return SchemaEntry(
                entry.name, entry.value, isRequired: entry.isRequired, entry.doc, standard: entry.standard,
                absence: entry.absence, example: entry.example)
        }
        return SchemaShape(
            "\(name)-\(word)", subject: subject, doc, left, rules.filter { fits($0.when) },
            alternatives: alternatives)
    }
}
