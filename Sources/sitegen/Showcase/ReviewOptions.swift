import ArgumentParser
import SiteKit

/// What `accept`, `reject` and `withdraw` are told, and their run.
struct ReviewOptions: ParsableArguments {
    @OptionGroup var site: SiteOptions

    @Argument(help: ArgumentHelp("Identifier of the asset.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("Who decides and answers for it.", valueName: "name"))
    var by: String

    @Option(help: ReportFormat.help)
    var format = ReportFormat.text

    /// Refuses what can't go into a record.
    func check() throws {
        if let fault = Review.fault(ofName: by) { throw ValidationError(fault) }
    }

    /// Decides.
    func run(_ decision: ReviewRun.Decision) async throws {
        let root = site.root
        try await ShowcaseRunOutcome.report(root: root, format) {
            try ReviewRun.run(root: root, decision, id: id, by: by, now: .now, tool: Version.sitegen)
        }
    }
}
