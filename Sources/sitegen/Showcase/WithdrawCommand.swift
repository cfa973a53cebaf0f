import ArgumentParser
import SiteKit

/// `sitegen showcase withdraw`.
struct WithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Takes back a published picture; the newest placeholder stands in its place again.",
        discussion: """
            The record and the original stay. Without a placeholder nothing is published, and a build fails until there is a picture. \
            Asking again changes nothing.
            """
    )

    @OptionGroup var review: ReviewOptions

    func validate() throws { try review.check() }

    func run() async throws { try await review.run(.withdraw) }
}
