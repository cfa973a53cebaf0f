/// Text from a source file, with the place it was read from.
public struct LocatedText: Hashable, Sendable {
    /// The text.
    public let text: String
    /// Where it stands.
    public let location: SourceLocation

    /// Pairs a text with its place.
    public init(_ text: String, at location: SourceLocation) {
        self.text = text
        self.location = location
    }
}
