import ArgumentParser
import SiteKit

/// What a command that changes the showcase says at its end, and how it exits.
enum ShowcaseRunOutcome {
    /// How a command ends that found this.
    static func exitCode(_ diagnostics: [Diagnostic]) -> SiteKit.ExitCode {
        if diagnostics.contains(where: { $0.isMissingSite || $0.isUnknownAsset }) { return .usage }
        return diagnostics.hasErrors ? .content : .clean
    }

    /// Runs the command's work and reports it: faults of the content end with 1, of the command's own words with 2, of
    /// the machine with 3.
    ///
    /// - Returns: what was done, when it was done to the end.
    @discardableResult
    static func report(
        root: String, _ format: ReportFormat, _ work: () async throws -> ShowcaseRunSummary
    ) async throws -> ShowcaseRunSummary {
        let summary: ShowcaseRunSummary
        do {
            summary = try await work()
        } catch {
            guard error is FileError || error is ImagingError else { throw error }
            Console.error("sitegen: \(error)")
            if (error as? FileError)?.action != "read" {
                Console.error("what was written so far is sound: run the same command again once that is mended")
            }
            throw ArgumentParser.ExitCode(SiteKit.ExitCode.environment.rawValue)
        }
        format.report(summary.diagnostics, root: root, run: "showcase")
        if format == .text { tell(summary) }
        if summary.diagnostics.hasErrors { throw ArgumentParser.ExitCode(exitCode(summary.diagnostics).rawValue) }
        return summary
    }

    private static func tell(_ summary: ShowcaseRunSummary) {
        for path in summary.written { Console.error("wrote \(path)") }
        for path in summary.removed { Console.error("removed \(path)") }
        for id in summary.kept { Console.error("kept \(id): it has a picture that isn't a placeholder") }
        for note in summary.notes { Console.error(note) }
        let failed = summary.diagnostics.hasErrors
        if summary.written.isEmpty, summary.removed.isEmpty {
            Console.error(
                failed ? "\(TextReporter.count(summary.diagnostics)); nothing is written" : "nothing has changed")
        } else {
            Console.error(
                "\(summary.written.count) written, \(summary.removed.count) removed, \(summary.unchanged) as they were")
        }
    }
}
