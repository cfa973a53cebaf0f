/// Reads a YAML mapping by its schema: every value with its type, every fault with its place.
///
/// Ask for every key that may stand there, then take `finish()`: what was never asked for is unknown.
public struct SchemaReader<Keys: Sendable> {
    private let schema: MappingSchema<Keys>
    private var base: MappingReader

    /// Begins reading; anything but a mapping is an error and reads as an empty one.
    ///
    /// - Parameter subject: what messages call this one, when the schema's word isn't enough.
    init(_ node: YAMLNode, _ schema: MappingSchema<Keys>, subject: String? = nil) {
        self.schema = schema
        base = MappingReader(node, subject ?? schema.shape.subject)
    }

    /// The value of a key; what is wrong with it is kept for `finish()`.
    subscript<Value>(path: KeyPath<Keys, SchemaKey<Value>>) -> Value {
        mutating get { schema.keys[keyPath: path].read(&base) }
    }

    /// Whether the key stands there.
    func has<Value>(_ path: KeyPath<Keys, SchemaKey<Value>>) -> Bool {
        base.has(schema.keys[keyPath: path].entry.name)
    }

    /// Whether the key stands there with nothing as its value.
    func isNull<Value>(_ path: KeyPath<Keys, SchemaKey<Value>>) -> Bool {
        base.isNull(schema.keys[keyPath: path].entry.name)
    }

    /// Whether there is nothing to be read at a key that holds a list: no key, no value, or no list of anything.
    func isEmpty<Element>(_ path: KeyPath<Keys, SchemaKey<[Element]>>) -> Bool {
        base.holdsNoItems(schema.keys[keyPath: path].entry.name)
    }

    /// Where a key stands; where the mapping begins when it doesn't.
    func location<Value>(of path: KeyPath<Keys, SchemaKey<Value>>) -> SourceLocation {
        base.keyLocation(schema.keys[keyPath: path].entry.name)
    }

    /// Where the key of this name stands.
    func keyLocation(_ name: String) -> SourceLocation { base.keyLocation(name) }

    /// Adds a fault found by the caller.
    mutating func report(_ diagnostic: Diagnostic) { base.report(diagnostic) }

    /// Adds the faults of a nested reader.
    mutating func absorb(_ faults: [Diagnostic]) { base.absorb(faults) }

    /// Everything that was wrong, with the keys nobody asked for.
    func finish() -> [Diagnostic] {
        base.finish { key in
            schema.shape.entry(key)?.only.map { "'\(key)' is for \($0.words.replacing("`", with: ""))" }
        }
    }
}

extension MappingReader {
    /// A single value as text, written as its format asks.
    mutating func text(_ key: String, required: Bool, format: TextFormat?) -> LocatedText? {
        guard let found = text(key, required: required), judge(found, format) else { return nil }
        return found
    }

    /// Whether a text may go on; a format that is judged elsewhere lets it.
    mutating func judge(_ text: LocatedText, _ format: TextFormat?) -> Bool {
        guard let format, let fault = format.fault, !format.isSound(text.text) else { return true }
        report(fault(text))
        return false
    }
}
