import ArgumentParser
import SiteKit

/// `sitegen showcase …`.
struct ShowcaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "showcase",
        abstract: "Looks after the showcase pictures.",
        subcommands: [PlaceholdersCommand.self]
    )
}

/// `sitegen showcase placeholders`.
struct PlaceholdersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "placeholders",
        abstract: "Draws the placeholder pictures of the manifest's assets, the same pixels on every machine.",
        discussion: "Pictures that were generated or imported are kept. Needs no network and costs nothing."
    )

    @OptionGroup var site: SiteOptions

    @Argument(help: "Identifiers of assets; all of them when none is named.")
    var ids: [String] = []

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("How many pictures to draw at once. (default: one per core)", valueName: "number"))
    var jobs: Int?

    func run() async throws {
        let root = site.root
        do {
            let summary = try await PlaceholderRun.run(root: root, only: ids, jobs: jobs ?? Machine.cores)
            ReportFormat.text.report(summary.diagnostics, root: root)
            for path in summary.written { Console.error("wrote \(path)") }
            for path in summary.removed { Console.error("removed \(path)") }
            for id in summary.kept { Console.error("kept \(id): it has a picture that isn't a placeholder") }
            Console.error(
                "\(summary.written.count) written, \(summary.removed.count) removed, \(summary.unchanged) as they were")
            if summary.diagnostics.hasErrors {
                throw ArgumentParser.ExitCode(SiteKit.ExitCode.content.rawValue)
            }
        } catch let error as FileError {
            Console.error("sitegen: \(error)")
            throw ArgumentParser.ExitCode(SiteKit.ExitCode.environment.rawValue)
        }
    }
}
