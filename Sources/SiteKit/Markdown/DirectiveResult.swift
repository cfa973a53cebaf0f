/// What a resolver says about a directive.
public enum DirectiveResult: Sendable {
    /// Inline HTML.
    case inline(HTML)
    /// Block HTML.
    case leaf(HTML)
    /// What is written around the container's content.
    case container(open: HTML, close: HTML)
    /// It can't be used like this.
    case failure(ResolutionFailure)
}
