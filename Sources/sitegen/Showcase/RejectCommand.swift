import ArgumentParser
import SiteKit

/// `sitegen showcase reject`.
struct RejectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject",
        abstract: "Lets go of the picture that waits for its review; what is published stays.",
        discussion: """
            The record and the original stay. The same request is not asked again of itself. \
            Asking again changes nothing.
            """
    )

    @OptionGroup var review: ReviewOptions

    func validate() throws { try review.check() }

    func run() async throws { try await review.run(.reject) }
}
