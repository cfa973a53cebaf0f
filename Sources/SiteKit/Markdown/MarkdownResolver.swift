/// What the Markdown room asks the rest of the site.
public protocol MarkdownResolver: Sendable {
    /// Where a link leads. Asked for everything but `http`, `https`, `mailto` and `#anchor` links.
    func link(_ destination: String, in file: RelativePath) -> LinkResolution
    /// The same; the place of the destination is known when it begins with `fact:`.
    func link(_ destination: String, in file: RelativePath, at place: SourceLocation?) -> LinkResolution
    /// Which picture is meant.
    func image(_ destination: String, in file: RelativePath) -> ImageResolution
    /// What a directive stands for.
    func directive(_ directive: Directive, in file: RelativePath) -> DirectiveResult
    /// The same in plain Markdown: the blocks that a leaf directive stands for, or the title of a container.
    func markdown(_ directive: Directive, in file: RelativePath) -> [UInt8]
}

extension MarkdownResolver {
    /// The label alone, for those that make no twins.
    public func markdown(_ directive: Directive, in file: RelativePath) -> [UInt8] {
        MarkdownText.escaped(directive.label ?? directive.name)
    }
}

extension MarkdownResolver {
    /// Asks without the place.
    public func link(_ destination: String, in file: RelativePath, at place: SourceLocation?) -> LinkResolution {
        link(destination, in: file)
    }
}
