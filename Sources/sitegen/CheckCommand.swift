import ArgumentParser
import SiteKit

/// `sitegen check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Looks at everything a build looks at, and at what depends on the day; writes no page.",
        discussion: """
            'build' gives the same answer every day. 'check' adds what it must leave out: facts that are due for another \
            look, waivers that have ended and, with --external, links to other sites. Those are asked gently; good \
            answers are kept for 7 days in .sitegen/links.json.
            """
    )

    @OptionGroup var site: SiteOptions

    @Option(
        help: ArgumentHelp("The day to judge ages by. (default: today, in UTC)", valueName: "YYYY-MM-DD"),
        transform: { text in
            guard let date = CalendarDate(text) else { throw ValidationError("write a day such as 2026-11-24") }
            return date
        })
    var today: CalendarDate?

    @Flag(help: "Take warnings for errors.")
    var strict = false

    @Flag(help: "Ask other sites whether the pages linked to are there.")
    var external = false

    @Option(help: ArgumentHelp("Publish at this address instead of site.yml's base_url.", valueName: "url"))
    var baseURL: String?

    @Flag(help: "Look at drafts too.")
    var drafts = false

    @Option(help: ReportFormat.help)
    var format = ReportFormat.text

    @OptionGroup var jobs: JobsOption

    func run() async throws {
        let root = site.root
        var check = SiteCheck(
            BuildOptions(root: root, output: root, baseURL: baseURL, drafts: drafts, jobs: jobs.count),
            today: today ?? Timestamp.now.date)
        check.isStrict = strict
        if external { check.transport = CurlTransport() }
        let clock = ContinuousClock()
        let start = clock.now
        let showsProgress = format == .text && Console.isTerminal
        let outcome = await check.run { done, total in
            if showsProgress { Console.errorText("\r\u{1B}[Kasked \(done) of \(Count.of(total, "outside link"))") }
        }
        if showsProgress, external { Console.errorText("\r\u{1B}[K") }
        format.report(outcome.report.diagnostics, root: root)
        if format == .text { summarise(outcome, seconds: (clock.now - start) / .seconds(1)) }
        if outcome.report.exitCode != .clean { throw ArgumentParser.ExitCode(outcome.report.exitCode.rawValue) }
    }

    private func summarise(_ outcome: SiteCheck.Outcome, seconds: Double) {
        let report = outcome.report
        let count = TextReporter.count(report.diagnostics)
        var what = [Count.of(report.pages, "page")]
        if report.files > 0 { what.append(Count.of(report.files, "file")) }
        if let outside = outcome.outside {
            what.append(Count.of(outside.asked, "outside link"))
            if outside.known > 0 { what.append("\(outside.known) more found well before") }
            if outside.local > 0 { what.append("\(outside.local) to local hosts left alone") }
        }
        Console.error(
            "checked \(what.joined(separator: ", ")): \(count.isEmpty ? "nothing wrong" : count) (\(Int(seconds * 1000)) ms)"
        )
        if external, outcome.outside == nil, report.pages > 0 {
            Console.error("outside links are asked for once the site itself has no errors")
        }
        if let failure = outcome.cacheFailure { Console.error("what was learnt could not be kept: \(failure)") }
    }
}
