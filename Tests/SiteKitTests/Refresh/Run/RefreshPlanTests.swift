import Testing

@testable import SiteKit

@Suite("Refresh plan")
struct RefreshPlanTests {
    private typealias Decision = RefreshPlan.Decision
    private static let now = Ledger.testTime
    private static let lake = ShowcaseAsset.make("alpine-lake", size: .square)
    private static let poster = ShowcaseAsset.make("type-poster", prompt: "A poster", size: .square)

    /// A journal with tasks, each with its events.
    private func journal(_ tasks: [(GenerationIntent, [JournalEntry.Event])]) throws -> JournalContents {
        let bytes = tasks.flatMap { intent, events in
            ([.intent(intent)] + events).flatMap { event in
                JournalEntry(key: intent.key, time: intent.time, event: event).line + [UInt8(ascii: "\n")]
            }
        }
        let (contents, faults) = JournalContents.parse(bytes, "journal.jsonl")
        #expect(faults.map(\.summary) == [])
        return try #require(contents)
    }

    private func plan(
        _ assets: [ShowcaseAsset] = [lake], journal: JournalContents = JournalContents(), ledgers: [Ledger] = [],
        caps: SpendingCaps = SpendingCaps(monthly: 30, perRun: 6), _ change: (inout RefreshRequest) -> Void = { _ in }
    ) throws -> RefreshPlan {
        var request = RefreshRequest(
            root: "/", state: StateFolder(path: "/state", shown: "state"), provider: try #require(.alltoken), jobs: 1,
            tool: "0.1.0")
        change(&request)
        var files = InMemoryFileSystem()
        for ledger in ledgers {
            files.write(Ledger.path(of: ledger.id), ledger.encoded)
            if let lock = ShowcaseLock(ledger) { files.write(ShowcaseLock.path(of: ledger.id), lock.encoded) }
        }
        let disk = files
        return RefreshPlan.make(
            request, ShowcaseManifest(assets: assets, credit: "The test", caps: caps), journal,
            history: { ShowcaseHistory.read($0, disk) }, now: Self.now)
    }

    /// The ledger with the candidate that a task brought.
    private func arrived(_ asset: ShowcaseAsset, key: String, on base: Ledger? = nil) -> Ledger {
        let picture = RecordedPicture.makeGenerated(asset, generation: .make(key: key))
        return (base ?? Ledger(id: asset.id)).adding(
            .generated, files: ShowcaseVariant.make(asset.id), picture: picture, at: Self.now, tool: "0.1.0")
    }

    private func ended(_ kind: TaskEnd.Kind) -> [JournalEntry.Event] {
        [.sent, .taken(id: "igen_1", requestID: nil), .ended(TaskEnd(kind, "why"))]
    }

    private static let key = "11111111-2222-4333-8444-555555555555"
    private static let otherKey = "66666666-2222-4333-8444-555555555555"

    @Test("what nobody has asked for is asked for, in the manifest's order, beside a placeholder too")
    func new() throws {
        let plan = try plan([Self.poster, Self.lake], ledgers: [Ledger(id: "alpine-lake").drawing()])
        #expect(plan.rows.map(\.decision) == [.ask(attempt: 1), .ask(attempt: 1)])
        #expect(plan.asked.map(\.asset.id) == ["type-poster", "alpine-lake"])
        #expect(plan.leftThisMonth == 30 && plan.diagnostics.isEmpty && plan.resumed.isEmpty)
    }

