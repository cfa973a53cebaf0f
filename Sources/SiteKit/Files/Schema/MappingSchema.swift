/// The one description of a mapping: what its reader reads, its messages name, its reference prints and editors check.
///
/// `Keys` is a structure whose stored properties are `SchemaKey`s. Each of them is part of the description by standing
/// there, so a reader can't ask for a key that isn't described.
public final class MappingSchema<Keys: Sendable>: Sendable {
    /// The keys with the types of their values.
    let keys: Keys
    /// The same without types.
    public let shape: SchemaShape

    /// Describes a mapping.
    ///
    /// - Parameters:
    ///   - name: its name in the reference.
    ///   - subject: what messages call it.
    init(
        _ name: String, subject: String, _ doc: String, _ keys: Keys, rules: [SchemaRule] = [],
        alternatives: [[String]] = []
    ) {
        self.keys = keys
        let entries = Mirror(reflecting: keys).children.compactMap { ($0.value as? any DescribedKey)?.entry }
        shape = SchemaShape(name, subject: subject, doc, entries, rules, alternatives: alternatives)
    }
}

/// A key of any type of value.
protocol DescribedKey {
    var entry: SchemaEntry { get }
}
