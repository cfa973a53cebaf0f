import Testing

@testable import SiteKit

@Suite("Last tasks")
struct LastTasksTests {
    private static let delivery = Delivery(
        spool: "x.json", way: .inline, original: Digest(of: [1]), bytes: 9, served: ServedPicture(),
        time: Ledger.testTime)

    private static let taken: [JournalEntry.Event] = [.sent, .taken(id: "igen_7", requestID: nil)]

    @Test("each state in a few words, and for programs")
    func words() throws {
        let day = Ledger.testTime.date
        let cases: [([JournalEntry.Event], String, String)] = [
            ([], "under way since \(Ledger.testTime)", "under-way"),
            (Self.taken, "under way since \(Ledger.testTime)", "under-way"),
            ([.unsent("429")], "not sent on \(day)", "not-sent"),
            (Self.taken + [.delivered(Self.delivery)], "arrived on \(day), held back", "held"),
            (Self.taken + [.delivered(Self.delivery), .done(Digest(of: [2]))], "arrived on \(day)", "candidate"),
            (Self.taken + [.ended(TaskEnd(.lost, "410"))], "lost on \(day)", "lost"),
            ([.sent, .ended(TaskEnd(.unknown, "cut"))], "unknown since \(day)", "unknown"),
        ]
        for (events, words, state) in cases {
            let rig = try RefreshRig()
            try rig.left(events)
            let tasks = LastTasks.read(root: rig.rig.root, rig.request.state)
            #expect(tasks.diagnostics.isEmpty && tasks.words(of: "type-poster") == words)
            #expect(tasks.words(of: "alpine-lake") == nil && tasks.json(of: "alpine-lake") == .null)
            #expect(tasks.json(of: "type-poster").text().contains("\"\(state)\""))
        }
    }

    @Test("no journal is no fault; another showcase's, or a damaged one, is told")
    func faults() throws {
        let none = try RefreshRig(hasState: false)
        #expect(LastTasks.read(root: none.rig.root, none.request.state).diagnostics.isEmpty)
        let rig = try RefreshRig()
        try rig.rig.place.write("showcase/.state/journal.jsonl", "x\n")
        let damaged = LastTasks.read(root: rig.rig.root, rig.request.state)
        #expect(damaged.diagnostics.map(\.code.id) == ["SG1502"] && damaged.exitCode == .environment)
        try rig.rig.place.write("showcase/.state/state.json", "x")
        let strange = LastTasks.read(root: rig.rig.root, rig.request.state)
        #expect(strange.diagnostics.map(\.code.id) == ["SG1501"] && strange.exitCode == .usage)
        let file = StateFolder(path: "\(rig.rig.root)/showcase/manifest.yml", shown: "a file")
        let wrong = LastTasks.read(root: rig.rig.root, file)
        #expect(wrong.diagnostics.map(\.code.id) == ["SG1501"] && wrong.exitCode == .usage)
        #expect(LastTasks.read(root: none.rig.root, none.request.state).exitCode == .clean)
    }
}
