import ArgumentParser
import SiteKit

/// `sitegen build`.
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Builds the site, offline, and publishes it in one step.",
        discussion: """
            Reads site.yml, content/, templates/, assets/, static/ and showcase/. If anything is wrong, every fault \
            is shown with its file, line and column, and the output stays as it is.
            """
    )

    @OptionGroup var site: SiteOptions

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Where to write. (default: public in the site)", valueName: "folder"))
    var output: String?

    @Option(help: ArgumentHelp("Publish at this address instead of site.yml's base_url.", valueName: "url"))
    var baseURL: String?

    @Flag(help: "Build drafts too.")
    var drafts = false

    @Option(help: ReportFormat.help)
    var format = ReportFormat.text

    @Flag(help: "Build a second time, in another place and with other settings, and prove that the bytes are equal.")
    var verify = false

    @Flag(help: "Write nothing; compare the output with what the sources make.")
    var check = false

    @OptionGroup var jobs: JobsOption

    func validate() throws {
        if check && verify { throw ValidationError("--check and --verify can't go together: --check writes nothing.") }
    }

    func run() async throws {
        let root = site.root
        let target = output.map(AbsolutePath.keepingName) ?? root + "/public"
        let options = BuildOptions(
            root: root, output: target, baseURL: baseURL, drafts: drafts, jobs: jobs.count)
        let clock = ContinuousClock()
        let start = clock.now
        var report = check ? await SiteBuild.check(options) : await SiteBuild.write(options)
        if verify, report.exitCode == .clean {
            let faults = VerifyRun(options).faults()
            report.diagnostics += faults
            if let fault = faults.first { report.exitCode = fault.isDrift ? .drift : .environment }
        }
        format.report(report.diagnostics, root: root, run: "build")
        if format == .text { summarise(report, options, seconds: (clock.now - start) / .seconds(1)) }
        if report.exitCode != .clean { throw ArgumentParser.ExitCode(report.exitCode.rawValue) }
    }

    private func summarise(_ report: BuildReport, _ options: BuildOptions, seconds: Double) {
        let count = TextReporter.count(report.diagnostics)
        let time = "\(Int(seconds * 1000)) ms"
        let pages = "\(Count.of(report.pages, "page")), \(Count.of(report.files, "file"))"
        switch report.exitCode {
        case .clean where check: Console.error("\(options.output) is what the sources make: \(pages) (\(time))")
        case .clean where verify: Console.error("built twice, byte for byte the same: \(pages) (\(time))")
        case .clean where report.written == 0 && report.removed == 0:
            Console.error("nothing has changed: \(pages) in \(options.output) (\(time))")
        case .clean:
            let removed = report.removed > 0 ? ", \(report.removed) removed" : ""
            Console.error("built \(pages), \(report.written) written\(removed), in \(options.output) (\(time))")
        case _ where verify && report.written + report.files > 0 && report.exitCode != .content:
            Console.error("\(count); the site is built, but not proved to be repeatable")
        default: Console.error("\(count); \(check ? "nothing is written" : "the output is as it was")")
        }
        if report.exitCode == .clean, !count.isEmpty { Console.error("with \(count)") }
    }
}
