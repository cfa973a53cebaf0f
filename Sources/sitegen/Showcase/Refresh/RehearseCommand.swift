import ArgumentParser
import Foundation
import ImageAPIEmulator
import SiteKit

/// `sitegen showcase rehearse`.
struct RehearseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rehearse",
        abstract: "Runs a whole refresh against a stand-in for the image API, in a temporary folder: no key, no cost.",
        discussion: """
            Takes the manifest and nothing else along. Pictures are noise of the size asked for, the caps don't count, and \
            everything is removed at the end. At the end the stand-in shows its own books: what was billed, handed \
            over, never collected, or billed twice. 'sitegen showcase emulator --help' lists the faults.
            """
    )

    @OptionGroup var site: SiteOptions

    @OptionGroup var faults: FaultsOption

    @Option(help: "Which generation of the API is rehearsed.")
    var contract = EmulatorCommand.Generation.august

    @Option(help: ArgumentHelp("Seconds until a picture is ready.", valueName: "seconds"))
    var ready = 2.0

    @Option(help: ArgumentHelp("How many tasks are under way at once, 1 to 64.", valueName: "number"))
    var concurrency = 8

    @OptionGroup var jobs: JobsOption

    func validate() throws {
        guard (0...3600).contains(ready) else {
            throw ValidationError("--ready takes a number of seconds from 0 to 3600.")
        }
        guard (1...64).contains(concurrency) else { throw ValidationError("--concurrency must be from 1 to 64.") }
    }

    func run() async throws {
        let faults = try faults.read()
        let manifest = try manifest()
        let place = try RehearsalFolder(manifest)
        defer { place.remove() }
        var settings = EmulatorSettings(contract: contract == .may ? .may : .august)
        settings.readyAfter = ready
        let server: EmulatorServer
        do throws(EmulatorServer.StartError) {
            server = try await EmulatorServer.start(settings, faults: faults)
        } catch {
            throw RehearseCommand.failure("the stand-in can't be started: \(error)")
        }
        guard let provider = Provider.emulator(port: server.port) else { return }
        var request = RefreshRequest(
            root: place.path, state: StateFolder(path: place.state, shown: "the rehearsal's state folder"),
            provider: provider, jobs: jobs.count, tool: Version.sitegen)
        request.concurrency = concurrency
        request.makesState = true
        request.isCapped = false
        let session = RefreshSession(
            request: request, key: .rehearsal, format: .text, isRehearsal: true, lastWish: { place.remove() },
            epilogue: { _ in
                // Its books are read before it is stopped.
                let unmet = server.faults.filter { $0.happened == 0 }
                RehearsalAccount(server.billing, leakedKeys: server.leakedKeys, unmet: unmet).tell()
                await server.stop()
            })
        try await session.run()
    }

    /// The manifest's bytes, once it is known to be sound.
    private func manifest() throws -> [UInt8] {
        let root = site.root
        let (manifest, faults) = ShowcaseManifest.read(RealFileSystem(root: root), root: root)
        guard manifest != nil, !faults.hasErrors else {
            ReportFormat.text.report(faults, root: root)
            throw ArgumentParser.ExitCode(ShowcaseRunOutcome.exitCode(faults).rawValue)
        }
        do {
            return try Folder.readAll("\(root)/\(ShowcaseManifest.path)")
        } catch {
            throw RehearseCommand.failure("\(error)")
        }
    }

    static func failure(_ words: String) -> any Error {
        Console.error("sitegen: \(words)")
        return ArgumentParser.ExitCode(SiteKit.ExitCode.environment.rawValue)
    }
}

/// The temporary folder that a rehearsal happens in: a site that has a manifest and nothing else.
private struct RehearsalFolder: Sendable {
    /// Absolute path.
    let path: String

    init(_ manifest: [UInt8]) throws {
        path =
            FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("sitegen-rehearsal-\(UUID().uuidString)").path
        do {
            try Folder.make(path)
            try Folder.make("\(path)/showcase")
            try Folder.writeNew("\(path)/\(ShowcaseManifest.path)", manifest)
        } catch {
            remove()
            throw RehearseCommand.failure("\(error)")
        }
    }

    var state: String { "\(path)/\(StateFolder.standard)" }

    func remove() {
        try? Folder.removeTree(path)
    }
}
