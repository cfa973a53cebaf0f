import ArgumentParser
import SiteKit

/// `sitegen showcase refresh`.
struct RefreshCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh",
        abstract: "Asks the image API for the pictures that the manifest wants and nobody has asked for yet.",
        discussion: """
            Every picture costs money, so each request is asked for once: what waits for its review, was refused, or is \
            lost isn't asked for again unless you say so. All that is paid for is written to the journal in the state \
            folder first; a run that was ended anywhere is gone on with by the next one, and pays nothing again. The \
            pictures wait as candidates: 'sitegen showcase accept' publishes them.

            The key is read from the environment variable ALLTOKEN_API_KEY and from nowhere else. Ctrl-C ends the run \
            in good order; a second Ctrl-C ends it at once, which is safe too.
            """
    )

    @OptionGroup var site: SiteOptions

    @Option(help: ArgumentHelp("Ask for this asset alone; can be given several times.", valueName: "id"))
    var only: [String] = []

    @Flag(help: "Show what would be asked for and how many pictures would be paid; asks nobody and writes nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp("The most pictures to ask for. (default: the manifest's caps.per-run)", valueName: "number"))
    var maxImages: Int?

    @Option(help: ArgumentHelp("How many tasks are under way at once, 1 to 64.", valueName: "number"))
    var concurrency = 8

    @Option(
        help: ArgumentHelp(
            "Ask once more for an asset of which nobody knows whether it was paid; may pay a second time.",
            valueName: "id"))
    var retryUnknown: [String] = []

    @Option(
        help: ArgumentHelp(
            "Ask, and pay, once more for this asset, whatever has become of its last picture.", valueName: "id"))
    var again: String?

    @Option(
        help: ArgumentHelp("The folder with the journal. (default: showcase/.state in the site)", valueName: "folder"))
    var stateDir: String?

    @Flag(help: "Begin a new state folder: for a showcase that never had one, or whose journal is lost for good.")
    var newState = false

    @Option(
        help: ArgumentHelp(
            "A shell command that carries the state folder (SITEGEN_STATE_DIR) away. It runs before anything is asked "
                + "for, and nothing is if it fails; and again as the run goes on.",
            valueName: "command"))
    var persist: String?

    @Option(
        help: ArgumentHelp(
            "Who is asked: alltoken, or emulator[:PORT], which 'sitegen showcase emulator' runs.", valueName: "name"))
    var provider = ProviderName.alltoken

    @OptionGroup var jobs: JobsOption

    @Option(
        help: """
            How the outcome is written: text for people, json for programs, one object, sarif for code scanning, github \
            for the annotations of a workflow.
            """)
    var format = ReportFormat.text

    func validate() throws {
        guard (1...64).contains(concurrency) else { throw ValidationError("--concurrency must be from 1 to 64.") }
        if let maxImages, !(0...100_000).contains(maxImages) {
            throw ValidationError("--max-images must be from 0 to 100000.")
        }
        if let persist, persist.allSatisfy(\.isWhitespace) { throw ValidationError("--persist needs a command.") }
        if stateDir?.isEmpty == true { throw ValidationError("--state-dir needs a folder.") }
    }

    func run() async throws {
        CoreDumps.forbid()
        guard let provider = provider.provider else { throw ValidationError("there is no such provider") }
        let key = self.provider == .alltoken ? APIKey(Environment.variable(APIKey.variable)) : .rehearsal
        let session = RefreshSession(request: request(provider), key: key, format: format, persist: persist)
        try await dryRun ? session.plan() : session.run()
    }

    private func request(_ provider: Provider) -> RefreshRequest {
        let root = site.root
        let state = StateFolder.named(stateDir, root: root)
        var request = RefreshRequest(
            root: root, state: state, provider: provider, jobs: jobs.count, tool: Version.sitegen)
        request.only = only
        request.again = again
        request.retryUnknown = retryUnknown
        request.maxImages = maxImages
        request.concurrency = concurrency
        request.makesState = newState
        request.isPersisting = persist != nil
        return request
    }
}

extension StateFolder {
    /// The folder given with `--state-dir`, or the one in the site.
    static func named(_ path: String?, root: String) -> StateFolder {
        guard let path else { return StateFolder(path: "\(root)/\(standard)", shown: standard) }
        return StateFolder(path: AbsolutePath.resolve(path), shown: path)
    }
}
