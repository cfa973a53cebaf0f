/// A file's Markdown with directives replaced by what they say and links by whole addresses.
public struct MarkdownTwin: Hashable, Sendable {
    /// The heading that was taken out as title, as Markdown; empty if none was.
    public let title: [UInt8]
    /// Everything else.
    public let body: [UInt8]
}

/// What became of one file's Markdown.
public struct RenderedMarkdown: Sendable {
    /// A stretch of the page: what comes before the first splitting heading, or one such heading and its text.
    public struct Part: Hashable, Sendable {
        /// The heading that begins it, which is not in `html`; `nil` for the first part.
        public let heading: Heading?
        /// Its blocks.
        public let html: HTML

        /// Its text without markup, made anew each time it is asked for.
        public var text: String { HTMLText.plain(html) }
    }

    /// At least one; the first is what comes before any splitting heading and may be empty.
    public var parts: [Part] = []
    /// The heading that was taken out as title.
    public var title: Heading?
    /// All other headings, in the order of the page.
    public var headings: [Heading] = []
    /// Further ids, written in raw HTML.
    public var htmlIDs: [String] = []
    /// Anchors on other pages that links lead to.
    public var links: [PageAnchor] = []
    /// The Markdown that can be read by itself; `nil` when it wasn't asked for.
    public var twin: MarkdownTwin?
    /// What is wrong.
    public var diagnostics: [Diagnostic] = []

    /// All parts joined, without the headings that split them.
    public var html: HTML {
        if parts.count == 1 { return parts[0].html }
        var joined = HTML()
        for part in parts { joined.append(part.html) }
        return joined
    }

    /// Whether a link to `#fragment` finds something.
    public func hasAnchor(_ fragment: String) -> Bool {
        headings.contains { $0.id == fragment } || htmlIDs.contains(fragment)
    }
}
