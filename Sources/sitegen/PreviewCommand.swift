import ArgumentParser
import SiteKit

/// `sitegen preview`.
struct PreviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Shows the site while it is written: what is saved is seen at once.",
        discussion: """
            Serves the pages a build would make, drafts too, to browsers on this machine, and updates open tabs when a \
            source changes. A page with errors stays as it was, with the errors laid over it. A bar on every page tells \
            what the checks say of it; /_sitegen/ lists all pages, facts and showcase pictures. Nothing is written, and \
            nothing of it reaches the built site. Ctrl-C ends it.
            """
    )

    @OptionGroup var site: SiteOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The port; when it is taken, the next free one. 0 for any that is free.", valueName: "number"))
    var port = 4000

    @Option(
        help: ArgumentHelp(
            "The address of this machine to listen on. Any but the loopback needs --allow-host.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(
        help: ArgumentHelp(
            "A name or address under which other machines may ask for the preview. May be given several times.",
            valueName: "name"))
    var allowHost: [String] = []

    @Flag(help: "Open the site in the browser.")
    var open = false

    @OptionGroup var jobs: JobsOption

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("a port is a number from 0 to 65535") }
        for name in allowHost where !PreviewCommand.isName(name) {
            throw ValidationError(
                "'\(name)' can't be a host: write its name or address alone, without http:// and port")
        }
        let isLoopback = host.hasPrefix("127.") || host == "::1" || host == "localhost"
        if !isLoopback, allowHost.isEmpty {
            throw ValidationError(
                "listening on \(host) shows the site, drafts too, to every machine that reaches this one; name those "
                    + "it is meant for: --allow-host NAME, as it stands in their address bar")
        }
    }

    /// Whether a text can be what stands between `http://` and the port.
    private static func isName(_ text: String) -> Bool {
        let isNumbers = text.contains(":") && text.utf8.count(where: { $0 == UInt8(ascii: ":") }) >= 2
        return !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                    true
                case UInt8(ascii: ":"): isNumbers
                default: false
                }
            }
    }

    func run() async throws {
        var settings = PreviewSession.Settings(root: site.root, port: port, jobs: jobs.count)
        settings.host = host == "localhost" ? "127.0.0.1" : host
        let isEvery = ["0.0.0.0", "::"].contains(settings.host)
        settings.allowedHosts = allowHost + (isEvery || settings.host == "127.0.0.1" ? [] : [settings.host])
        let log = PreviewLog(root: site.root)
        let session: PreviewSession
        do throws(PreviewRefusal) {
            session = try await PreviewSession.start(settings) { log.tell($0) }
        } catch {
            ReportFormat.text.report([error.diagnostic], root: site.root, run: "preview")
            throw ArgumentParser.ExitCode(error.exitCode.rawValue)
        }
        if port != 0, session.port != port { Console.error("port \(port) is taken: it is \(session.port) instead") }
        if session.isPolling {
            Console.error("the system doesn't tell of changes here, so they are looked for: it takes a moment longer")
        }
        // Whoever reads the address may end it at once.
        let signals = StopSignals()
        let shown = settings.host == "127.0.0.1" ? host : allowHost.first ?? host
        let address = "http://\(shown.contains(":") ? "[\(shown)]" : shown):\(session.port)/"
        Console.output("the site is at \(address)")
        Console.output("for writers: \(address)_sitegen/")
        Console.output("Ctrl-C ends it")
        let running = Task { await session.run() }
        if open, let failure = Browser.open(address) { Console.error(failure) }
        await signals.wait()
        running.cancel()
        await running.value
    }
}
