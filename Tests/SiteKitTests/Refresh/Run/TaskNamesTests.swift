import Testing

@testable import SiteKit

@Suite("Names of tasks")
struct TaskNamesTests {
    @Test("no two requests share a task")
    func claims() {
        let names = TaskNames(["igen_1": "a"])
        #expect(names.claim("igen_1", for: "a") && !names.claim("igen_1", for: "b"))
        #expect(names.claim("igen_2", for: "b") && !names.claim("igen_2", for: "a"))
    }

    @Test("a task that the journal knows as another request's is nobody's answer")
    func otherTask() async throws {
        let rig = try RefreshRig()
        try rig.left([.sent, .taken(id: "igen_7", requestID: nil), .ended(TaskEnd(.lost, "why"))])
        let api = ScriptedAPI(posts: [.json(202, #"{"id":"igen_7"}"#)])
        let report = try await rig.run(api, keysFrom: 4) { $0.again = "type-poster" }
        guard case .ended(let end)? = report.rows.first?.outcome else {
            Issue.record("not ended")
            return
        }
        #expect(end.kind == .unknown && end.reason.contains("igen_7, which belongs to another request"))
    }
}
