/// An anchor that a link leads to and that somebody has to look for.
public struct PageAnchor: Hashable, Sendable {
    /// The file whose page it is on.
    public let page: RelativePath
    /// The anchor, without `#`, with percent escapes resolved.
    public let fragment: String
    /// Where the link's destination is written.
    public let location: SourceLocation

    /// Names an anchor.
    public init(page: RelativePath, fragment: String, location: SourceLocation) {
        self.page = page
        self.fragment = fragment
        self.location = location
    }
}
