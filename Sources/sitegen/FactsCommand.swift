import ArgumentParser
import SiteKit

/// `sitegen facts`.
struct FactsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "facts",
        abstract: "Lists the facts: value, status, age, and where each is used; or one fact whole.",
        discussion: """
            Reads the site as a build does, drafts too, and writes nothing. With a name it shows that fact with its \
            source and every place.
            """
    )

    /// How the list is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Argument(help: ArgumentHelp("The fact to show; all without one.", valueName: "name"))
    var name: String?

    @OptionGroup var site: SiteOptions

    @Flag(help: "List every place of every fact.")
    var uses = false

    @Option(help: "How the facts are written: text for people, json for programs.")
    var format = Format.text

    @Option(
        help: ArgumentHelp("The day that ages are counted to. (default: today)", valueName: "day"),
        transform: FactsCommand.day)
    var today: CalendarDate?

    @OptionGroup var jobs: JobsOption

    func run() async throws {
        let root = site.root
        let report = await FactsReport.make(root: root, jobs: jobs.count)
        ReportFormat.text.report(report.diagnostics, root: root)
        let listing = FactListing(today: today ?? Timestamp.now.date)
        if let name, report.exitCode != .usage {
            let (row, fault) = report.row(name)
            guard let row else {
                ReportFormat.text.report(fault.map { [$0] } ?? [], root: root)
                throw ArgumentParser.ExitCode(SiteKit.ExitCode.usage.rawValue)
            }
            Console.output(format == .json ? listing.json(row).text() : listing.whole(row))
        } else if format == .json {
            Console.output(listing.json(report.rows).text())
        } else if !report.rows.isEmpty {
            Console.output(listing.table(report.rows, allUses: uses))
        } else if report.exitCode != .usage {
            Console.error("no facts are registered in \(FactRegistry.path)")
        }
        if report.exitCode != .clean { throw ArgumentParser.ExitCode(report.exitCode.rawValue) }
    }

    @Sendable private static func day(_ text: String) throws -> CalendarDate {
        guard let day = CalendarDate(text) else { throw ValidationError("'\(text)' is not a day such as 2026-11-24") }
        return day
    }
}