    @Test("never beside a picture that the ledger has, whatever was decided about it")
    func hasPicture() throws {
        let candidate = arrived(Self.lake, key: Self.key)
        let digest = candidate.head
        let accepted = candidate.deciding(.accepted, about: digest)
        let later = accepted.importing()
        let cases: [(Ledger, String)] = [
            (candidate, "waits for its review"), (accepted, "published"),
            (candidate.deciding(.rejected, about: digest), "decided about, or another one came after it"),
            (accepted.deciding(.withdrawn, about: digest), "decided about, or another one came after it"),
            (later, "decided about, or another one came after it"),
        ]
        for (ledger, words) in cases { #expect(try plan(ledgers: [ledger]).rows[0].decision == .has(words)) }
    }

    @Test("title and alt aren't what is asked for; prompt, size, quality and model are")
    func edited() throws {
        let ledger = arrived(Self.lake, key: Self.key)
        let titled = ShowcaseAsset.make("alpine-lake", size: .square, title: "Another title")
        #expect(try plan([titled], ledgers: [ledger]).rows[0].decision == .has("waits for its review"))
        for asset in [
            ShowcaseAsset.make("alpine-lake", prompt: "Another", size: .square),
            .make("alpine-lake", size: .portrait), .make("alpine-lake", size: .square, quality: .low),
            .make("alpine-lake", size: .square, model: "gpt-image-3"),
        ] { #expect(try plan([asset], ledgers: [ledger]).rows[0].decision == .ask(attempt: 1)) }
    }

    @Test("never after an end without a picture, whichever; --again asks once more, the one that it names")
    func endedTasks() throws {
        for kind in TaskEnd.Kind.allCases {
            let journal = try journal([(.make(Self.lake), ended(kind))])
            let plan = try plan(journal: journal)
            #expect(plan.rows[0].decision == .ended(TaskEnd(kind, "why")) && plan.rows[0].last?.intent.key == Self.key)
            let again = try self.plan([Self.lake, Self.poster], journal: journal) { $0.again = "alpine-lake" }
            #expect(again.rows.map(\.decision) == [.ask(attempt: 2), .ask(attempt: 1)])
        }
        let candidate = try plan(ledgers: [arrived(Self.lake, key: Self.key)]) { $0.again = "alpine-lake" }
        #expect(candidate.rows[0].decision == .ask(attempt: 1))
    }

    @Test("SG1516: --retry-unknown asks again for what is unknown, and for nothing else")
    func retryUnknown() throws {
        let unknown = try journal([(.make(Self.lake), [.sent, .ended(TaskEnd(.unknown, "why"))])])
        let retry = { (request: inout RefreshRequest) in request.retryUnknown = ["alpine-lake"] }
        #expect(try plan(journal: unknown, retry).rows[0].decision == .ask(attempt: 2))
        let lost = try journal([(.make(Self.lake), ended(.lost))])
        for journal in [lost, JournalContents()] {
            let plan = try plan(journal: journal, retry)
            #expect(plan.rows[0].decision == .blocked && plan.asked.isEmpty)
            #expect(
                plan.diagnostics.map(\.summary) == [
                    "SG1516 showcase/manifest.yml:5:9+11 nothing is unknown of 'alpine-lake'"
                ])
            #expect(plan.diagnostics.allSatisfy { $0.endsRefresh })
            #expect(plan.diagnostics[0].help?.contains("--again alpine-lake") == true)
        }
        // Asked again since, and that one came.
        let twice = try journal([
            (.make(Self.lake), [.sent, .ended(TaskEnd(.unknown, "why"))]),
            (.make(Self.lake, attempt: 2, key: Self.otherKey), ended(.refused)),
        ])
        #expect(try plan(journal: twice, retry).diagnostics.map(\.code.id) == ["SG1516"])
    }

    @Test("a request that the server never took counts for nothing")
    func unsent() throws {
        let journal = try journal([(.make(Self.lake), [.sent, .released, .unsent("429")])])
        let plan = try plan(journal: journal)
        #expect(plan.rows[0].decision == .ask(attempt: 1) && plan.leftThisMonth == 30)
    }

    @Test("--only says what may be asked for; who is named otherwise may be too; the rest isn't told")
    func only() throws {
        let unknown = try journal([(.make(Self.lake), [.sent, .ended(TaskEnd(.unknown, "why"))])])
        let plain = try plan([Self.lake, Self.poster]) { $0.only = ["type-poster"] }
        #expect(plain.rows.map(\.asset.id) == ["type-poster"])
        let both = try plan([Self.lake, Self.poster], journal: unknown) {
            $0.only = ["type-poster"]
            $0.retryUnknown = ["alpine-lake"]
        }
        #expect(both.asked.map(\.asset.id) == ["alpine-lake", "type-poster"])
        let again = try plan([Self.lake, Self.poster]) {
            $0.only = ["type-poster"]
            $0.again = "alpine-lake"
        }
        #expect(again.asked.map(\.asset.id) == ["alpine-lake", "type-poster"])
    }

    @Test("a name that isn't in the manifest is refused, whichever option has it")
    func unknownNames() throws {
        let plan = try plan {
            $0.only = ["alpine-lakes"]
            $0.again = "nobody"
            $0.retryUnknown = ["no-one"]
        }
        #expect(
            plan.diagnostics.map(\.message)
                == ["alpine-lakes", "no-one", "nobody"].map { "there is no asset '\($0)' in showcase/manifest.yml" })
        #expect(plan.diagnostics.allSatisfy { $0.endsRefresh && $0.help != nil })
    }

