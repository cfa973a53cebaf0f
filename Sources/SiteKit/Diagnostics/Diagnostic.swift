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
    /// Whether what stands at the place must not be shown, as it is a secret. The message must not hold it either.
    public let hidesSource: Bool

    /// An error.
    public static func error(
        _ code: DiagnosticCode, _ message: String, at location: SourceLocation? = nil,
        label: String = "", notes: [String] = [], help: String? = nil, hidesSource: Bool = false
    ) -> Diagnostic {
        Diagnostic(
            severity: .error, code: code, message: message, location: location, label: label, notes: notes, help: help,
            hidesSource: hidesSource)
    }

    /// A warning.
    public static func warning(
        _ code: DiagnosticCode, _ message: String, at location: SourceLocation? = nil,
        label: String = "", notes: [String] = [], help: String? = nil, hidesSource: Bool = false
    ) -> Diagnostic {
        Diagnostic(
            severity: .warning, code: code, message: message, location: location, label: label, notes: notes,
            help: help, hidesSource: hidesSource)
    }
}

extension Diagnostic {
    /// The same as an error, for those who want no warnings.
    public var asError: Diagnostic {
        .error(code, message, at: location, label: label, notes: notes, help: help, hidesSource: hidesSource)
    }

    /// Whether it says that there is no site, or no showcase, where one was looked for.
    public var isMissingSite: Bool { code == .missingConfiguration || code == .missingManifest }

    /// Whether it says that an asset was named that isn't there: wrong usage, not wrong content.
    public var isUnknownAsset: Bool { code == .unknownAsset }

    /// All that is said, in lines, for formats that have one text and no excerpt.
    ///
    /// Control characters are replaced: a line of it can neither command a terminal nor end early.
    public var words: [String] {
        let first = label.isEmpty ? message : "\(message) (\(label))"
        let rest = notes.map { "note: \($0)" } + (help.map { ["help: \($0)"] } ?? [])
        return [VisibleText.line(first)] + rest.flatMap(VisibleText.lines)
    }
}

extension Sequence<Diagnostic> {
    /// Whether anything here forbids writing the site.
    public var hasErrors: Bool { contains { $0.severity == .error } }
}
