import ArgumentParser
import SiteKit

/// `sitegen templates`.
struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "Prints every template's view: the names it can use, and what they are."
    )

    func run() {
        Console.output(TemplateViews.reference)
    }
}
