/// One value of a YAML document and where it stands. Scalars are kept as written: `0.10` stays `0.10`.
public struct YAMLNode: Sendable {
    /// What was written.
    public indirect enum Value: Sendable {
        /// Text; plain when it stands there without quotes.
        case scalar(String, isPlain: Bool)
        /// Nothing, `~` or an unquoted `null`.
        case null
        /// Items in their order.
        case list([YAMLNode])
        /// Entries in their order; keys are unique.
        case map([Entry])
    }

    /// One key and its value.
    public struct Entry: Sendable {
        /// The key.
        public let key: String
        /// Where the key stands.
        public let keyLocation: SourceLocation
        /// Its value.
        public let value: YAMLNode
    }

    /// What was written.
    public let value: Value
    /// Where it begins.
    public let location: SourceLocation

    /// What this is, in words for messages.
    public var kind: String {
        switch value {
        case .scalar: "a single value"
        case .null: "nothing"
        case .list: "a list"
        case .map: "a mapping"
        }
    }
}
