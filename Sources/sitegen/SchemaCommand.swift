import ArgumentParser
import SiteKit

/// `sitegen schema`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Explains the files of a site key by key, and writes JSON Schema for editors.",
        discussion: """
            Without a name it lists the formats there are. JSON Schema files let an editor complete, explain and check \
            YAML while it is written; docs/formats.md says how.
            """
    )

    @Argument(help: "A format, such as site.")
    var name: String?

    @Option(help: ArgumentHelp("Write all formats as JSON Schema files into a folder.", valueName: "folder"))
    var json: String?

    @Option(help: ArgumentHelp("Write the tables of keys in a Markdown file anew.", valueName: "file"))
    var docs: String?

    func validate() throws {
        if let name {
            if json != nil || docs != nil { throw ValidationError("--json and --docs are about all formats.") }
            guard SiteFormat.named(name) != nil else {
                let names = SiteFormat.all.map(\.name)
                let help = Suggestion.help(for: name, among: names) ?? "there are \(names.joined(separator: ", "))"
                throw ValidationError("there is no format '\(name)'; \(help)")
            }
        }
    }

    func run() throws {
        do {
            if let json {
                for file in try SiteFormat.writeSchemas(to: AbsolutePath.resolve(json)) {
                    Console.error("wrote \(file)")
                }
            }
            if let docs {
                let (isChanged, fault) = try SiteFormat.renewTables(in: AbsolutePath.resolve(docs))
                if let fault {
                    Console.error("\(docs): \(fault)")
                    throw ArgumentParser.ExitCode(SiteKit.ExitCode.content.rawValue)
                }
                if isChanged { Console.error("wrote \(docs)") }
            }
        } catch let error as FileError {
            Console.error(error.description)
            throw ArgumentParser.ExitCode(SiteKit.ExitCode.environment.rawValue)
        }
        if let format = name.flatMap(SiteFormat.named) {
            Console.output(format.reference)
        } else if json == nil, docs == nil {
            Console.output(
                TextTable.text(["format", "files", ""], SiteFormat.all.map { [$0.name, $0.files, $0.doc] }))
        }
    }
}
