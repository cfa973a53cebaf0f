import ArgumentParser
import SiteKit

/// `sitegen showcase accept`.
struct AcceptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Publishes the picture that waits for its review, under the name of the one who looked at it.",
        discussion: """
            Refused when nothing waits, when the manifest asks for something else by now, and for the pictures of a rehearsal. \
            Asking again changes nothing.
            """
    )

    @OptionGroup var review: ReviewOptions

    func validate() throws { try review.check() }

    func run() async throws { try await review.run(.accept) }
}
