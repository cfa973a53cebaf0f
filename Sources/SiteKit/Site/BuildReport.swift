/// How a build ended.
public struct BuildReport: Sendable {
    /// What was found, ordered by file and line.
    public var diagnostics: [Diagnostic]
    /// What the end means.
    public var exitCode: ExitCode
    /// How many pages the site has.
    public var pages = 0
    /// How many files the output has.
    public var files = 0
    /// How many of them are new or differ from before.
    public var written = 0
    /// How many files of the output before are gone.
    public var removed = 0

    /// Orders and joins what was found.
    init(_ diagnostics: [Diagnostic], exitCode: ExitCode) {
        self.diagnostics = BuildReport.sorted(diagnostics)
        self.exitCode = exitCode
    }

    /// Takes other findings in the place of those before, ordered and joined.
    mutating func replaceDiagnostics(_ diagnostics: [Diagnostic]) {
        self.diagnostics = BuildReport.sorted(diagnostics)
    }

    /// By place, so that the order tells nothing of which task was first; each fault once.
    private static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return diagnostics.filter { seen.insert($0).inserted }.enumerated().sorted { left, right in
            switch (left.element.location, right.element.location) {
            case (let a?, let b?) where a != b: a < b
            case (nil, _?): true
            case (_?, nil): false
            default: left.offset < right.offset
            }
        }.map(\.element)
    }
}
