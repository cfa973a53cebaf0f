/// Looks at a site without making it: all that a build looks at, and what depends on the day or on other sites, which no
/// build may.
public struct SiteCheck: Sendable {
    /// How the site is to be looked at; its output is not used.
    public var options: BuildOptions
    /// The day it is.
    public var today: CalendarDate
    /// Whether warnings are errors.
    public var isStrict = false
    /// What asks other sites for the pages linked to; `nil` leaves them alone.
    public var transport: (any HTTPTransport)?
    /// How gently they are asked.
    public var policy = LinkPolicy()

    /// Describes a check.
    public init(_ options: BuildOptions, today: CalendarDate) {
        self.options = options
        self.today = today
    }

    /// What a check found.
    public struct Outcome: Sendable {
        /// What is wrong, and what was counted.
        public var report: BuildReport
        /// How many addresses of other sites were asked, found well a few days ago, and left alone since they are local;
        /// `nil` when none were looked at.
        public var outside: (asked: Int, known: Int, local: Int)?
        /// Why the cache of outside links could not be written.
        public var cacheFailure: FileError?
    }

    /// How many new answers are lost at most when the check is interrupted.
    private static let writeEvery = 25

    /// Checks the site. `progress` hears how many outside links are done, and how many there are.
    public func run(progress: (Int, Int) -> Void = { _, _ in }) async -> Outcome {
        if let fault = SiteBuild.usageFault(options) {
            return Outcome(report: BuildReport([fault], exitCode: .usage))
        }
        let production = await SiteBuild.produce(
            options, into: OutputRecorder(OutputDiscard()), keepsOutside: transport != nil)
        var outcome = Outcome(report: production.report)
        guard let site = production.site else { return outcome }
        outcome.report.diagnostics += site.renderer.sources.content.facts.ageFaults(today: today)
        outcome.report.diagnostics += Waivers.expired(site.renderer.sources.config.checks, today: today)
        if let transport, outcome.report.exitCode == .clean {
            await askOutside(production.outside, transport, &outcome, progress)
        }
        let report = outcome.report
        let found = isStrict ? report.diagnostics.map(\.asError) : report.diagnostics
        outcome.report.replaceDiagnostics(found)
        if report.exitCode == .clean, found.hasErrors { outcome.report.exitCode = .content }
        return outcome
    }

    private func askOutside(
        _ links: [OutsideLink], _ transport: any HTTPTransport, _ outcome: inout Outcome,
        _ progress: (Int, Int) -> Void
    ) async {
        var cache = LinkCache.load(root: options.root)
        let known = cache.fresh(on: today).intersection(links.map(\.url))
        var failure: FileError?
        var unwritten = 0
        func save() {
            guard unwritten > 0 else { return }
            do throws(FileError) {
                try cache.write(root: options.root, today: today)
                unwritten = 0
            } catch {
                failure = error
            }
        }
        let check = ExternalLinkCheck(transport: transport, policy: policy, version: Version.sitegen)
        let found = await check.run(links, known: known) { step in
            if let good = step.good {
                cache.remember(good, on: today)
                unwritten += 1
                if unwritten >= SiteCheck.writeEvery { save() }
            }
            progress(step.done, step.total)
        }
        save()
        outcome.outside = (found.asked, known.count, found.local)
        outcome.cacheFailure = failure
        if found.isOffline {
            outcome.report.exitCode = .environment
            outcome.report.diagnostics.append(
                .error(
                    .unreachableOutside, "none of \(found.asked) outside links can be reached",
                    notes: found.diagnostics.prefix(3).map(\.message),
                    help: "this machine seems to have no way out: check its network, or leave out --external"))
        } else {
            outcome.report.diagnostics += found.diagnostics
        }
    }
}
