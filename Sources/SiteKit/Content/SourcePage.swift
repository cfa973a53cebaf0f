/// A page as it was written: front matter read, Markdown not yet.
public struct SourcePage: Sendable {
    /// Its file, below `content/`.
    public let path: RelativePath
    /// The bytes of the file.
    public let text: SourceText
    /// Where its Markdown is, in bytes.
    public let body: Range<Int>
    /// What its head says.
    public let matter: FrontMatter
    /// Its section files in the order listed.
    public var sections: [SourceSection] = []
}

/// One section of a home or product page.
public struct SourceSection: Sendable {
    /// Its file, beside the page's `index.md`.
    public let path: RelativePath
    /// The bytes of the file.
    public let text: SourceText
    /// Where its Markdown is, in bytes.
    public let body: Range<Int>
    /// What its head says.
    public let matter: SectionFrontMatter
}
