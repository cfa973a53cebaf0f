import Testing

@testable import SiteKit

@Suite("Refresh report")
struct RefreshReportTests {
    private static let state = StateFolder(path: "/state", shown: "kept/state")

    private func row(
        _ outcome: TaskOutcome, task: String? = "igen_1", isNew: Bool = true, link: PictureLink? = nil,
        isKept: Bool = false
    ) -> RefreshReport.Row {
        RefreshReport.Row(
            asset: "alpine-lake", attempt: 1, taskID: task, outcome: outcome, isNew: isNew, key: "key-1",
            asked: Ledger.testTime, link: link, isKept: isKept,
            location: SourceLocation(file: "showcase/manifest.yml", line: 5), seconds: 1)
    }

    private func report(_ rows: [RefreshReport.Row]) -> RefreshReport {
        var report = RefreshReport()
        report.settle(rows, state: Self.state)
        return report
    }

    @Test("it ends with 0, 1, 2 or 3 by the worst that somebody has to look at")
    func exitCodes() {
        let outcomes: [(TaskOutcome, ExitCode)] =
            [
                (.candidate, .clean), (.notSent("429"), .environment), (.underWay("stopped"), .environment),
                (.held("its lock is torn"), .content),
            ] + TaskEnd.Kind.allCases.map { (.ended(TaskEnd($0, "why")), .content) }
        for (outcome, code) in outcomes {
            let report = report([row(outcome)])
            #expect(report.exitCode == code, "\(outcome)")
            #expect((report.exitCode == .clean) == !report.diagnostics.hasErrors)
            #expect(report.diagnostics.allSatisfy { $0.help?.isEmpty == false && $0.location?.line == 5 })
        }
        // What nobody can mend by running again counts for more than what waits.
        #expect(report([row(.notSent("429")), row(.ended(TaskEnd(.lost, "410")))]).exitCode == .content)
        var wrong = report([row(.ended(TaskEnd(.lost, "410")))])
        wrong.diagnostics.append(.missingAPIKey)
        #expect(wrong.exitCode == .usage)
        #expect(ExitCode.environment.rawValue == 3)
    }

    @Test("paid is what the server has taken in this run; what may have been bought counts for the month")
    func counts() {
        let report = report([
            row(.candidate), row(.candidate, isNew: false), row(.notSent("429"), task: nil),
            row(.ended(TaskEnd(.unknown, "why")), task: nil), row(.ended(TaskEnd(.failed, "why"))),
        ])
        #expect(report.paid == 2 && report.pictures == 2 && report.leftThisMonth == 0)
    }

    @Test("a task is told by its name, and one without by its idempotency key, with how long there is")
    func names() throws {
        let named = try #require(report([row(.underWay("stopped"))]).diagnostics.first)
        #expect(named.notes == ["task igen_1", "idempotency key key-1"])
        #expect(named.help?.contains("28 minutes") == true)
        let nameless = try #require(report([row(.underWay("stopped"), task: nil)]).diagnostics.first)
        #expect(nameless.notes == ["no answer has named its task yet", "idempotency key key-1"])
        #expect(nameless.help?.contains("within 40 seconds") == true)
        for (link, words) in [
            (PictureLink.make(), "in the next days"),
            (.make(expires: Timestamp("2026-12-24T06:03:00Z")), "before 2026-12-24T06:03:00Z"),
        ] {
            let linked = try #require(report([row(.underWay("cut"), link: link)]).diagnostics.first)
            #expect(linked.help?.contains(words) == true && linked.help?.contains("28 minutes") == false)
        }
        let safe = try #require(report([row(.held("why"), isKept: true)]).diagnostics.first)
        #expect(safe.notes.last == "it is safe in kept/state/spool")
        let apart = try #require(report([row(.held("why"))]).diagnostics.first)
        #expect(apart.notes.last?.contains("spool") == false)
    }
}
