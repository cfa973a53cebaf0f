import ImageAPIEmulator

import SiteKit

/// The ports of a refresh, all of them into a simulated world.
struct SimulatedClock: RefreshClock {
    let world: SimulatedWorld

    func now() -> Moment {
        world.look {
            Moment(
                wall: SimulatedWorld.start + $0.seconds + $0.wallError, steady: $0.seconds, boot: "boot-\($0.boot)")
        }
    }

    func sleep(_ seconds: Double) async {
        world.look { $0.seconds += seconds }
    }
}

struct SimulatedRandom: RefreshRandom {
    let world: SimulatedWorld

    func chance() -> Double { world.look { Double.random(in: 0..<1, using: &$0.random) } }

    func key() -> String {
        world.look { state in
            let digits = String(UInt64.random(in: 1 << 60 ... .max, using: &state.random), radix: 16)
            return "00000000-0000-4000-8000-" + digits.prefix(12)
        }
    }
}

struct SimulatedJournal: JournalStorage {
    let world: SimulatedWorld

    func append(_ bytes: [UInt8]) throws {
        var bytes = bytes
        if let event = world.quirks.drops {
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
            bytes = lines.filter { !$0.contains("\"event\":\"\(event)\"") }.flatMap { Array("\($0)\n".utf8) }
        }
        try world.diskEffect { state in
            state.note(bytes)
            state.disk.journal += bytes
        }
    }

    func sync() throws {
        guard !world.quirks.neverSyncs else { return }
        try world.diskEffect { state in
            state.durable.journal = state.disk.journal
            for (key, process) in state.evidence.named where process == state.process {
                state.evidence.knew.insert(key)
            }
        }
    }
}

struct SimulatedSpool: Spool {
    let world: SimulatedWorld

    func open(_ name: String) throws -> any SpoolFile {
        try world.diskEffect { state in
            state.disk.spool[name] = []
            state.evidence.spooled[name] = nil
            state.opened.insert(name)
        }
        return SimulatedSpoolFile(world: world, name: name)
    }

    func read(_ name: String) throws -> [UInt8]? {
        world.look { state in
            if world.quirks.neverInspects, !state.opened.contains(name),
                !String(decoding: state.disk.journal, as: UTF8.self).contains("\"spool\":\"\(name)\"")
            {
                return nil
            }
            return state.disk.spool[name]
        }
    }

    func remove(task key: String) throws {
        try world.effect { state in
            for name in state.disk.spool.keys where name.hasPrefix(key) {
                state.disk.spool[name] = nil
                state.durable.spool[name] = nil
            }
        }
    }

    func checkRoom() throws {}
}

struct SimulatedSpoolFile: SpoolFile {
    let world: SimulatedWorld
    let name: String

    func write(_ bytes: [UInt8]) throws {
        try world.diskEffect { $0.disk.spool[name, default: []] += bytes }
    }

    func finish() throws {
        guard !world.quirks.neverSyncsSpool else { return }
        try world.diskEffect { $0.durable.spool[name] = $0.disk.spool[name] }
    }
}

struct SimulatedStore: CandidateStore {
    let world: SimulatedWorld

    func store(_ load: @Sendable () throws -> DeliveredPicture?) async throws -> StoreAnswer {
        guard let picture = try load() else { return .missing }
        let original = Digest(of: picture.original)
        let id = picture.asset.id
        try world.diskEffect { $0.disk.originals[original] = picture.original }
        // The published files.
        try world.diskEffect { _ in }
        var ledger = world.history(of: id).ledger ?? Ledger(id: id)
        if !ledger.has(picture.generation.key) { ledger = ledger.storing(picture) }
        let next = ledger
        try world.diskEffect { $0.disk.ledgers[id] = next }
        try world.diskEffect { $0.disk.locks[id] = ShowcaseLock(next)?.encoded }
        return next.head.map(StoreAnswer.stored) ?? .held("")
    }

    func original(_ digest: Digest) throws -> [UInt8]? { world.look { $0.disk.originals[digest] } }
}

/// The program's own gate, or one that lets time go by at once; nobody passes it who has ended.
struct SimulatedGate: RefreshGate {
    let world: SimulatedWorld
    var own: RequestGate?

    func pass(_ purpose: TaskEffect.Purpose, after seconds: Double) async -> String? {
        if world.look({ $0.hasEnded || $0.isInterrupted }) { return "stopped" }
        if let own { return await own.pass(purpose, after: seconds) }
        if purpose == .post, world.look({ $0.asksNothing }) { return "nothing is asked for" }
        world.look { $0.seconds += seconds }
        return nil
    }

    func note(_ response: HTTPResponse?) async { await own?.note(response) }

    func shut(_ error: APIError) async {
        if let own { return await own.shut(error) }
        world.look { $0.isInterrupted = true }
    }

    func stop(_ reason: String) async {
        if let own { return await own.stop(reason) }
        world.look { $0.isInterrupted = true }
    }

    func askNothing(_ reason: String) async {
        if let own { return await own.askNothing(reason) }
        world.look { $0.asksNothing = true }
    }
}
