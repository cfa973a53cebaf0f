/// A key of a mapping with the type of its value: its description, and how it is read.
public struct SchemaKey<Value>: DescribedKey, Sendable {
    let entry: SchemaEntry
    let read: @Sendable (inout MappingReader) -> Value

    /// Describes a key that is read in a way of its own.
    init(_ entry: SchemaEntry, read: @escaping @Sendable (inout MappingReader) -> Value) {
        self.entry = entry
        self.read = read
    }

    /// The same key, which may be there only in some cases.
    func only(_ condition: SchemaCase) -> SchemaKey {
        SchemaKey(entry.limited(to: condition), read: read)
    }
}

// MARK: - Single values

extension SchemaKey where Value == LocatedText? {
    /// A text; `standard` is for the reference, the reader gives `nil` when there is none.
    static func text(
        _ name: String, _ doc: String, isRequired: Bool = false, format: TextFormat? = nil, standard: String? = nil,
        absence: String? = nil, example: String? = nil
    ) -> SchemaKey {
        let entry = SchemaEntry(
            name, .text(format), isRequired: isRequired, doc, standard: standard.map { .string($0) },
            absence: absence, example: example ?? format?.examples.first)
        return SchemaKey(entry) { $0.text(name, required: isRequired, format: format) }
    }
}

extension SchemaKey where Value == String? {
    /// A text that must be there, its line breaks folded into spaces.
    static func words(_ name: String, _ doc: String, example: String? = nil) -> SchemaKey {
        SchemaKey(SchemaEntry(name, .text(nil), isRequired: true, doc, example: example)) { reader in
            reader.text(name, required: true)?.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }
}

extension SchemaKey where Value == Bool {
    /// `true` or `false`.
    static func flag(_ name: String, _ doc: String, standard: Bool = false) -> SchemaKey {
        SchemaKey(SchemaEntry(name, .flag, doc, standard: .bool(standard), example: String(!standard))) {
            $0.flag(name) ?? standard
        }
    }
}

extension SchemaKey where Value == Int? {
    /// A whole number.
    static func integer(
        _ name: String, _ doc: String, absence: String? = nil, example: String? = nil
    ) -> SchemaKey {
        SchemaKey(SchemaEntry(name, .integer(SchemaValue.anyInteger), doc, absence: absence, example: example)) {
            $0.integer(name)
        }
    }
}

extension SchemaKey where Value == Int {
    /// A whole number within bounds.
    static func integer(
        _ name: String, _ doc: String, in range: ClosedRange<Int>, standard: Int, example: String? = nil
    ) -> SchemaKey {
        SchemaKey(SchemaEntry(name, .integer(range), doc, standard: .integer(standard), example: example)) {
            $0.integer(name, in: range) ?? standard
        }
    }
}

extension SchemaKey where Value == CalendarDate? {
    /// A day; the caller says when one that is required is missing.
    static func date(
        _ name: String, _ doc: String, isRequired: Bool = false, absence: String? = nil, example: String = "2026-11-20"
    ) -> SchemaKey {
        let entry = SchemaEntry(name, .date, isRequired: isRequired, doc, absence: absence, example: example)
        return SchemaKey(entry) { $0.date(name) }
    }
}

extension SchemaKey {
    /// One of a few words, or none.
    static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
        _ name: String, _ type: Choice.Type, _ doc: String, isRequired: Bool = false, absence: String? = nil,
        example: String? = nil
    ) -> SchemaKey where Choice.RawValue == String, Value == Choice? {
        let words = Choice.allCases.map(\.rawValue)
        let entry = SchemaEntry(
            name, .choice(words), isRequired: isRequired, doc, absence: absence, example: example ?? words.first)
        return SchemaKey(entry) { $0.choice(name, type, required: isRequired) }
    }
}

extension SchemaKey where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
    /// One of a few words, with the one that holds when none is given.
    static func choice(_ name: String, _ doc: String, standard: Value) -> SchemaKey {
        let words = Value.allCases.map(\.rawValue)
        let entry = SchemaEntry(
            name, .choice(words), doc, standard: .string(standard.rawValue),
            example: words.first { $0 != standard.rawValue })
        return SchemaKey(entry) { $0.choice(name, Value.self) ?? standard }
    }
}

// MARK: - Lists and mappings

extension SchemaKey where Value == [LocatedText] {
    /// A list of texts; the caller says when there are fewer than `atLeast`.
    static func texts(
        _ name: String, _ doc: String, format: TextFormat? = nil, atLeast least: Int = 0, absence: String? = nil,
        example: String
    ) -> SchemaKey {
        let value = SchemaValue.list(.text(format), atLeast: least)
        return SchemaKey(SchemaEntry(name, value, isRequired: least > 0, doc, absence: absence, example: example)) {
            reader in
            reader.texts(name).filter { reader.judge($0, format) }
        }
    }
}

extension SchemaKey {
    /// A list of mappings; those that can't be read are left out and their faults told. The caller says when there
    /// are fewer than `atLeast`.
    static func list<Element>(
        _ name: String, of shape: SchemaShape, _ doc: String, atLeast least: Int = 0, example: String? = nil,
        read: @escaping @Sendable (YAMLNode) -> (Element?, [Diagnostic])
    ) -> SchemaKey where Value == [Element] {
        let entry = SchemaEntry(
            name, .list(.mapping(shape), atLeast: least), isRequired: least > 0, doc, example: example)
        return SchemaKey(entry) { reader in
            reader.list(name).compactMap { node in
                let (element, faults) = read(node)
                reader.absorb(faults)
                return element
            }
        }
    }

    /// A mapping with keys of its own.
    static func mapping<Element>(
        _ name: String, _ shape: SchemaShape, _ doc: String, isRequired: Bool = false, example: String? = nil,
        read: @escaping @Sendable (YAMLNode) -> (Element?, [Diagnostic])
    ) -> SchemaKey where Value == Element? {
        let entry = SchemaEntry(name, .mapping(shape), isRequired: isRequired, doc, example: example)
        return SchemaKey(entry) { reader in
            guard let node = reader.node(name, required: isRequired) else { return nil }
            let (element, faults) = read(node)
            reader.absorb(faults)
            return element
        }
    }
}

extension SchemaKey where Value == YAMLNode? {
    /// A value that its caller reads.
    static func node(
        _ name: String, _ value: SchemaValue, _ doc: String, isRequired: Bool = false, example: String? = nil
    ) -> SchemaKey {
        SchemaKey(SchemaEntry(name, value, isRequired: isRequired, doc, example: example)) {
            $0.node(name, required: isRequired)
        }
    }
}
