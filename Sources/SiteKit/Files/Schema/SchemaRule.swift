/// What a case asks of other keys, for editors and the reference.
///
/// The readers judge such things in code, with messages of their own; tests hold both to the same verdict.
public struct SchemaRule: Sendable {
    /// When it holds.
    public let when: SchemaCase
    /// Keys that must have a value then.
    public let requires: [String]
    /// Keys that may have none then.
    public let forbids: [String]
    /// What keys must hold then.
    public let values: [(key: String, value: SchemaValue)]

    init(
        when: SchemaCase, requires: [String] = [], forbids: [String] = [],
        values: [(key: String, value: SchemaValue)] = []
    ) {
        self.when = when
        self.requires = requires
        self.forbids = forbids
        self.values = values
    }
}
