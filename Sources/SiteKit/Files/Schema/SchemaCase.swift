/// That keys hold certain words: `layout` is `home` or `product`.
public struct SchemaCase: Hashable, Sendable {
    /// A key with the words it may hold.
    public struct Condition: Hashable, Sendable {
        /// The key.
        public let key: String
        /// The words.
        public let words: [String]
    }

    /// All of these hold.
    public let conditions: [Condition]

    /// Describes one condition.
    init(_ key: String, _ words: [String]) {
        conditions = [Condition(key: key, words: words)]
    }

    private init(_ conditions: [Condition]) {
        self.conditions = conditions
    }

    func and(_ key: String, _ words: [String]) -> SchemaCase {
        SchemaCase(conditions + [Condition(key: key, words: words)])
    }

    /// Such as ``layout` `home` or `product``.
    public var words: String {
        conditions.map { "`\($0.key)` \(SchemaValue.alternatives($0.words))" }.joined(separator: " and ")
    }
}
