import ArgumentParser
import SiteKit

/// `sitegen showcase audit`.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Proves, offline, that every picture is the one its records tell of.",
        discussion: """
            Follows every ledger from its first record to the head that the lock names, and compares pictures, \
            originals and metadata with what was recorded. Every finding names its file. Originals that are \
            absent are warnings. Exit code 1 when anything doesn't hold.
            """
    )

    @OptionGroup var site: SiteOptions

    @Option(help: ReportFormat.help)
    var format = ReportFormat.text

    @OptionGroup var jobs: JobsOption

    func run() async throws {
        let root = site.root
        let audit = ShowcaseAudit(RealFileSystem(root: root), jobs: jobs.count)
        let report = await audit.run()
        format.report(report.diagnostics, root: root, run: "showcase-audit")
        let failed = report.diagnostics.hasErrors
        if format == .text {
            let proved =
                "\(Count.of(report.assets, "asset")), \(Count.of(report.records, "record")), "
                + "\(Count.of(report.pictures, "picture")), \(Count.of(report.originals, "original"))"
            let elsewhere =
                report.absentOriginals > 0 ? ", \(Count.of(report.absentOriginals, "original")) absent" : ""
            Console.error(
                failed
                    ? "\(TextReporter.count(report.diagnostics)); proved: \(proved)\(elsewhere)"
                    : "all proved: \(proved)\(elsewhere)")
        }
        if failed { throw ArgumentParser.ExitCode(ShowcaseRunOutcome.exitCode(report.diagnostics).rawValue) }
    }
}
