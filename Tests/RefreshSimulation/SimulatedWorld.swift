import ImageAPIEmulator
import Synchronization

import SiteKit

/// Everything outside a refresh, in memory: a server, two clocks, a disk that may forget what was not synced, and an end
/// that may come before or after every single effect.
final class SimulatedWorld: Sendable {
    /// What the machine is to be spared, or not.
    struct Quirks: Sendable {
        /// The journal is never waited for.
        var neverSyncs = false
        /// Each try has a key of its own.
        var changesKeys = false
        /// What is in the showcase, or was asked for and came, is forgotten when it is planned what to ask for.
        var forgetsCandidates = false
        /// A journal that is gone is begun anew, as if nothing had ever been asked for.
        var forgetsLostJournals = false
        /// What is read is not waited for until it is on the disk.
        var neverSyncsSpool = false
        /// What an earlier process read is never looked at.
        var neverInspects = false
        /// 409 says nothing to it.
        var ignoresDuplicates = false
        /// An event that isn't written down.
        var drops: String?
    }

    /// How a process can end before its time.
    enum Ending: CaseIterable, Sendable {
        /// It is killed; the machine goes on, and has all that was written.
        case kill
        /// The power fails: of what was not synced nobody knows what is left.
        case powerCut
        /// The machine is gone for good: what was carried away is all there is.
        case vanishing
    }

    /// Thrown by every effect from the end on.
    struct Ended: Error {}

    /// Thrown by a disk that takes nothing.
    struct DiskFull: Error {}

    struct Disk: Sendable {
        var journal: [UInt8] = []
        var spool: [String: [UInt8]] = [:]
        var originals: [Digest: [UInt8]] = [:]
        var ledgers: [String: Ledger] = [:]
        var locks: [String: [UInt8]] = [:]
    }

    struct State: Sendable {
        var seconds = 0.0
        var api: EmulatedAPI
        var random: SeededNumbers
        /// What is on the disk itself.
        var durable = Disk()
        /// What a reader sees, and a power cut may take.
        var disk = Disk()
        /// What was carried away last.
        var copy = Disk()
        var effects = 0
        var endsAt: Int?
        var endsBefore = false
        var hasEnded = false
        var isInterrupted = false
        /// Whether this process asks for nothing new any more.
        var asksNothing = false
        /// The number of the process, and of the machine's start.
        var process = 0
        var boot = 0
        var bornAt = 0.0
        var diedAt: Double?
        /// How far the wall clock is off.
        var wallError = 0.0
        /// How likely the disk takes nothing, and the state folder can't be carried away.
        var diskFaults = 0.0
        var persistFaults = 0.0
        /// How often something went wrong that isn't the server's.
        var mishaps = 0
        /// The spool files that this process has opened.
        var opened: Set<String> = []
        var evidence = SimulatedEvidence()
        /// Keys whose task the copy knew.
        var copiedNames: Set<String> = []
        /// How often a second picture was asked for, by prompt.
        var askedAgain: [String: Int] = [:]
        var refusedWithoutJournal = 0
    }

    let quirks: Quirks
    let refusesConnections: Double
    private let state: Mutex<State>

    /// The first second there is: 24 November 2026, 06:00 UTC.
    static let start = 1_795_500_000.0

    init(_ settings: EmulatorSettings, seed: UInt64, refusesConnections: Double, quirks: Quirks = Quirks()) {
        self.quirks = quirks
        self.refusesConnections = refusesConnections
        state = Mutex(State(api: EmulatedAPI(settings), random: SeededNumbers(seed: seed)))
    }

    /// Does something that leaves a trace, unless the process ends before it, or right after.
    @discardableResult
    func effect<Result: Sendable>(_ body: (inout State) throws -> Result) throws -> Result {
        try state.withLock { state in
            guard !state.hasEnded else { throw Ended() }
            state.effects += 1
            let isLast = state.endsAt == state.effects
            if isLast, state.endsBefore {
                state.die()
                throw Ended()
            }
            let result = try body(&state)
            if isLast {
                state.die()
                throw Ended()
            }
            return result
        }
    }

    /// Does something to the disk, which may have no room for it.
    @discardableResult
    func diskEffect<Result: Sendable>(_ body: (inout State) throws -> Result) throws -> Result {
        try effect { state in
            if state.diskFaults > 0, Double.random(in: 0..<1, using: &state.random) < state.diskFaults {
                state.mishaps += 1
                // What wasn't written down may be forgotten.
                state.evidence.named = state.evidence.named.filter { $0.value != state.process }
                throw DiskFull()
            }
            return try body(&state)
        }
    }

    /// Looks at the world, or does something to it that no process does.
    @discardableResult
    func look<Result: Sendable>(_ body: (inout State) throws -> Result) rethrows -> Result {
        try state.withLock { try body(&$0) }
    }

    func number(below limit: Int) -> Int {
        look { Int.random(in: 0..<limit, using: &$0.random) }
    }

    func chance(_ share: Double) -> Bool {
        look { Double.random(in: 0..<1, using: &$0.random) < share }
    }

    /// Begins a process, which ends at an effect, or never.
    func begin(endsAt: Int?, before: Bool) {
        look { state in
            state.process += 1
            state.bornAt = state.seconds
            state.diedAt = nil
            state.opened = []
            for (name, spooled) in state.evidence.spooled where state.holds(name) {
                state.evidence.found.insert(spooled.task)
            }
            state.effects = 0
            state.endsAt = endsAt
            state.endsBefore = before
            state.hasEnded = false
            state.isInterrupted = false
            state.asksNothing = false
        }
    }

    /// Ends a process.
    func end(_ ending: Ending) {
        look { state in
            // What was waited for by somebody who was dead already took no time.
            state.seconds = state.diedAt ?? state.seconds
            state.evidence.lives.append((state.bornAt, state.seconds))
            guard state.hasEnded else {
                state.durable = state.disk
                return
            }
            switch ending {
            case .kill: break
            case .powerCut:
                let pending = state.disk.journal.dropFirst(state.durable.journal.count)
                let kept = pending.isEmpty ? 0 : Int.random(in: 0...pending.count, using: &state.random)
                state.disk.journal = state.durable.journal + pending.prefix(kept)
                for (name, bytes) in state.disk.spool {
                    guard state.durable.spool[name] != bytes else { continue }
                    let kept = Int.random(in: 0...bytes.count, using: &state.random)
                    state.disk.spool[name] = Array(bytes.prefix(kept))
                }
            case .vanishing:
                state.disk = state.copy
                state.evidence.knew = state.copiedNames
                state.evidence.found = []
            }
            if ending != .kill { state.boot += 1 }
            state.durable = state.disk
        }
    }

    /// The lock and ledger of an asset.
    func history(of id: String) -> ShowcaseHistory {
        let disk = look { $0.disk }
        var files = InMemoryFileSystem()
        if let ledger = disk.ledgers[id] { files.write(Ledger.path(of: id), ledger.encoded) }
        if let lock = disk.locks[id] { files.write(ShowcaseLock.path(of: id), lock) }
        return ShowcaseHistory.read(id, files)
    }
}

extension SimulatedWorld.State {
    /// The process is no more.
    fileprivate mutating func die() {
        hasEnded = true
        diedAt = seconds
        mishaps += 1
    }
}
