import SiteKit

/// The last lines of a refresh: the totals, and what to do next.
struct RefreshSummary {
    let lines: [String]

    init(_ report: RefreshReport, _ listing: RefreshListing, isDryRun: Bool, madeState: Bool, isRehearsal: Bool) {
        let faults = TextReporter.count(report.diagnostics)
        guard !report.plan.rows.isEmpty || !report.rows.isEmpty else {
            let isSound = report.exitCode == .clean
            lines = [isSound ? "the showcase has no assets; nothing was asked for" : "\(faults); nothing was asked for"]
            return
        }
        let left = RefreshSummary.left(report)
        if isDryRun {
            lines = [RefreshSummary.preview(report) + left] + (faults.isEmpty ? [] : [faults])
        } else if report.rows.isEmpty {
            lines = [RefreshSummary.nothing(report, faults) + left]
        } else {
            lines = [RefreshSummary.totals(report) + left] + (isRehearsal ? [] : RefreshSummary.next(report, madeState))
        }
    }

    private static func left(_ report: RefreshReport) -> String {
        report.leftThisMonth > 1 << 40 ? "" : "; \(report.leftThisMonth) more may be bought this month"
    }

    private static func preview(_ report: RefreshReport) -> String {
        let asked = report.plan.asked.count
        let goOn = report.plan.rows.count { $0.decision == .goOn }
        let capped = report.plan.rows.count { if case .capped = $0.decision { true } else { false } }
        var parts = ["would ask for \(Count.of(asked, "picture")), each paid for"]
        if goOn > 0 { parts.append("go on with \(goOn), begun before") }
        if capped > 0 { parts.append("\(capped) would wait for the caps") }
        return parts.joined(separator: "; ")
    }

    private static func nothing(_ report: RefreshReport, _ faults: String) -> String {
        let isDone = report.plan.rows.allSatisfy { if case .has = $0.decision { true } else { false } }
        if isDone, faults.isEmpty { return "every asset has the picture it asks for; nothing was asked for" }
        return faults.isEmpty ? "nothing was asked for" : "\(faults); nothing was asked for"
    }

    private static func totals(_ report: RefreshReport) -> String {
        var parts = ["\(report.paid) asked for", Count.of(report.pictures, "picture")]
        func count(_ words: String, _ isMeant: (TaskOutcome) -> Bool) {
            let number = report.rows.count { isMeant($0.outcome) }
            if number > 0 { parts.append("\(number) \(words)") }
        }
        for kind in TaskEnd.Kind.allCases {
            count(kind.rawValue) { if case .ended(let end) = $0 { end.kind == kind } else { false } }
        }
        count("under way") { if case .underWay = $0 { true } else { false } }
        count("held back") { if case .held = $0 { true } else { false } }
        count("not sent") { if case .notSent = $0 { true } else { false } }
        return parts.joined(separator: ", ")
    }

    private static func next(_ report: RefreshReport, _ madeState: Bool) -> [String] {
        let command = madeState ? "run the same command again, without --new-state," : "run the same command again"
        var lines: [String] = []
        let underWay = report.rows.filter { if case .underWay = $0.outcome { true } else { false } }
        if let first = underWay.filter({ $0.taskID != nil && $0.link == nil }).map(\.asked).min() {
            let until = Timestamp(seconds: first.seconds + 28 * 60).description.dropFirst(11).prefix(5)
            lines.append(
                "to go on: \(command) before \(until) UTC, 28 minutes after the first request; nothing is "
                    + "paid again")
        } else if !underWay.isEmpty, underWay.allSatisfy({ $0.link != nil }) {
            let end = underWay.compactMap(\.link?.expires).min().map { "before \($0)" } ?? "in the next days"
            lines.append(
                "to go on: \(command) \(end), while the pictures' own addresses are there; nothing is paid again")
        } else if !underWay.isEmpty {
            lines.append("to go on: \(command) at once; nothing is paid again")
        } else if report.isInterrupted {
            lines.append("to go on: \(command); nothing is paid twice")
        }
        if let picture = report.rows.first(where: { $0.outcome == .candidate }) {
            lines.append(
                "next: look at \(report.pictures == 1 ? "the candidate" : "the candidates"), then 'sitegen showcase accept "
                    + "\(picture.asset) --by NAME', or 'reject'; nothing is published before")
        }
        return lines
    }
}
