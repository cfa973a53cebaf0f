import ArgumentParser
import SiteKit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One refresh as the command line runs it: watched, stopped by signals, and told of at its end.
struct RefreshSession {
    let request: RefreshRequest
    let key: APIKey
    let format: ReportFormat
    /// The command that carries the state folder away.
    var persist: String?
    /// Whether it is thrown away at the end, so that nobody has to do anything next.
    var isRehearsal = false
    /// What is done when a second signal ends the process.
    var lastWish: (@Sendable () -> Void)?
    /// What is said after everything else.
    var epilogue: (@Sendable (RefreshReport?) async -> Void)?

    /// Shows what a run would do.
    func plan() throws {
        let run = RefreshRun(request, key: key.secret, keyFault: key.fault, transport: CurlTransport())
        let report: RefreshReport
        do {
            report = try run.plan()
        } catch {
            throw failure(error)
        }
        tell(report, isDryRun: true)
        if report.exitCode != .clean { throw ArgumentParser.ExitCode(report.exitCode.rawValue) }
    }

    /// Does it.
    func run() async throws {
        // Whoever reads along and leaves, as `| head` does, must not end what is paid for.
        signal(SIGPIPE, SIG_IGN)
        let progress = RefreshProgress(isLive: Console.isTerminal, isColored: Console.isColored)
        let command = persist.map {
            PersistCommand(command: $0, root: request.root, state: request.state.path, key: key)
        }
        let run = RefreshRun(
            request, key: key.secret, keyFault: key.fault, transport: CurlTransport(),
            persist: command.map { command in { @Sendable in await command.run() } }
        ) { news in
            // What is thrown away needn't be committed.
            if case .note = news, isRehearsal { return }
            progress.take(news)
        }
        let signals = Task {
            let number = await StopSignals.wait()
            guard number != nil else { return number }
            progress.take(
                .note(
                    "stopping: nothing new is asked for, what is being read is waited for; once more ends it at once, "
                        + "which is safe"))
            await run.gate.interrupt()
            if let lastWish {
                if let second = await StopSignals.wait() {
                    lastWish()
                    endProcess(128 + second)
                }
            }
            return number
        }
        let drawing = Task { await progress.draw() }
        let outcome: Result<RefreshReport, any Error>
        do {
            outcome = .success(try await run.run())
        } catch {
            outcome = .failure(error)
        }
        drawing.cancel()
        await drawing.value
        signals.cancel()
        let signal = await signals.value
        switch outcome {
        case .failure(let error):
            await epilogue?(nil)
            throw failure(error)
        case .success(let report):
            tell(report, isDryRun: false)
            await epilogue?(report)
            if let signal { throw ArgumentParser.ExitCode(128 + signal) }
            if report.exitCode != .clean { throw ArgumentParser.ExitCode(report.exitCode.rawValue) }
        }
    }

    private func failure(_ error: any Error) -> any Error {
        let words = "\(error)"
        Console.error("sitegen: \(key.secret?.redacted(words) ?? words)")
        Console.error("what was asked for stays in the journal: run the same command again once that is mended")
        return ArgumentParser.ExitCode(SiteKit.ExitCode.environment.rawValue)
    }

    private func tell(_ report: RefreshReport, isDryRun: Bool) {
        let listing = RefreshListing(report, isDryRun: isDryRun)
        switch format {
        case .json: Console.output(listing.json.text())
        case .sarif, .github: format.report(report.diagnostics, root: request.root, run: "showcase")
        case .text:
            if !listing.rows.isEmpty { Console.output(listing.table) }
            format.report(report.diagnostics, root: request.root)
        }
        let summary = RefreshSummary(
            report, listing, isDryRun: isDryRun, madeState: request.makesState, isRehearsal: isRehearsal)
        for line in summary.lines { Console.error(line) }
    }
}
