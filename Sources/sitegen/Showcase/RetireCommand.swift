import ArgumentParser
import SiteKit

/// `sitegen showcase retire`.
struct RetireCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire",
        abstract: "Takes back the pictures of an asset that has left the manifest; its ledger and originals stay.")

    @OptionGroup var site: SiteOptions

    @Argument(help: ArgumentHelp("Identifier of the asset.", valueName: "id"))
    var id: String

    @Option(help: ReportFormat.help)
    var format = ReportFormat.text

    func run() async throws {
        let root = site.root
        try await ShowcaseRunOutcome.report(root: root, format) {
            try RetireRun.run(root: root, id: id, now: .now, tool: Version.sitegen)
        }
    }
}
