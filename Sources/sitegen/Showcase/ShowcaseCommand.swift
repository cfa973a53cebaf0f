import ArgumentParser
import SiteKit

/// `sitegen showcase …`.
struct ShowcaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "showcase",
        abstract: "Looks after the showcase pictures: where each stands, and where each comes from.",
        subcommands: [
            StatusCommand.self, AuditCommand.self, PlaceholdersCommand.self, AcceptCommand.self, RejectCommand.self,
            WithdrawCommand.self, ImportCommand.self, RetireCommand.self,
            EmulatorCommand.self,
        ]
    )
}
