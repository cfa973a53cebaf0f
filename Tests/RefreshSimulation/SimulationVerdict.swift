import ImageAPIEmulator

import SiteKit

/// What became of every picture that the server's books say was paid for, by what lies on the disk.
struct SimulationVerdict: Sendable {
    /// How many tasks the server took on.
    fileprivate(set) var paid = 0
    /// How many of their pictures lie on the disk, with a record in a ledger and a lock.
    fileprivate(set) var delivered = 0
    /// How many ended without a picture on the server's side.
    fileprivate(set) var failed = 0
    /// How many are lost or unknown, by the server's doing, and told by the journal with their name.
    fileprivate(set) var excused = 0
    /// How many were paid for once more because somebody said so.
    fileprivate(set) var paidAgain = 0
    /// How many are lost though they needn't be, or without a word.
    fileprivate(set) var lost = 0
    /// How many were paid for beyond the first of the same request.
    fileprivate(set) var paidTwice = 0
    /// How many were paid for and left to a human, since the journal was gone: refused, never asked for again.
    fileprivate(set) var stranded = 0
    /// Why it isn't as it should be.
    fileprivate(set) var complaints: [String] = []

    /// Whether it isn't what a client should do.
    var isCaught: Bool { lost + paidTwice > 0 }

    init() {}

    /// What came of a story, whatever should have been asked for.
    init(_ simulation: any SimulatedStory) {
        let state = simulation.world.look { $0 }
        let journal = JournalContents.parse(state.disk.journal, "").0 ?? JournalContents()
        let billing = state.api.billing
        paid = billing.count
        var bodies: [[UInt8]: Int] = [:]
        for task in billing {
            bodies[task.body, default: 0] += 1
            if task.otherBodies > 0 { complain(simulation, "one key with two bodies: \(task.id)") }
            judge(task, state, journal, simulation)
        }
        for (body, count) in bodies where count > 1 {
            let prompt = billing.first { $0.body == body }?.prompt ?? ""
            let asked = min(count - 1, state.askedAgain[prompt] ?? 0)
            paidAgain += asked
            guard count - 1 > asked else { continue }
            paidTwice += count - 1 - asked
            complain(
                simulation, "paid \(count) times, \(asked) asked for again: \(String(decoding: body, as: UTF8.self))")
        }
        if state.mishaps == 0, simulation.settings.chaos == 0, excused > 0 {
            complain(simulation, "\(excused) lost or unknown, though nothing had gone wrong")
        }
        if state.api.leakedKeys > 0 { complain(simulation, "the key went to the pictures' own server") }
        for record in journal.records where !record.isClosed && state.refusedWithoutJournal == 0 {
            complain(simulation, "never came to an end: \(record.intent.asset.id), \(record.taskID ?? "-")")
        }
    }

    private mutating func judge(
        _ task: BilledTask, _ state: SimulatedWorld.State, _ journal: JournalContents, _ simulation: any SimulatedStory
    ) {
        if let picture = state.api.picture(of: task.id), case let digest = Digest(of: picture),
            state.disk.originals[digest] == picture,
            let ledger = state.disk.ledgers.values.first(where: { ledger in
                ledger.entries.contains { $0.record.picture?.build.original == digest }
            }), state.disk.locks[ledger.id] == ShowcaseLock(ledger)?.encoded
        {
            delivered += 1
            return
        }
        guard task.outcome == .completed || task.outcome == .queued else {
            failed += 1
            return
        }
        if state.refusedWithoutJournal > 0 {
            stranded += 1
            return
        }
        let record = journal.records.last { $0.taskID == task.id || (task.key != nil && $0.intent.key == task.key) }
        guard let record, let end = record.end else {
            lost += 1
            let place = record.map { $0.isDone ? "done" : $0.delivery != nil ? "held" : "open" } ?? "no record"
            return complain(simulation, "lost without a word: \(task.id), \(place)")
        }
        if let reason = fault(end, record, task, state, simulation) {
            lost += 1
            complain(simulation, "\(task.id) is \(end.kind.rawValue) (\(end.reason)), but \(reason)")
        } else if end.kind == .lost, isNeverReady(simulation) {
            failed += 1
        } else {
            excused += 1
        }
    }

