import ArgumentParser
import SiteKit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The command line: a shell over SiteKit.
@main
struct SitegenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sitegen",
        abstract: "Builds a product's page and docs from data, and refuses to ship what isn't finished.",
        discussion: """
            Exit codes: 0 all is well, 1 the content is at fault, 2 wrong usage or configuration, \
            3 the environment (files, disk, network), 4 the output isn't what the sources make.
            """,
        version: Version.sitegen,
        subcommands: [
            BuildCommand.self, PreviewCommand.self, CheckCommand.self, ContractCommand.self, FactsCommand.self,
            ExplainCommand.self,
            TemplatesCommand.self, SchemaCommand.self, ShowcaseCommand.self,
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var running = command as? any AsyncParsableCommand {
                try await running.run()
            } else {
                try command.run()
            }
        } catch {
            // The parser's own number for wrong usage is 64; ours is 2 for every command.
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            Console.error(fullMessage(for: error))
            endProcess(SiteKit.ExitCode.usage.rawValue)
        }
    }
}

/// Ends the process; named apart from the command's own `exit`.
func endProcess(_ code: Int32) -> Never {
    exit(code)
}
