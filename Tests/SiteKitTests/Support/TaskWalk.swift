import Testing

@testable import SiteKit

/// A task that is walked step by step, on a clock that a test moves, and its journal.
struct TaskWalk {
    private(set) var task: ImageTask
    let policy: RefreshPolicy
    /// The journal so far, without what came before the task.
    private(set) var journal: [JournalEntry]
    /// The last step.
    private(set) var step: TaskStep
    /// Seconds since the machine was started.
    var steady = 0.0
    /// Seconds since 1970.
    var wall = Double(Ledger.testTime.seconds)
    /// Which start of the machine it is.
    var boot = "boot-1"

    /// Begins a new task.
    init(_ intent: GenerationIntent = .make(), policy: RefreshPolicy = .standard) {
        task = ImageTask(intent, policy: policy)
        self.policy = policy
        journal = [
            JournalEntry(
                key: intent.key, time: intent.time, event: .intent(intent),
                uptime: Uptime(boot: "boot-1", milliseconds: 0))
        ]
        step = TaskStep(effect: .wait(0, .post))
        take(.begin)
    }

    /// Goes on with what a journal says, in a new process.
    init(
        resuming journal: [JournalEntry], at wall: Double, boot: String = "boot-1", policy: RefreshPolicy = .standard
    ) throws {
        let bytes = journal.flatMap { $0.line + [UInt8(ascii: "\n")] }
        let (contents, faults) = JournalContents.parse(bytes, "journal.jsonl")
        #expect(faults.map(\.summary) == [])
        task = ImageTask(resuming: try #require(contents?.records.last), policy: policy)
        self.policy = policy
        self.journal = journal
        self.wall = wall
        self.boot = boot
        steady = max(0, wall - Double(Ledger.testTime.seconds))
        step = TaskStep(effect: .wait(0, .post))
        take(.begin)
    }

    var effect: TaskEffect { step.effect }
    var now: Moment { Moment(wall: wall, steady: steady, boot: boot) }

    /// How it stands, once it is through.
    var outcome: TaskOutcome? { if case .finish(let outcome) = effect { outcome } else { nil } }
    var end: TaskEnd.Kind? { if case .ended(let end)? = outcome { end.kind } else { nil } }
    var reason: String? {
        switch outcome {
        case .ended(let end): end.reason
        case .notSent(let reason), .underWay(let reason), .held(let reason): reason
        case .candidate, nil: nil
        }
    }

    /// Seconds of the wait that it asks for.
    var wait: Double? { if case .wait(let seconds, _) = effect { seconds } else { nil } }

    /// The names of the journal's events, the intent apart.
    var events: [String] {
        journal.dropFirst().map { entry in
            String("\(entry.event)".prefix { $0.isLetter })
        }
    }

    @discardableResult
    mutating func take(_ event: TaskEvent, chance: Double = 0.5) -> TaskEffect {
        step = task.take(event, at: now, chance: chance)
        journal += step.entries.map { JournalEntry(key: task.intent.key, now, $0) }
        return step.effect
    }

    /// Lets time go by on both clocks.
    mutating func pass(_ seconds: Double) {
        steady += seconds
        wall += seconds
    }

    /// Waits as long as it wants to and goes on.
    @discardableResult
    mutating func go() -> TaskEffect {
        pass(wait ?? 0)
        return take(.ready)
    }

    /// Waits, sends, and the answer comes after so many seconds.
    @discardableResult
    mutating func post(_ answer: CreateAnswer, after seconds: Double = 0) -> TaskEffect {
        go()
        pass(seconds)
        return take(.posted(answer))
    }

    /// Waits, reads, and the answer comes after so many seconds.
    @discardableResult
    mutating func read(_ answer: ReadAnswer, after seconds: Double = 0) -> TaskEffect {
        go()
        pass(seconds)
        return take(.read(answer))
    }

    /// Waits and fetches.
    @discardableResult
    mutating func fetch(_ answer: FetchAnswer) -> TaskEffect {
        go()
        return take(.fetched(answer))
    }

    /// A task that the server has taken.
    static func taken(_ intent: GenerationIntent = .make()) -> TaskWalk {
        var walk = TaskWalk(intent)
        walk.post(.taken(id: "igen_1", requestID: nil))
        return walk
    }
}

extension GenerationIntent {
    /// A picture to be asked for, where a test doesn't care.
    static func make(
        _ asset: ShowcaseAsset = .make(size: .square), attempt: Int = 1,
        key: String = "11111111-2222-4333-8444-555555555555", time: Timestamp = Ledger.testTime,
        isPersisted: Bool = false
    ) -> GenerationIntent {
        GenerationIntent(
            asset: asset, credit: "The test", attempt: attempt, key: key, time: time, isPersisted: isPersisted)
    }
}

extension PictureLink {
    static func make(_ address: String = "https://files.fixture.test/a.png", expires: Timestamp? = nil) -> PictureLink {
        PictureLink(address: address, expires: expires)
    }
}

extension TaskWalk {
    /// The journal's file.
    var bytes: [UInt8] { journal.flatMap { $0.line + [UInt8(ascii: "\n")] } }
}
