import ArgumentParser
import SiteKit

/// `sitegen showcase status`.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Shows where every asset stands: what is published, since when, and what differs from the manifest.")

    /// How the assets are written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @OptionGroup var site: SiteOptions

    @Option(
        help: ArgumentHelp(
            "The folder with the journal, which knows of last tasks. (default: showcase/.state in the site)",
            valueName: "folder"))
    var stateDir: String?

    @Option(help: "How the assets are written: text for people, json for programs, one object a line.")
    var format = Format.text

    func run() throws {
        let root = site.root
        let status = ShowcaseStatus.read(RealFileSystem(root: root))
        let tasks = LastTasks.read(root: root, StateFolder.named(stateDir, root: root))
        ReportFormat.text.report(status.diagnostics + tasks.diagnostics, root: root)
        if format == .json {
            for row in status.rows { Console.output(StatusCommand.json(row, tasks).text()) }
        } else if !status.rows.isEmpty {
            Console.output(StatusCommand.table(status.rows, tasks, today: Timestamp.now.date))
        }
        if status.rows.isEmpty, !status.diagnostics.hasErrors { Console.error("the showcase has no assets") }
        if tasks.diagnostics.hasErrors, !status.diagnostics.hasErrors {
            throw ArgumentParser.ExitCode(tasks.exitCode.rawValue)
        }
        if status.diagnostics.hasErrors {
            throw ArgumentParser.ExitCode(ShowcaseRunOutcome.exitCode(status.diagnostics).rawValue)
        }
    }

    private static func table(_ rows: [ShowcaseStatus.Row], _ tasks: LastTasks, today: CalendarDate) -> String {
        let lines = rows.map { row in
            var cells = cells(row, today: today)
            cells.insert(tasks.words(of: row.id) ?? "-", at: cells.count - 1)
            return cells
        }
        let heads = [
            "asset", "published", "since", "by", "candidate", "records", "last task", "differs from the manifest in",
        ]
        return TextTable.text(heads, lines)
    }

    private static func cells(_ row: ShowcaseStatus.Row, today: CalendarDate) -> [String] {
        let published = row.isRetired ? "retired" : row.published?.rawValue ?? "nothing"
        let since = row.since.map { "\($0) (\(age($0, today)))" } ?? "-"
        let candidate = row.candidate.map { words($0, today) } ?? "-"
        let differences = row.differences.isEmpty ? "-" : row.differences.joined(separator: ", ")
        return [row.id, published, since, row.by ?? "-", candidate, String(row.records), differences]
    }

    private static func words(_ candidate: ShowcaseStatus.Candidate, _ today: CalendarDate) -> String {
        let state =
            candidate.isRehearsal
            ? ", of a rehearsal" : candidate.isStale ? ", stale: \(candidate.differences.joined(separator: ", "))" : ""
        return "since \(candidate.since) (\(age(candidate.since, today)))\(state)"
    }

    private static func json(_ row: ShowcaseStatus.Row, _ tasks: LastTasks) -> JSONValue {
        let candidate = row.candidate.map { candidate in
            JSONValue.object([
                "since": .string(candidate.since.description), "stale": .bool(candidate.isStale),
                "differences": .array(candidate.differences.map(JSONValue.string)),
                "rehearsal": .bool(candidate.isRehearsal),
            ])
        }
        return .object([
            "id": .string(row.id), "published": row.published.map { .string($0.rawValue) } ?? .null,
            "since": row.since.map { .string($0.description) } ?? .null, "by": row.by.map(JSONValue.string) ?? .null,
            "candidate": candidate ?? .null, "lastTask": tasks.json(of: row.id),
            "records": .integer(row.records), "retired": .bool(row.isRetired),
            "differences": .array(row.differences.map(JSONValue.string)),
        ])
    }

    private static func age(_ day: CalendarDate, _ today: CalendarDate) -> String {
        let days = today.daysSince1970 - day.daysSince1970
        return days == 0 ? "today" : days == 1 ? "yesterday" : days < 0 ? "in the future" : "\(days) days"
    }
}
