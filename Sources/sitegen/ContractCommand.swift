import ArgumentParser
import SiteKit

/// `sitegen contract …`.
struct ContractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contract",
        abstract: "The addresses, anchors and redirects that the site has promised.",
        discussion: """
            A site may have a contract.yml. Every build then fails when something it lists would be gone. Pages that it \
            doesn't list are no fault: 'sitegen contract update' adds them.
            """,
        subcommands: [ContractUpdateCommand.self])
}

/// `sitegen contract update`.
struct ContractUpdateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Writes contract.yml from the site as it builds now.",
        discussion: """
            Keeps the comment at its top and the bounds of 'pages'. Promises are only added, unless --allow-removals is \
            given; without it, what would go is listed and nothing is written.
            """)

    @OptionGroup var site: SiteOptions

    @Flag(help: "Drop promises that the site no longer keeps.")
    var allowRemovals = false

    @OptionGroup var jobs: JobsOption

    func run() async throws {
        let root = site.root
        let outcome = await ContractUpdate.run(root: root, jobs: jobs.count, allowsRemovals: allowRemovals)
        ReportFormat.text.report(outcome.diagnostics, root: root)
        for name in outcome.removed { Console.error("\(outcome.isRefused ? "would remove" : "removed") \(name)") }
        if outcome.isRefused {
            Console.error(
                "nothing is written: give each an 'aliases' entry or an anchor, or say --allow-removals if it is meant")
        } else if outcome.exitCode != .clean {
            Console.error("\(TextReporter.count(outcome.diagnostics)); contract.yml is as it was")
        } else if outcome.isWritten {
            let changes = [
                outcome.added.isEmpty ? nil : "\(ContractUpdateCommand.list(outcome.added)) added",
                outcome.removed.isEmpty ? nil : "\(outcome.removed.count) removed",
            ].compactMap { $0 }
            let what = changes.isEmpty ? "put in order" : changes.joined(separator: ", ")
            Console.error("wrote contract.yml: \(what)")
        } else {
            Console.error("contract.yml is up to date")
        }
        if outcome.exitCode != .clean { throw ArgumentParser.ExitCode(outcome.exitCode.rawValue) }
    }

    private static func list(_ parts: [String]) -> String {
        parts.count < 2 ? parts.joined() : parts.dropLast().joined(separator: ", ") + " and " + parts[parts.count - 1]
    }
}
