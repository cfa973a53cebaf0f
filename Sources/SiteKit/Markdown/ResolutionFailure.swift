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
