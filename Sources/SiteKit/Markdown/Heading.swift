/// A heading of a page.
public struct Heading: Hashable, Sendable {
    /// As rendered, 1 to 6.
    public let level: Int
    /// Unique on its page.
    public let id: String
    /// What it says, without markup.
    public let text: String
    /// What it says, as inline HTML.
    public let html: HTML
    /// Where it stands in the file, from 1.
    public let line: Int
}
