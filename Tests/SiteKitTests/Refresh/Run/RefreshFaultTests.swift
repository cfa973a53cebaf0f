import Testing

@testable import SiteKit

@Suite("Refresh run: what the operator reads")
struct RefreshFaultTests {
    private typealias Answer = ScriptedAPI.Answer

    /// The only diagnostic of a run.
    private func only(_ report: RefreshReport) throws -> Diagnostic {
        #expect(report.diagnostics.count == 1, "\(report.diagnostics.map(\.summary))")
        let diagnostic = try #require(report.diagnostics.first)
        #expect(diagnostic.help?.isEmpty == false)
        return diagnostic
    }

    private static let place = "showcase/manifest.yml:19:9+11"

    @Test("SG1501: another showcase's state, or none, ends with 2 before anything is asked or written")
    func stateFolder() async throws {
        let rig = try RefreshRig(hasState: false)
        let before = try rig.rig.everything()
        let api = ScriptedAPI()
        let report = try await rig.run(api)
        #expect(try only(report).code.id == "SG1501")
        #expect(report.exitCode == .usage && api.requests.isEmpty)
        #expect(try rig.rig.everything() == before)
    }

    @Test("--new-state makes the folder once; a misspelt name or a missing key makes none")
    func newState() async throws {
        let rig = try RefreshRig(hasState: false)
        let before = try rig.rig.everything()
        let api = ScriptedAPI()
        let typo = try await rig.run(api) {
            $0.makesState = true
            $0.only = ["type-postr"]
        }
        #expect(try only(typo).help == "did you mean 'type-poster'?" && typo.exitCode == .usage)
        let unknown = try await rig.run(api) {
            $0.makesState = true
            $0.retryUnknown = ["type-poster"]
        }
        #expect(try only(unknown).code.id == "SG1516")
        _ = try await rig.run(api, key: nil) { $0.makesState = true }
        #expect(try rig.rig.everything() == before && api.requests.isEmpty)
        let made = try await rig.run(api) { $0.makesState = true }
        #expect(made.pictures == 1 && made.exitCode == .clean)
        let twice = try await rig.run(api) { $0.makesState = true }
        #expect(try only(twice).code.id == "SG1501" && api.posts.count == 1)
    }

