import SiteKit

/// A refresh's outcome, asset by asset: as a table for people, and as JSON for programs.
struct RefreshListing {
    /// What became of one asset, or would.
    struct Row {
        let asset: String
        /// What was decided, in a word.
        let decision: String
        /// What came of it, in a word; `nil` when nothing was done.
        var outcome: String?
        /// The same, for people.
        let state: String
        var attempt: Int?
        var task: String?
        var key: String?
        var seconds: Double?
        /// More about it.
        var reason: String?
    }

    /// The assets in the plan's order; one that two tasks were for stands twice.
    private(set) var rows: [Row] = []
    private let report: RefreshReport
    private let isDryRun: Bool

    init(_ report: RefreshReport, isDryRun: Bool) {
        self.report = report
        self.isDryRun = isDryRun
        var done = report.rows[...]
        for planned in report.plan.rows {
            let own = done.filter { $0.asset == planned.asset.id }
            done.removeAll { $0.asset == planned.asset.id }
            rows += own.isEmpty ? [row(planned)] : own.map { row($0, planned.decision) }
        }
        rows += done.map { row($0, .goOn) }
    }

    private func row(_ planned: RefreshPlan.Row) -> Row {
        let asset = planned.asset.id
        switch planned.decision {
        case .ask(let attempt):
            return Row(
                asset: asset, decision: "ask", state: isDryRun ? "would be asked for, and paid" : "not asked for",
                attempt: attempt)
        case .goOn:
            return Row(
                asset: asset, decision: "go-on",
                state: isDryRun ? "under way: a run goes on with it, paid already" : "under way",
                attempt: planned.last?.intent.attempt, task: planned.last?.taskID, key: planned.last?.intent.key)
        case .has(let standing):
            return Row(asset: asset, decision: "has", state: "has its picture: \(standing)", reason: standing)
        case .ended(let end):
            return Row(
                asset: asset, decision: "ended", state: "\(end.kind.rawValue) by an earlier run",
                attempt: planned.last?.intent.attempt, task: planned.last?.taskID, key: planned.last?.intent.key,
                reason: end.reason)
        case .capped(let when):
            return Row(asset: asset, decision: "capped", state: "capped: no more may be bought \(when)", reason: when)
        case .blocked: return Row(asset: asset, decision: "blocked", state: "left alone; see below")
        }
    }

    private func row(_ done: RefreshReport.Row, _ decision: RefreshPlan.Decision) -> Row {
        let word = if case .ask = decision { "ask" } else { "go-on" }
        let told: (outcome: String, state: String, reason: String?) =
            switch done.outcome {
            case .candidate: ("candidate", done.isNew ? "new candidate" : "new candidate, paid before", nil)
            case .ended(let end): (end.kind.rawValue, end.kind.rawValue, end.reason)
            case .notSent(let reason): ("not-sent", "not asked for", reason)
            case .underWay(let reason): ("under-way", "under way", reason)
            case .held(let reason): ("held", "arrived, held back", reason)
            }
        return Row(
            asset: done.asset, decision: word, outcome: told.outcome, state: told.state, attempt: done.attempt,
            task: done.taskID, key: done.key, seconds: done.seconds, reason: told.reason)
    }

    /// Columns for people.
    var table: String {
        let heads =
            isDryRun ? ["asset", "state", "attempt", "task"] : ["asset", "state", "attempt", "task", "seconds"]
        return TextTable.text(
            heads,
            rows.map { row in
                let cells = [row.asset, row.state, row.attempt.map { "\($0)" } ?? "-", row.task ?? "-"]
                return isDryRun ? cells : cells + [row.seconds.map(RefreshListing.tenths) ?? "-"]
            })
    }

    /// One object, all in it.
    var json: JSONValue {
        let assets = rows.map { row in
            JSONValue.object([
                "id": .string(row.asset), "decision": .string(row.decision),
                "outcome": row.outcome.map(JSONValue.string) ?? .null,
                "attempt": row.attempt.map(JSONValue.integer) ?? .null,
                "task": row.task.map(JSONValue.string) ?? .null, "key": row.key.map(JSONValue.string) ?? .null,
                "seconds": row.seconds.map { .number(RefreshListing.tenths($0)) } ?? .null,
                "reason": row.reason.map(JSONValue.string) ?? .null,
            ])
        }
        return .object([
            "paid": .integer(report.paid), "pictures": .integer(report.pictures),
            "stopped": .bool(report.isInterrupted), "assets": .array(assets),
            "leftThisMonth": .integer(report.leftThisMonth),
            "diagnostics": .array(report.diagnostics.map(JSONReporter.value)),
        ])
    }

    private static func tenths(_ seconds: Double) -> String {
        let tenths = Int((max(0, seconds) * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
