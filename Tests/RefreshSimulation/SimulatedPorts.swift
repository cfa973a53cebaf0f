import ImageAPIEmulator

import SiteKit

/// The ports of a refresh, all of them into a simulated world.
struct SimulatedClock: RefreshClock {
    let world: SimulatedWorld

    func now() -> Moment {
        world.look { Moment(wall: SimulatedWorld.start + $0.seconds, steady: $0.seconds, boot: "boot-\($0.boots)") }
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
        try world.effect { $0.disk.journal += bytes }
    }

    func sync() throws {
        guard !world.quirks.neverSyncs else { return }
        try world.effect { $0.durable.journal = $0.disk.journal }
    }
}

struct SimulatedSpool: Spool {
    let world: SimulatedWorld

    func open(_ name: String) throws -> any SpoolFile {
        try world.effect { $0.disk.spool[name] = [] }
        return SimulatedSpoolFile(world: world, name: name)
    }

    func read(_ name: String) throws -> [UInt8]? { world.look { $0.disk.spool[name] } }

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
        try world.effect { $0.disk.spool[name, default: []] += bytes }
    }

    func finish() throws {
        try world.effect { $0.durable.spool[name] = $0.disk.spool[name] }
    }
}

struct SimulatedStore: CandidateStore {
    let world: SimulatedWorld

    func store(_ load: @Sendable () throws -> DeliveredPicture?) async throws -> StoreAnswer {
        guard let picture = try load() else { return .missing }
        let original = Digest(of: picture.original)
        let id = picture.asset.id
        try world.effect { $0.disk.originals[original] = picture.original }
        // The published files.
        try world.effect { _ in }
        var ledger = world.history(of: id).ledger ?? Ledger(id: id)
        if !ledger.has(picture.generation.key) { ledger = ledger.storing(picture) }
        let next = ledger
        try world.effect { $0.disk.ledgers[id] = next }
        try world.effect { $0.disk.locks[id] = ShowcaseLock(next)?.encoded }
        return next.head.map(StoreAnswer.stored) ?? .held("")
    }

    func original(_ digest: Digest) throws -> [UInt8]? { world.look { $0.disk.originals[digest] } }
}

struct SimulatedGate: RefreshGate {
    let world: SimulatedWorld

    func pass(_ purpose: TaskEffect.Purpose, after seconds: Double) async -> String? {
        world.look { state in
            if state.hasEnded || state.isInterrupted { return "stopped" }
            state.seconds += seconds
            return nil
        }
    }

    func note(_ response: HTTPResponse?) async {}
    func shut(_ error: APIError) async { world.look { $0.isInterrupted = true } }
    func stop(_ reason: String) async { world.look { $0.isInterrupted = true } }
}