    /// Whether the server forgets a task before it has made its picture.
    private func isNeverReady(_ simulation: any SimulatedStory) -> Bool {
        (simulation.settings.readyAfter ?? 0) >= simulation.settings.taskLife
    }

    /// Why the server can't be blamed; `nil` when it can.
    private func fault(
        _ end: TaskEnd, _ record: TaskRecord, _ task: BilledTask, _ state: SimulatedWorld.State,
        _ simulation: any SimulatedStory
    ) -> String? {
        let evidence = state.evidence
        guard let given = evidence.ends[record.intent.key] else { return "nobody wrote that down" }
        switch end.kind {
        case .unknown:
            if record.taskID != nil { return "its name is known" }
            if evidence.knew.contains(record.intent.key) { return "a process knew its name and went on" }
            if evidence.named[record.intent.key] == given.process { return "its name had come to the same process" }
            guard let first = evidence.posts[record.intent.key] else { return "it was never sent" }
            // A journal that is carried away may not say that it was sent: then it may have been since it was meant.
            let meant = Double(record.intent.time.seconds) - SimulatedWorld.start
            let since = record.intent.isPersisted ? min(first.at, meant) : first.at
            // It may be sent for 40 s, and the wait before the next try is 16 s at most.
            guard first.boot == given.boot, given.at < since + 20 else { return nil }
            return "that was too early: \(given.at - since) s"
        case .lost:
            guard record.taskID == task.id else { return "another name is known" }
            if record.link != nil { return "it is known where it lies" }
            if evidence.found.contains(task.id) { return "it was on the disk when a process began" }
            if given.isHeld { return "it was on the disk" }
            if evidence.came[task.id] == given.process { return "it had come whole to the same process" }
            guard evidence.readers[task.id]?.contains(given.process) == true else { return "it wasn't read once more" }
            if task.handedOver > 0 {
                let hasLink = simulation.settings.contract == .august && simulation.settings.linksPictures
                return hasLink ? "the server has it by its link" : nil
            }
            let taken = task.at - SimulatedWorld.start
            // 28 minutes and 100 seconds from the first try, less the longest time from that to the task, less a wait.
            if given.at < taken + 1_700 { return "that was too early" }
            let ready = taken + (simulation.settings.readyAfter ?? 0)
            let isIdle = evidence.isIdle(from: ready, to: min(given.at, taken + simulation.settings.taskLife))
            return isIdle ? "somebody was there, and didn't ask" : nil
        case .unusable, .refused, .failed, .cancelled: return "the server had a picture"
        }
    }

    private mutating func complain(_ simulation: any SimulatedStory, _ words: String) {
        complaints.append("seed \(simulation.seed): \(words)")
    }

    /// What came of a month, whose requests are known.
    init(_ month: NightsSimulation, _ books: NightsSimulation.Books) {
        self.init(month)
        for complaint in books.complaints { complain(month, complaint) }
        guard month.settings.chaos == 0 else { return }
        // Nothing goes wrong, so nothing is excused, and each request is paid: no more of them, and no fewer.
        let state = month.world.look { $0 }
        let found = Set(books.requests(month.world))
        let wanted = Set(books.asked.keys.filter { !$0.hasPrefix("[refuse] ") })
        for name in found.subtracting(wanted) {
            paidTwice += 1
            complain(month, "paid, and not to be asked for: \(name)")
        }
        for name in wanted.subtracting(found) {
            lost += 1
            complain(month, "never asked for: \(name)")
        }
        let refused = books.asked.count - wanted.count
        if state.api.refusedCreates != refused {
            complain(month, "\(state.api.refusedCreates) requests were refused, and \(refused) should have been")
        }
        if excused > 0 { complain(month, "\(excused) lost or unknown, though nothing went wrong") }
    }

    /// Adds up.
    static func + (left: SimulationVerdict, right: SimulationVerdict) -> SimulationVerdict {
        var sum = left
        sum.paid += right.paid
        sum.delivered += right.delivered
        sum.failed += right.failed
        sum.excused += right.excused
        sum.lost += right.lost
        sum.paidAgain += right.paidAgain
        sum.paidTwice += right.paidTwice
        sum.stranded += right.stranded
        sum.complaints += right.complaints
        return sum
    }
}
