/// One use of a directive: `:name[label]{attributes}`, `::name…` or `:::name…`.
public struct Directive: Sendable {
    /// How it stands in the text.
    public enum Form: Sendable {
        /// `:name[label]`, within a line of text.
        case inline
        /// `::name{…}`, a line of its own.
        case leaf
        /// `:::name` to `:::`, around blocks.
        case container
    }

    /// One `key=value` between the braces.
    public struct Attribute: Hashable, Sendable {
        /// The key; `id` for `#x` and `class` for `.x`.
        public let name: String
        /// The value, without quotes; empty for a bare key.
        public let value: String
        /// Where the key is written.
        public let location: SourceLocation
        /// Where the value is written; the key's place if it has none.
        public let valueLocation: SourceLocation
    }

    /// The word after the colons.
    public let name: String
    /// How it stands in the text.
    public let form: Form
    /// What is between the brackets, as written but for `\[`, `\]` and `\\`; `nil` without brackets.
    public let label: String?
    /// What is between the braces, in order.
    public let attributes: [Attribute]
    /// The whole directive; for a container, its opening line.
    public let location: SourceLocation
    /// The name alone.
    public let nameLocation: SourceLocation
    /// The label alone; the name's place if there is none.
    public let labelLocation: SourceLocation

    /// The value of the first attribute called `name`.
    public subscript(name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }
}
