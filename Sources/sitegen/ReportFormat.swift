import ArgumentParser
import SiteKit

/// How diagnostics are written.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, sarif, github

    /// What the option says of itself, in every command that has it.
    static let help: ArgumentHelp = """
        How faults are written: text for people, json for programs, one object a line, sarif for code scanning, \
        github for the annotations of a workflow.
        """

    /// Shows diagnostics: for people on standard error, for programs on standard output.
    ///
    /// - Parameter run: what they are of, by which collectors of SARIF logs tell logs apart.
    func report(_ diagnostics: [Diagnostic], root: String, run: String = "check") {
        switch self {
        case .json:
            for diagnostic in diagnostics { Console.output(JSONReporter.line(diagnostic)) }
        case .sarif:
            let reporter = SARIFReporter(version: Version.sitegen, run: run, prefix: AbsolutePath.prefix(of: root))
            Console.outputText(reporter.log(diagnostics))
        case .github:
            let reporter = GitHubReporter(prefix: AbsolutePath.prefix(of: root))
            for diagnostic in diagnostics { Console.output(reporter.line(diagnostic)) }
        case .text:
            let lines = DiagnosticLines.reader(for: diagnostics, RealFileSystem(root: root))
            let reporter = TextReporter(isColored: Console.isColored, line: lines)
            for diagnostic in diagnostics { Console.errorText(reporter.text(diagnostic)) }
        }
    }
}
