import Synchronization
import Testing

@testable import SiteKit

@Suite("Refresh run")
struct RefreshRunTests {
    /// What was told, in order.
    private final class Told: Sendable {
        private let all = Mutex<[String]>([])
        var words: [String] { all.withLock { $0 } }
        func add(_ word: String) { all.withLock { $0.append(word) } }
    }

    @Test("a picture is asked for, read, stored and waits for its review; another run has nothing to do")
    func whole() async throws {
        let rig = try RefreshRig()
        let api = ScriptedAPI(reads: [.queued, .completed])
        let report = try await rig.run(api)
        #expect(report.diagnostics.map(\.summary) == [] && report.exitCode == .clean)
        #expect(report.paid == 1 && report.pictures == 1 && report.leftThisMonth == 29 && !report.isInterrupted)
        let row = try #require(report.rows.first)
        #expect(report.rows.count == 1 && row.asset == "type-poster" && row.attempt == 1 && row.isNew)
        #expect(row.taskID == "igen_1" && row.outcome == .candidate && row.key == RefreshRig.firstKey)
        #expect(row.asked == Ledger.testTime && row.seconds == 4)
        #expect(try rig.events == ["intent", "sent", "taken", "reading", "reading", "delivered", "done"])
        let generation = try #require(rig.rig.ledger("type-poster").entries.last?.record.picture?.generation)
        #expect(
            generation.key == RefreshRig.firstKey && generation.taskID == "igen_1" && generation.requestID == "req_1")
        #expect(generation.provider == "emulator" && generation.usage?.total == 7 && generation.delivery == .inline)
        let before = try rig.rig.everything()
        let again = try await rig.run(api, keysFrom: 9)
        #expect(again.rows.isEmpty && again.exitCode == .clean && api.posts.count == 1)
        // It waits for its review: the change that brought it may still be thrown away.
        #expect(try rig.spool.count == 2)
        #expect(
            try rig.rig.everything().filter { !$0.key.contains("/spool/") }
                == before.filter { !$0.key.contains("/spool/") })
    }

    @Test("the requests are what the journal says, with the key where it belongs")
    func requests() async throws {
        let rig = try RefreshRig()
        let api = ScriptedAPI()
        _ = try await rig.run(api)
        let post = try #require(api.posts.first)
        #expect(post.address.text == "http://127.0.0.1:9/v1/images/generations/async")
        #expect(post.headers.contains { $0 == ("Idempotency-Key", RefreshRig.firstKey) } && post.bearer != nil)
        #expect(post.headers.contains { $0 == ("Content-Type", "application/json") })
        #expect(
            post.deadline == .seconds(30) && post.body.map { String(decoding: $0, as: UTF8.self) }?.isEmpty == false)
        let read = try #require(api.requests.last)
        #expect(read.address.text == "http://127.0.0.1:9/v1/images/generations/igen_1")
        #expect(read.deadline >= .seconds(120) && read.body == nil)
        guard case .into(_, limit: 64 << 20) = read.wants else {
            Issue.record("not into the spool, or without its limit")
            return
        }
    }

    @Test("what the server must not see twice is on the disk before it sees it once")
    func writtenFirst() async throws {
        let rig = try RefreshRig()
        let seen = Told()
        let path = "\(rig.rig.root)/showcase/.state/journal.jsonl"
        let api = ScriptedAPI(posts: [.failure(.cut), .taken]) { request in
            let journal = (try? Folder.readAll(path)).map { String(decoding: $0, as: UTF8.self) } ?? ""
            let last = journal.split(separator: "\n").last?.firstMatch(of: /"event":"([a-z]+)"/).map { String($0.1) }
            seen.add("\(request.method.rawValue) after \(last ?? "nothing")")
        }
        _ = try await rig.run(api)
        #expect(seen.words == ["POST after sent", "POST after sent", "GET after reading"])
        #expect(Set(api.posts.map { $0.body }).count == 1)
    }

    @Test("an interrupted run is gone on with and pays nothing again")
    func resumed() async throws {
        let rig = try RefreshRig()
        try rig.left([.sent, .taken(id: "igen_7", requestID: nil)])
        rig.clock.pass(30)
        let api = ScriptedAPI()
        let report = try await rig.run(api, keysFrom: 5)
        #expect(api.posts.isEmpty && report.paid == 0 && report.pictures == 1 && report.exitCode == .clean)
        #expect(report.rows.map(\.isNew) == [false] && report.rows.map(\.taskID) == ["igen_7"])
    }

    @Test("a picture that a reading left in the spool is taken from there, without asking anybody")
    func inspected() async throws {
        let rig = try RefreshRig()
        try rig.left([.sent, .taken(id: "igen_7", requestID: nil), .reading(1)])
        let body = APIAnswer.completed(APIAnswer.picture)
        try rig.rig.place.write("showcase/.state/spool/\(RefreshRig.firstKey)-1.json", Array(body.dropLast(2)))
        let api = ScriptedAPI()
        let report = try await rig.run(api)
        #expect(api.requests.isEmpty && report.pictures == 1)
    }

    @Test("a picture that lies elsewhere is fetched without the key, and recorded as fetched")
    func linked() async throws {
        let rig = try RefreshRig()
        let link = "http://127.0.0.1:9/files/igen_1.png"
        let api = ScriptedAPI(
            reads: [.response(200, APIAnswer.completed(nil, link: link))],
            fetches: [
                .failure(.cut), .response(200, Array(APIAnswer.picture.dropLast())), .response(200, APIAnswer.picture),
            ])
        let report = try await rig.run(api)
        #expect(report.pictures == 1 && report.diagnostics.map(\.summary) == [])
        let fetches = api.requests.filter { $0.address.text == link }
        #expect(fetches.count == 3 && fetches.allSatisfy { $0.bearer == nil })
        let record = try rig.rig.ledger("type-poster").entries.last?.record
        #expect(record?.picture?.generation?.delivery == .link)
    }

    @Test("a torn journal is mended by the next run, and nothing is lost of what came before")
    func torn() async throws {
        let rig = try RefreshRig()
        try rig.left([.sent, .taken(id: "igen_7", requestID: nil)])
        let whole = try rig.journal
        try rig.rig.place.write("showcase/.state/journal.jsonl", whole + "{\"event\":\"rea")
        _ = try await rig.run(ScriptedAPI())
        #expect(try rig.journal.hasPrefix(whole + "{\"event\":\"reading\""))
    }

    @Test("tasks of several assets are under way at once, no more than may be")
    func concurrency() async throws {
        let rig = try RefreshRig()
        let api = ScriptedAPI(posts: [.json(400, #"{"error":{"code":"bad","message":"no"}}"#)])
        let report = try await rig.run(api) {
            $0.only = []
            $0.concurrency = 1
        }
        #expect(report.rows.map(\.asset) == ["alpine-lake", "type-poster"] && api.posts.count == 2)
        #expect(Set(api.posts.compactMap { $0.headers.first { $0.name == "Idempotency-Key" }?.value }).count == 2)
    }

    @Test("who stops it finds what wasn't sent free, what was sent under way, and is told so")
    func interrupted() async throws {
        let rig = try RefreshRig()
        let api = ScriptedAPI(posts: [.failure(.cut)])
        let run = rig.prepare(api)
        await run.gate.interrupt()
        let report = try await run.run()
        #expect(report.isInterrupted && api.requests.isEmpty)
        #expect(report.rows.map(\.outcome) == [.notSent("stopped")])
        #expect(try rig.events == ["intent", "unsent"])
        let next = try await rig.run(ScriptedAPI(), keysFrom: 3)
        #expect(next.pictures == 1)
    }

    @Test("a dry run says what would be done, asks nobody and writes nothing")
    func dryRun() async throws {
        let rig = try RefreshRig()
        let before = try rig.rig.everything()
        let api = ScriptedAPI()
        let report = try rig.prepare(api, key: nil).plan()
        #expect(report.plan.asked.map(\.asset.id) == ["type-poster"] && report.exitCode == .clean)
        #expect(try rig.rig.everything() == before && api.requests.isEmpty)
        let new = try RefreshRig(hasState: false)
        let made = try new.prepare(api, key: nil) { $0.makesState = true }.plan()
        #expect(made.plan.asked.count == 1)
        #expect(try !new.rig.place.has("showcase/.state"))
        let refused = try new.prepare(api, key: nil).plan()
        #expect(refused.diagnostics.map(\.code.id) == ["SG1501"] && refused.exitCode == .usage)
    }

    @Test("who watches is told what begins, what each task does and how it ended")
    func news() async throws {
        var rig = try RefreshRig()
        let told = Told()
        rig.watch = { news in
            let words =
                switch news {
                case .began(_, let tasks, let resumed): "\(tasks) tasks, \(resumed) resumed"
                case .step(let asset, let words): "\(asset): \(words)"
                case .finished(let row): "\(row.asset) finished"
                case .note(let words): words
                }
            told.add(words)
        }
        _ = try await rig.run(ScriptedAPI())
        #expect(
            told.words == [
                "1 tasks, 0 resumed", "type-poster: asked for", "type-poster: taken; asks for it in 2 s",
                "type-poster: has arrived; is encoded", "type-poster finished",
            ])
    }

    @Test("the key is in no file, report or error, though the server repeats it everywhere")
    func secret() async throws {
        let key = RefreshRig.key
        // More than a server says, and less than it may.
        let much = String(repeating: "words ", count: 20_000)
        let dirty = #""message":"your key \#(key)","code":"c-\#(key)","request_id":"r-\#(key)""#
        let answers: [(posts: [ScriptedAPI.Answer], reads: [ScriptedAPI.Answer])] = [
            ([.json(400, "{\"error\":{\(dirty)}}")], []), ([.json(401, "{\"error\":{\(dirty)}}")], []),
            ([.json(500, key)], []), ([.failure(.other("at \(key)"))], []),
            ([.json(202, #"{"id":"igen_1","request_id":"\#(key)"}"#)], [.json(410, "{\"error\":{\(dirty)}}")]),
            ([.taken], [.json(200, #"{"status":"failed","error":{\#(dirty)}}"#)]),
            ([.taken], [.json(200, "hello \(key)"), .json(410, "{}")]),
            ([.taken], [.json(200, "\(much)\(key)\(much)"), .json(410, "{}")]),
            ([.taken], [.failure(.cut, after: Array("\(much)\(key)".utf8)), .json(410, "{}")]),
            ([.taken], [.json(200, #"{"status":"failed","note":"\#(much)","error":{\#(dirty)}}"#)]),
            ([.taken], [.json(200, #"{"status":"\#(key)"}"#), .json(410, "{}")]),
            (
                [.taken],
                [
                    .response(
                        200,
                        APIAnswer.completed(
                            APIAnswer.picture,
                            after: #","size":"\#(key)","quality":"\#(key)","request_id":"\#(key)""#))
                ]
            ),
        ]
        for (posts, reads) in answers {
            let rig = try RefreshRig()
            let report = try await rig.run(ScriptedAPI(posts: posts, reads: reads))
            let told = report.diagnostics.map { "\($0)" } + report.rows.map { "\($0)" }
            #expect(!told.joined().contains(key), "\(posts) \(reads)")
            #expect(try !rig.journal.contains(key), "\(posts) \(reads)")
            for (path, bytes) in try rig.rig.place.contents("showcase") {
                #expect(bytes.firstRange(of: Array(key.utf8)) == nil, "\(path)")
            }
        }
    }

    @Test("a picture arrives whole, though the server repeats the key beside it")
    func secretBesidePicture() async throws {
        let rig = try RefreshRig()
        let words = String(repeating: "words ", count: 20_000) + RefreshRig.key
        let answer = APIAnswer.completed(
            APIAnswer.picture, before: #""note":"\#(words)","#, after: #","request_id":"\#(words)""#)
        let report = try await rig.run(ScriptedAPI(reads: [.response(200, answer)]))
        #expect(report.pictures == 1 && report.exitCode == .clean, "\(report.diagnostics.map(\.summary))")
        #expect(try rig.rig.place.contents("showcase").values.contains { $0 == APIAnswer.picture })
    }
}