    @Test("SG1517: what is under way is gone on with, whatever it was asked for, and nobody asks beside it")
    func underWay() throws {
        let old = ShowcaseAsset.make("alpine-lake", prompt: "What the manifest said before", size: .square)
        for events in [[JournalEntry.Event](), [.sent], [.sent, .taken(id: "igen_1", requestID: nil), .reading(1)]] {
            let journal = try journal([(.make(old), events)])
            let plan = try plan(journal: journal) {
                $0.again = "alpine-lake"
                $0.only = ["alpine-lake"]
            }
            #expect(plan.rows.map(\.decision) == [.goOn] && plan.resumed.map(\.intent.key) == [Self.key])
            #expect(
                plan.diagnostics.map(\.summary) == [
                    "warning SG1517 showcase/manifest.yml:5:9+11 'alpine-lake' is under way: nothing is asked for beside it"
                ])
        }
        // Not even --only leaves it out.
        let journal = try journal([(.make(Self.lake), [.sent])])
        let plan = try plan([Self.lake, Self.poster], journal: journal) { $0.only = ["type-poster"] }
        #expect(plan.rows.map(\.decision) == [.goOn, .ask(attempt: 1)])
    }

    @Test("an asset that has left the manifest is gone on with, after the others")
    func leftManifest() throws {
        let journal = try journal([
            (.make(Self.lake), [.sent]), (.make(.make("old"), key: Self.otherKey), ended(.lost)),
        ])
        let plan = try plan([Self.poster], journal: journal)
        #expect(plan.rows.map(\.asset.id) == ["type-poster", "alpine-lake"])
        #expect(plan.rows.map(\.decision) == [.ask(attempt: 1), .goOn])
    }

    @Test("what is done and not in the ledger is brought in again; what is in both is had")
    func done() throws {
        let delivery = Delivery(
            spool: "\(Self.key)-1.json", way: .inline, original: Digest(of: [1]), bytes: 9, served: ServedPicture(),
            time: Self.now)
        let events: [JournalEntry.Event] = [
            .sent, .taken(id: "igen_1", requestID: nil), .reading(1), .delivered(delivery), .done(Digest(of: [2])),
        ]
        let journal = try journal([(.make(Self.lake), events)])
        let lost = try plan(journal: journal, ledgers: [Ledger(id: "alpine-lake").drawing()])
        #expect(lost.rows.map(\.decision) == [.goOn] && lost.resumed.count == 1)
        let kept = try plan(journal: journal, ledgers: [arrived(Self.lake, key: Self.key)])
        #expect(kept.rows.map(\.decision) == [.has("waits for its review")] && kept.resumed.isEmpty)
    }

    @Test("what is kept of a picture is of no more use once the ledger has it and it doesn't wait any more")
    func settled() throws {
        let delivery = Delivery(
            spool: "\(Self.key)-1.json", way: .inline, original: Digest(of: [1]), bytes: 9, served: ServedPicture(),
            time: Self.now)
        let events: [JournalEntry.Event] = [
            .sent, .taken(id: "igen_1", requestID: nil), .reading(1), .delivered(delivery), .done(Digest(of: [2])),
        ]
        let journal = try journal([(.make(Self.lake), events)])
        let waiting = arrived(Self.lake, key: Self.key)
        #expect(try plan(journal: journal).settled == [])
        #expect(try plan(journal: journal, ledgers: [waiting]).settled == [])
        let superseded = arrived(Self.lake, key: Self.otherKey, on: waiting)
        #expect(try plan(journal: journal, ledgers: [superseded]).settled == [Self.key])
        // Ended after it was done: nowhere any more. Then --again can ask.
        let lost = try self.journal([(.make(Self.lake), events + [.ended(TaskEnd(.lost, "why"))])])
        #expect(try plan(journal: lost).rows[0].decision == .ended(TaskEnd(.lost, "why")))
        #expect(try plan(journal: lost) { $0.again = "alpine-lake" }.rows[0].decision == .ask(attempt: 2))
    }

    @Test("a picture from elsewhere is left alone, until it is named with --again")
    func imported() throws {
        let ledger = Ledger(id: "alpine-lake").drawing().importing()
        #expect(try plan(ledgers: [ledger]).rows[0].decision == .has("it shows a picture from elsewhere"))
        #expect(try plan(ledgers: [ledger]) { $0.again = "alpine-lake" }.rows[0].decision == .ask(attempt: 1))
    }

    @Test("a ledger that can't be read keeps its own asset from being asked for, and no other")
    func broken() throws {
        var request = RefreshRequest(
            root: "/", state: StateFolder(path: "/s", shown: "s"), provider: try #require(.alltoken), jobs: 1, tool: "0"
        )
        request.again = "alpine-lake"
        var files = InMemoryFileSystem()
        files.write(Ledger.path(of: "alpine-lake"), Array("{}\n".utf8))
        let disk = files
        let plan = RefreshPlan.make(
            request,
            ShowcaseManifest(
                assets: [Self.lake, Self.poster], credit: "", caps: SpendingCaps(monthly: 9, perRun: 9)),
            JournalContents(), history: { ShowcaseHistory.read($0, disk) }, now: Self.now)
        #expect(plan.rows.map(\.decision) == [.blocked, .ask(attempt: 1)])
        #expect(plan.diagnostics.hasErrors && !plan.diagnostics.contains(where: \.endsRefresh))
    }

    @Test("the cap of a run is the manifest's or --max-images; the month's stands above it")
    func caps() throws {
        let assets = (1...5).map { ShowcaseAsset.make("asset-\($0)", size: .square) }
        func decisions(_ monthly: Int, _ perRun: Int, _ maxImages: Int? = nil, isCapped: Bool = true) throws
            -> [Decision]
        {
            try plan(assets, caps: SpendingCaps(monthly: monthly, perRun: perRun)) {
                $0.maxImages = maxImages
                $0.isCapped = isCapped
            }.rows.map(\.decision)
        }
        let ask = Decision.ask(attempt: 1)
        let run = Decision.capped("in this run")
        let month = Decision.capped("this month")
        #expect(try decisions(30, 2) == [ask, ask, run, run, run])
        #expect(try decisions(30, 2, 3) == [ask, ask, ask, run, run])
        #expect(try decisions(30, 2, 0) == [run, run, run, run, run])
        #expect(try decisions(1, 6) == [ask, month, month, month, month])
        #expect(try decisions(1, 6, 4) == [ask, month, month, month, month])
        #expect(try decisions(0, 0, isCapped: false) == [ask, ask, ask, ask, ask])
    }

    @Test("a month's count has what the journal and the ledgers know, each task once, and no other month's")
    func month() throws {
        let before = Timestamp(seconds: Self.now.seconds - 40 * 86_400)
        let journal = try journal([
            (.make(Self.lake), [.sent, .ended(TaskEnd(.refused, "no"))]),
            (.make(Self.poster, key: Self.otherKey, time: before), [.sent, .ended(TaskEnd(.lost, "no"))]),
            (.make(.make("third"), key: "unsent-key"), [.unsent("429")]),
        ])
        // One that the journal knows, one that it doesn't.
        let ledger = arrived(Self.lake, key: "not-in-the-journal", on: arrived(Self.lake, key: Self.key))
        #expect(try plan(journal: journal).leftThisMonth == 29)
        #expect(try plan(journal: journal, ledgers: [ledger]).leftThisMonth == 28)
        #expect(try plan(journal: journal, caps: SpendingCaps(monthly: 1, perRun: 1)).leftThisMonth == 0)
    }
}
