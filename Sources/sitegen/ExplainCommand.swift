import ArgumentParser
import SiteKit

/// `sitegen explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Says what a code such as SG0412 means and what to do; lists all codes when none is named."
    )

    @Argument(help: ArgumentHelp("Codes: SG0412, sg412 and 412 are the same.", valueName: "code"))
    var codes: [String] = []

    @Flag(help: "Print all codes as the Markdown page docs/diagnostics.md.")
    var markdown = false

    func validate() throws {
        if markdown && !codes.isEmpty { throw ValidationError("--markdown prints all codes: name none.") }
    }

    func run() throws {
        if markdown { return Console.outputText(DiagnosticReference.page) }
        if codes.isEmpty {
            let rows = DiagnosticCode.all.map { [$0.id, $0.summary] }
            return Console.output(TextTable.text(["code", "what is wrong"], rows))
        }
        var found: [String] = []
        var isComplete = true
        for word in codes {
            if let code = DiagnosticReference.code(word) {
                found.append(DiagnosticReference.text(code))
            } else {
                isComplete = false
                Console.error("there is no code '\(word)'\(ExplainCommand.suggestion(word))")
            }
        }
        if !found.isEmpty { Console.outputText(found.joined(separator: "\n")) }
        if !isComplete { throw ArgumentParser.ExitCode(SiteKit.ExitCode.usage.rawValue) }
    }

    private static func suggestion(_ word: String) -> String {
        let near = DiagnosticReference.near(word)
        if near.isEmpty { return "; 'sitegen explain' lists all of them" }
        return "; did you mean \(near.map { "\($0.id) (\($0.summary))" }.joined(separator: ", or "))?"
    }
}
