/// What the Markdown room asks the rest of the site.
public protocol MarkdownResolver: Sendable {
    /// Where a link leads. Asked for everything but `http`, `https`, `mailto` and `#anchor` links.
    func link(_ destination: String, in file: RelativePath) -> LinkResolution
    /// Which picture is meant.
    func image(_ destination: String, in file: RelativePath) -> ImageResolution
    /// What a directive stands for.
    func directive(_ directive: Directive, in file: RelativePath) -> DirectiveResult
}

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

/// What a resolver says about a picture.
public enum ImageResolution: Sendable {
    /// A picture and its size in pixels.
    case image(url: String, width: Int, height: Int, srcset: String? = nil, sizes: String? = nil)
    /// There is none.
    case failure(ResolutionFailure)
}

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

/// Why something could not be resolved; the place is added by who asked.
public struct ResolutionFailure: Hashable, Sendable {
    /// The kind of fault.
    public let code: DiagnosticCode
    /// What is wrong, in one sentence without a full stop.
    public let message: String
    /// A few words beside the caret.
    public let label: String
    /// What to do.
    public let help: String?
    /// The exact place, if it is narrower than the whole destination or directive.
    public let location: SourceLocation?

    /// Describes a failure.
    public init(
        _ code: DiagnosticCode, _ message: String, label: String = "", help: String? = nil,
        at location: SourceLocation? = nil
    ) {
        self.code = code
        self.message = message
        self.label = label
        self.help = help
        self.location = location
    }

    func diagnostic(at place: SourceLocation) -> Diagnostic {
        .error(code, message, at: location ?? place, label: label, help: help)
    }
}
