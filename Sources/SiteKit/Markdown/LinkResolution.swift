/// What a resolver says about a link.
public enum LinkResolution: Sendable {
    /// A URL to write, and the anchor on a page of the site that has to exist.
    case url(String, target: LinkTarget? = nil)
    /// Only the link's text is rendered.
    case text
    /// It leads nowhere.
    case failure(ResolutionFailure)
}

/// An anchor on a page of the site.
public struct LinkTarget: Hashable, Sendable {
    /// The file whose page it is on.
    public let page: RelativePath
    /// The anchor, without `#`.
    public let fragment: String

    /// Names an anchor.
    public init(page: RelativePath, fragment: String) {
        self.page = page
        self.fragment = fragment
    }
}
