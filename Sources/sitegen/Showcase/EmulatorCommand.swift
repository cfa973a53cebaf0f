import ArgumentParser
import ImageAPIEmulator
import SiteKit

/// `sitegen showcase emulator`.
struct EmulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emulator",
        abstract: "Runs a stand-in for the image API on this machine: no key, no cost, and faults on demand.",
        discussion: """
            Behaves as the image API does: tasks, one-time delivery, keys forgotten after a minute. Pictures are noise of \
            the size asked for. Any client can be pointed at it; any word will do for a key. Ctrl-C ends it and says \
            what was billed.

            A fault is written WHERE[#N][xM]=WHAT[:ARG]: at the N-th request of that kind, M times (x* for ever). \
            WHERE is create, poll, collect (the GET that would hand the picture over), picture (the link), or any. \
            For example: --fault create=lost --fault 'collect=cut:-1' --fault 'poll#3x2=429:5'. WHAT is one of:

            \(EmulatorFault.help.map { "  \($0.spelling): \($0.meaning)" }.joined(separator: "\n"))

            While it runs: GET /_emulator/billing answers with its books, GET /_emulator/pictures/ID with a task's picture as \
            it was made, POST /_emulator/faults takes more faults (a line each), POST /_emulator/clock sets its clock forward \
            by a number of seconds.
            """
    )

    @Option(help: ArgumentHelp("The port on 127.0.0.1; 0 for any that is free.", valueName: "number"))
    var port = 8787

    @Option(help: "Which generation of the API it is.")
    var contract = Generation.august

    /// The generations of the API, in words for the command line.
    enum Generation: String, CaseIterable, ExpressibleByArgument {
        case may, august
    }

    @Option(
        help: ArgumentHelp(
            "Seconds until a picture is ready. (default: 15 for low quality, 30 for medium, 125 for high)",
            valueName: "seconds"))
    var ready: Double?

    @Flag(help: "No answer has a picture's address: the provider's own upload fails, always.")
    var noLinks = false

    @Option(help: "What pictures look like: photo, noise as large as a photograph, or flat, a kilobyte.")
    var pictures = Look.photo

    /// What pictures look like, in words for the command line.
    enum Look: String, CaseIterable, ExpressibleByArgument {
        case photo, flat
    }

    @Option(help: ArgumentHelp("How many times as fast as the machine's its clock runs.", valueName: "factor"))
    var speed = 1.0

    @OptionGroup var faults: FaultsOption

    @Option(help: ArgumentHelp("How likely each request is to meet a fault, 0 to 1.", valueName: "share"))
    var chaos = 0.0

    @Option(help: ArgumentHelp("What ids and drawn faults are made from.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp("Add a line of JSON to this file for every task billed and handed over.", valueName: "file"))
    var record: String?

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("a port is a number from 0 to 65535") }
        guard speed > 0, speed <= 1e6 else { throw ValidationError("--speed takes a number above 0, at most 1000000") }
        guard (0...1).contains(chaos) else { throw ValidationError("--chaos takes a number from 0 to 1") }
        if let ready, !(0...1e6).contains(ready) {
            throw ValidationError("--ready takes a number of seconds from 0 to 1000000")
        }
    }

    func run() async throws {
        let faults = try faults.read()
        var settings = EmulatorSettings(contract: contract == .may ? .may : .august, seed: seed)
        settings.readyAfter = ready
        settings.chaos = chaos
        settings.linksPictures = !noLinks
        settings.pictures = pictures == .flat ? .flat : .photo
        let server: EmulatorServer
        do throws(EmulatorServer.StartError) {
            server = try await EmulatorServer.start(
                settings, port: port, speed: speed, faults: faults,
                record: record.map { AbsolutePath.resolve($0) }, onRequest: EmulatorCommand.tell)
        } catch {
            Console.error("sitegen: \(error)")
            if case .portInUse = error {
                Console.error("end what listens there, or take another port: --port \(port + 1), or --port 0 for any")
            }
            throw ArgumentParser.ExitCode(SiteKit.ExitCode.environment.rawValue)
        }
        Console.output("the image API (\(contract.rawValue)) is at http://127.0.0.1:\(server.port)/v1")
        Console.output("point a client there, with any key:")
        Console.output("  export ALLTOKEN_BASE_URL=http://127.0.0.1:\(server.port)/v1 ALLTOKEN_API_KEY=emulated")
        Console.output("  curl -H \"Authorization: Bearer $ALLTOKEN_API_KEY\" \"$ALLTOKEN_BASE_URL/images/models\"")
        Console.output("Ctrl-C ends it")
        await StopSignals.wait()
        let billing = server.billing
        await server.stop()
        summarise(billing, server)
    }

    /// A line for each request; never its headers, which hold the key.
    private static func tell(_ note: EmulatorServer.Note) {
        let status = note.status == 0 ? "closed without an answer" : String(note.status)
        let task = note.task.map { " \($0)" } ?? ""
        let fault = note.fault.map { " (fault: \($0))" } ?? ""
        // A path is the client's text; what isn't printable could play with the terminal.
        let path = String(
            note.path.unicodeScalars.prefix(200).map { $0.isASCII && $0.value > 31 ? Character($0) : "?" })
        Console.output("\(note.method) \(path) \(status)\(task)\(fault)")
    }

    private func summarise(_ billing: [BilledTask], _ server: EmulatorServer) {
        let handedOver = billing.count { $0.handedOver > 0 || $0.linkReads > 0 }
        let waiting = billing.filter { $0.outcome == .completed && $0.handedOver == 0 && $0.linkReads == 0 }
        let tasks = Count.of(billing.count, "task")
        Console.output("\(tasks) billed, \(handedOver) handed over, \(waiting.count) finished and never collected")
        for task in waiting.prefix(20) { Console.output("  never collected: \(task.id)") }
        if waiting.count > 20 { Console.output("  and \(waiting.count - 20) more") }
        if server.leakedKeys > 0 {
            Console.output(
                "the key was sent along with \(Count.of(server.leakedKeys, "picture link")), where it doesn't belong")
        }
    }
}
