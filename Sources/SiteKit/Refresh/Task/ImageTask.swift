/// One picture's way from the request to the showcase: a pure state machine. Events go in, steps come out; it has no clock,
/// no network and no disk, so every order of faults and crashes can be tried.
///
/// What it must not forget it writes to the journal, and takes in by the same way as the journal's reader does
/// (`TaskRecord`). So a task read from the journal is the one that was interrupted, less its patience.
public struct ImageTask: Sendable {
    let policy: RefreshPolicy
    /// What the journal knows.
    private(set) var record: TaskRecord

    /// What is forgotten with the process.
    var purpose = TaskEffect.Purpose.post
    /// Whether a try since the mark may have been taken.
    var isUnclear: Bool
    var tries = 0
    var firstRefusal: Moment?
    var pollWait: Double
    var unknownReads = 0
    /// Why an answer that may have had the picture in it didn't come whole, if one didn't.
    var brokenRead: String?
    /// Whether the last reading said that the picture isn't made yet.
    var isUnmade = false
    /// Whether it was read after its deadline.
    var wasReadLate = false
    /// Why the last reading brought no picture.
    var lastFault: String?
    /// Why the picture that came with an answer couldn't be used. It is kept: it may be all that there is.
    var unusable: String?
    /// What is wrong with the address that the picture was to be fetched from, if something is.
    var linkFault: LinkFault?
    /// How often the task was read for another address.
    var linkReads = 0
    /// When this process first was about to read it.
    var firstRead: Moment?
    /// Why the last event means more waiting than planned, for whoever watches.
    var trouble: String?

    /// Takes up a task that is new.
    public init(_ intent: GenerationIntent, policy: RefreshPolicy) {
        self.init(record: TaskRecord(intent), policy: policy)
        isUnclear = false
    }

    /// Takes up a task that an earlier process left.
    public init(resuming record: TaskRecord, policy: RefreshPolicy) {
        self.init(record: record, policy: policy)
        if record.intent.isPersisted { self.record.assumeSent() }
        isUnclear = self.record.sent != nil
    }

    private init(record: TaskRecord, policy: RefreshPolicy) {
        self.record = record
        self.policy = policy
        isUnclear = false
        pollWait = policy.firstPoll
    }

    /// What was asked for.
    public var intent: GenerationIntent { record.intent }

    /// Takes an event in and says what is to be done next.
    ///
    /// - Parameters:
    ///   - now: when it happened.
    ///   - chance: any number from 0 up to 1, for the spread of waits.
    public mutating func take(_ event: TaskEvent, at now: Moment, chance: Double) -> TaskStep {
        if event != .ready { trouble = nil }
        switch event {
        case .begin: return begin(at: now)
        case .ready: return go(at: now)
        case .stopped(let reason): return stop(reason, at: now)
        case .posted(let answer): return posted(answer, at: now, chance: chance)
        case .read(let answer): return read(answer, at: now, chance: chance)
        case .fetched(let answer): return fetched(answer, at: now)
        case .stored(let answer): return stored(answer, at: now)
        }
    }

    /// Makes a step, and takes in what it writes down.
    mutating func step(
        _ entries: [JournalEntry.Event] = [], _ effect: TaskEffect, at now: Moment, shuts: APIError? = nil
    ) -> TaskStep {
        for entry in entries { record.apply(entry, TimeMark(now)) }
        if case .wait(_, let purpose) = effect { self.purpose = purpose }
        return TaskStep(entries: entries, effect: effect, shuts: shuts)
    }

    /// Ends without a picture.
    mutating func end(_ kind: TaskEnd.Kind, _ reason: String, at now: Moment, shuts: APIError? = nil) -> TaskStep {
        let end = TaskEnd(kind, reason)
        return step([.ended(end)], .finish(.ended(end)), at: now, shuts: shuts)
    }

    private mutating func begin(at now: Moment) -> TaskStep {
        // Of what is done only that is taken up again which the showcase has lost.
        if let delivery = record.delivery, record.end == nil { return step([], .store(delivery), at: now) }
        if let end = record.end { return step([], .finish(.ended(end)), at: now) }
        if let reason = record.unsent { return step([], .finish(.notSent(reason)), at: now) }
        if record.taskID != nil {
            // A reading that was under way may have left the picture behind.
            if record.readings > 0 { return step([], .inspect(spool: spool(record.readings)), at: now) }
            return record.link == nil ? readAgain(after: 0, at: now) : fetchNow(at: now)
        }
        if record.sent != nil { return tryAgain(after: 0, "the run before was interrupted", at: now) }
        return step([], .wait(0, .post), at: now)
    }

    private mutating func go(at now: Moment) -> TaskStep {
        switch purpose {
        case .post: return post(at: now)
        case .read:
            let number = record.readings + 1
            return step([.reading(number)], .read(spool: spool(number)), at: now)
        case .fetch:
            guard let link = record.link else { return readAgain(after: policy.backoff, at: now) }
            return step([], .fetch(link, spool: "\(intent.key).png"), at: now)
        }
    }

    private mutating func stop(_ reason: String, at now: Moment) -> TaskStep {
        if record.taskID == nil, record.sent == nil {
            return step([.unsent(reason)], .finish(.notSent(reason)), at: now)
        }
        return step([], .finish(.underWay(reason)), at: now)
    }

    private mutating func stored(_ answer: StoreAnswer, at now: Moment) -> TaskStep {
        switch answer {
        case .stored(let head): step([.done(head)], .finish(.candidate), at: now)
        case .held(let reason): step([], .finish(.held(reason)), at: now)
        case .unusable(let reason): end(.unusable, reason, at: now)
        // Perhaps it still lies where the server had put it.
        case .missing where record.link != nil && linkFault == nil: fetchNow(at: now)
        case .missing: end(.lost, ImageTask.isNowhere, at: now)
        }
    }

    /// Why what has arrived is lost all the same.
    static let isNowhere = "its files are gone from the showcase and from the state folder"

    private func spool(_ reading: Int) -> String { "\(intent.key)-\(reading).json" }
}