    @Test("SG1502: a journal that can't be read ends it before anything is asked")
    func journal() async throws {
        let rig = try RefreshRig()
        try rig.left([.sent])
        try rig.rig.place.write("showcase/.state/journal.jsonl", "damage\n" + rig.journal)
        let before = try rig.rig.everything()
        let api = ScriptedAPI()
        let report = try await rig.run(api)
        let diagnostic = try only(report)
        #expect(
            diagnostic.summary
                == "SG1502 showcase/.state/journal.jsonl:1:1+1 the journal can't be read: "
                + "line 1 is not JSON as sitegen writes it")
        #expect(report.exitCode == .environment && api.requests.isEmpty)
        #expect(try rig.rig.everything() == before)
    }

    @Test("SG1503: without a key nothing is asked or written, and with nothing to do none is needed")
    func key() async throws {
        let rig = try RefreshRig()
        let before = try rig.rig.everything()
        let api = ScriptedAPI()
        let report = try await rig.run(api, key: nil)
        #expect(try only(report).code.id == "SG1503" && report.exitCode == .usage)
        #expect(try rig.rig.everything() == before && api.requests.isEmpty)
        _ = try await rig.run(api)
        #expect(try await rig.run(api, key: nil).exitCode == .clean)
    }

    @Test("SG1504: a refusal names its asset, its reason and what to do, in this run and in the next")
    func refused() async throws {
        let rig = try RefreshRig()
        let api = ScriptedAPI(
            posts: [.json(400, #"{"error":{"code":"moderation_blocked","message":"no lakes"},"request_id":"req_1"}"#)])
        let report = try await rig.run(api)
        let words = "the API won't make the picture of 'type-poster': 400 moderation_blocked: no lakes (request req_1)"
        #expect(try only(report).summary == "SG1504 \(Self.place) \(words)")
        #expect(report.exitCode == .content && report.paid == 0)
        let next = try await rig.run(api)
        #expect(try only(next).summary == "SG1504 \(Self.place) \(words)" && api.posts.count == 1)
        #expect(next.diagnostics[0].notes.first?.contains("asked for on 20") == true)
    }

    @Test("SG1505: a task that failed or was cancelled")
    func failed() async throws {
        for (status, words) in [("failed", "failed to make"), ("cancelled", "has cancelled")] {
            let rig = try RefreshRig()
            let api = ScriptedAPI(
                reads: [.json(200, #"{"status":"\#(status)","error":{"code":"upstream","message":"sorry"}}"#)])
            let report = try await rig.run(api)
            let diagnostic = try only(report)
            #expect(diagnostic.code.id == "SG1505" && diagnostic.message.hasPrefix("the API \(words)"))
            #expect(diagnostic.message.hasSuffix("the picture of 'type-poster': upstream: sorry"))
            #expect(diagnostic.notes.first == "task igen_1" && report.exitCode == .content && report.paid == 1)
            #expect(try rig.spool.isEmpty == (status == "cancelled"))
        }
    }

    @Test("SG1506: a picture that was handed over to nobody is lost by its task's name")
    func lost() async throws {
        let rig = try RefreshRig()
        let cut = Array(APIAnswer.completed(APIAnswer.picture).prefix(900))
        let api = ScriptedAPI(
            reads: [.failure(.cut, after: cut), .json(410, #"{"error":{"code":"image_already_retrieved"}}"#)])
        let report = try await rig.run(api)
        let diagnostic = try only(report)
        #expect(
            diagnostic.summary
                == "SG1506 \(Self.place) the picture of 'type-poster' was paid for and is lost: "
                + "the API hands a picture over once, and that answer didn't come whole (the connection ended in the "
                + "middle); now it says 410 image_already_retrieved")
        #expect(diagnostic.notes == ["task igen_1", "idempotency key \(RefreshRig.firstKey)"])
        #expect(report.exitCode == .content)
        #expect(try await rig.run(api).exitCode == .content && api.posts.count == 1)
    }

    @Test("SG1507: unknown stays unknown until --retry-unknown, which has a key of its own")
    func unknown() async throws {
        let rig = try RefreshRig()
        let api = ScriptedAPI(posts: [.json(502, #"{"error":{"code":"all_providers_failed"}}"#)])
        let report = try await rig.run(api)
        let diagnostic = try only(report)
        #expect(diagnostic.code.id == "SG1507" && report.exitCode == .content)
        #expect(
            diagnostic.help?.contains("--retry-unknown type-poster asks once more, and may pay a second time") == true)
        let tries = api.posts.count
        _ = try await rig.run(api)
        #expect(api.posts.count == tries)
        let retried = try await rig.run(ScriptedAPI(), keysFrom: 7) { $0.retryUnknown = ["type-poster"] }
        #expect(retried.rows.map(\.attempt) == [2] && retried.pictures == 1)
        #expect(retried.rows.first?.key.hasSuffix("8") == true)
    }

    @Test("SG1508: what can't be used is kept, and --again asks once more")
    func unusable() async throws {
        let wrong = try ShowcaseRig.png(3, width: 64, height: 64)
        for body in [APIAnswer.completed(wrong), APIAnswer.completed(nil), APIAnswer.completed(wrong, items: 2)] {
            let rig = try RefreshRig()
            let report = try await rig.run(ScriptedAPI(reads: [.response(200, body)]))
            let diagnostic = try only(report)
            #expect(diagnostic.code.id == "SG1508" && report.exitCode == .content)
            #expect(diagnostic.notes.last == "what came is kept in showcase/.state/spool")
            #expect(try rig.spool == ["\(RefreshRig.firstKey)-1.json"])
            let again = try await rig.run(ScriptedAPI(), keysFrom: 4) { $0.again = "type-poster" }
            #expect(again.pictures == 1 && again.rows.map(\.attempt) == [2])
        }
    }

    @Test("SG1509: what ends the run frees the request, pays nothing and says what to look at")
    func shut() async throws {
        let cases: [(Int, String, String)] = [
            (401, "{}", "look at the key in ALLTOKEN_API_KEY, then run the same command again"),
            (403, "{}", "look at the key in ALLTOKEN_API_KEY, then run the same command again"),
            (402, "{}", "top the account up, then run the same command again: nothing is paid twice"),
            (
                429, #"{"error":{"code":"insufficient_quota"}}"#,
                "top the account up, then run the same command again: nothing is paid twice"
            ), (404, "{}", "look at what answers at http://127.0.0.1:9/v1, then run the same command again"),
            (302, "", "look at what answers at http://127.0.0.1:9/v1, then run the same command again"),
        ]
        for (status, body, help) in cases {
            let rig = try RefreshRig()
            let report = try await rig.run(ScriptedAPI(posts: [.json(status, body)])) {
                $0.only = []
                $0.concurrency = 1
            }
            #expect(report.diagnostics.map(\.code.id) == ["SG1510", "SG1510", "SG1509"], "\(status)")
            #expect(report.diagnostics.last?.help == help && report.exitCode == .environment)
            let next = try await rig.run(ScriptedAPI(), keysFrom: 5)
            #expect(next.pictures == 1, "free again after \(status)")
        }
    }

    @Test("SG1510: what was never taken is no debt")
    func notAsked() async throws {
        for (answer, reason) in [
            (Answer.failure(.refused), "the host doesn't take the connection"),
            (.json(429, "", headers: ["Retry-After": "3600"]), "the API takes no more requests for now (429)"),
        ] {
            let rig = try RefreshRig()
            let report = try await rig.run(ScriptedAPI(posts: [answer]))
            let diagnostic = try only(report)
            #expect(diagnostic.summary == "SG1510 \(Self.place) 'type-poster' was not asked for: \(reason)")
            #expect(diagnostic.notes == ["nothing was paid for it"] && report.exitCode == .environment)
            #expect(report.paid == 0 && report.leftThisMonth == 30)
        }
    }

    @Test("SG1511: a picture that can't be put into the showcase is safe, and the next run brings it in")
    func held() async throws {
        let rig = try RefreshRig()
        try rig.left([.sent, .taken(id: "igen_1", requestID: nil)])
        try rig.rig.place.write("showcase/ledger/type-poster.jsonl", "{}\n")
        let api = ScriptedAPI()
        let report = try await rig.run(api)
        let diagnostic = try only(report)
        #expect(diagnostic.code.id == "SG1511" && diagnostic.notes.last == "it is safe in showcase/.state/spool")
        #expect(diagnostic.message.hasPrefix("the picture of 'type-poster' has arrived"))
        #expect(report.exitCode == .content)
        try rig.rig.place.remove("showcase/ledger/type-poster.jsonl")
        let next = try await rig.run(api)
        #expect(next.pictures == 1 && next.exitCode == .clean && api.requests.count == 1)
    }

    @Test("SG1512: a task that another run has to go on with, with its name and how long there is")
    func underWay() async throws {
        let rig = try RefreshRig()
        let api = ScriptedAPI(reads: [.json(401, "{}")])
        let report = try await rig.run(api)
        #expect(report.diagnostics.map(\.code.id) == ["SG1512", "SG1509"] && report.exitCode == .environment)
        let diagnostic = try #require(report.diagnostics.first)
        #expect(diagnostic.message == "'type-poster' is under way: 401" && diagnostic.notes.first == "task igen_1")
        let help = "run the same command again within 28 minutes of its request: nothing is paid again"
        #expect(diagnostic.help == help)
        #expect(try await rig.run(ScriptedAPI(), keysFrom: 4).pictures == 1)
    }

    @Test("SG1513: a state folder that can't be carried away: nothing is asked for, and the request is free again")
    func persist() async throws {
        var rig = try RefreshRig()
        let api = ScriptedAPI()
        rig.persist = { "it exited with 7" }
        let report = try await rig.run(api)
        #expect(try only(report).summary == "SG1513 the state folder could not be carried away: it exited with 7")
        #expect(api.requests.isEmpty && report.exitCode == .environment)
        #expect(try rig.events == ["intent", "unsent"])
        rig.persist = { nil }
        #expect(try await rig.run(api, keysFrom: 2).pictures == 1)
    }

    @Test("SG1515: what waits because enough was bought is a warning")
    func capped() async throws {
        let rig = try RefreshRig()
        let api = ScriptedAPI()
        // Who wants none needs no warning that there is none.
        #expect(try await rig.run(api) { $0.maxImages = 0 }.diagnostics.isEmpty)
        let manifest = try rig.rig.place.text("showcase/manifest.yml")
        try rig.rig.place.write(
            "showcase/manifest.yml", manifest.replacing(/per-run: \d+/, with: "per-run: 0"))
        let report = try await rig.run(api)
        #expect(
            try only(report).summary
                == "warning SG1515 \(Self.place) no more may be bought in this run: 'type-poster' waits")
        #expect(report.exitCode == .clean && api.requests.isEmpty)
    }

    @Test(
        "SG1514: a disk without room for an answer ends the run before anything is asked",
        .enabled(if: SmallDisk.canBeMade))
    func storage() async throws {
        let rig = try RefreshRig()
        let disk = try SmallDisk()
        try rig.rig.place.remove("showcase/state.json")
        let state = StateFolder(path: "\(disk.path)/state", shown: "elsewhere")
        try state.make(
            root: rig.rig.root, StateIdentity(id: "a", provider: "emulator", created: Ledger.testTime))
        var request = RefreshRequest(
            root: rig.rig.root, state: state, provider: rig.request.provider, jobs: 2, tool: "0.1.0")
        request.only = ["type-poster"]
        let api = ScriptedAPI()
        let other = request
        let report = try await rig.run(api) { $0 = other }
        let diagnostic = try only(report)
        #expect(diagnostic.code.id == "SG1514" && diagnostic.message.contains("an answer of the API may need 64"))
        #expect(api.requests.isEmpty && report.exitCode == .environment)
    }

    @Test("another command that changes the showcase is named, and nothing is asked for")
    func busy() async throws {
        let rig = try RefreshRig()
        let holder = FileLock.Holder(command: "sitegen showcase accept", since: Ledger.testTime)
        guard let lock = try FileLock.take(ShowcaseSession.lockPath(rig.rig.root), holder: holder) else {
            Issue.record("the lock is taken")
            return
        }
        let api = ScriptedAPI()
        let report = try await rig.run(api)
        let diagnostic = try only(report)
        #expect(diagnostic.code == .showcaseBusy && diagnostic.notes.first?.contains("sitegen showcase accept") == true)
        #expect(api.requests.isEmpty && report.exitCode == .environment)
        _ = consume lock
    }
}
