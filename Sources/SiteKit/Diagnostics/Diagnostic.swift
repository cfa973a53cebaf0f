/// One fault found in the site's sources or surroundings: what, where, and the way out.
public struct Diagnostic: Hashable, Sendable {
    /// How bad it is.
    public enum Severity: String, Sendable {
        /// Nothing is written.
        case error
        /// Worth a look; the build goes on.
        case warning
    }

    /// How bad it is.
    public let severity: Severity
    /// The kind of fault.
    public let code: DiagnosticCode
    /// What is wrong, in one sentence without a full stop.
    public let message: String
    /// Where; `nil` when it isn't about a file.
    public let location: SourceLocation?
    /// A few words beside the caret.
    public let label: String
    /// Further facts, a line each.
    public let notes: [String]
    /// What to do.
    public let help: String?

    /// An error.
    public static func error(
        _ code: DiagnosticCode, _ message: String, at location: SourceLocation? = nil,
        label: String = "", notes: [String] = [], help: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            severity: .error, code: code, message: message, location: location, label: label, notes: notes, help: help)
    }

    /// A warning.
    public static func warning(
        _ code: DiagnosticCode, _ message: String, at location: SourceLocation? = nil,
        label: String = "", notes: [String] = [], help: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            severity: .warning, code: code, message: message, location: location, label: label, notes: notes,
            help: help)
    }
}

extension Diagnostic {
    /// The same as an error, for those who want no warnings.
    public var asError: Diagnostic {
        .error(code, message, at: location, label: label, notes: notes, help: help)
    }

    /// Whether it says that there is no site, or no showcase, where one was looked for.
    public var isMissingSite: Bool { code == .missingConfiguration || code == .missingManifest }
}

extension Sequence<Diagnostic> {
    /// Whether anything here forbids writing the site.
    public var hasErrors: Bool { contains { $0.severity == .error } }
}
