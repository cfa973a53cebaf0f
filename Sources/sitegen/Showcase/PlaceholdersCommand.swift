import ArgumentParser
import SiteKit

/// `sitegen showcase placeholders`.
struct PlaceholdersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "placeholders",
        abstract: "Draws the placeholder pictures of the manifest's assets, the same pixels on every machine.",
        discussion: """
            Writes the pictures, a record of each in its ledger, and its lock. Asking again writes nothing. Pictures that \
            were generated or imported are kept. Needs no network and costs nothing.
            """
    )

    @OptionGroup var site: SiteOptions

    @Argument(help: ArgumentHelp("Identifiers of assets; all of them when none is named.", valueName: "id"))
    var ids: [String] = []

    @OptionGroup var jobs: JobsOption

    @Option(help: ReportFormat.help)
    var format = ReportFormat.text

    func run() async throws {
        let root = site.root
        try await ShowcaseRunOutcome.report(root: root, format) {
            try await PlaceholderRun.run(
                root: root, only: ids, jobs: jobs.count, now: .now, tool: Version.sitegen)
        }
    }
}
