import SiteKit

/// One run of the program in a simulated world, which may end it anywhere.
struct SimulatedProcess: Sendable {
    let world: SimulatedWorld
    var policy = RefreshPolicy.standard
    var persists = false
    /// Whether pictures that the showcase has had since an earlier run are removed from the spool, as the program does.
    var tidies = false
    /// Whether requests wait at the program's own gate.
    var hasOwnGate = false
    /// What is asked for once more in any case, and what is if nobody knows whether it was paid.
    var again: String?
    var retried: [String] = []

    private var quirks: SimulatedWorld.Quirks { world.quirks }

    /// Refreshes a showcase.
    ///
    /// - Returns: whether there was nothing left to do.
    @discardableResult
    func run(_ manifest: ShowcaseManifest) async -> Bool {
        // What `StateFolder.fault` does: a showcase whose journal is gone is left alone.
        if world.look({ $0.refusedWithoutJournal > 0 }), !quirks.forgetsLostJournals { return true }
        guard let contents = JournalContents.parse(world.look { $0.disk.journal }, "journal.jsonl").0 else {
            return false
        }
        world.look { state in
            state.disk.journal = Array(state.disk.journal.prefix(contents.soundBytes))
            state.durable.journal = Array(state.durable.journal.prefix(contents.soundBytes))
        }
        guard let provider = Provider.emulator(port: 8787), let key = SecretText(key: "some-key") else { return false }
        let request = request(provider)
        var report = RefreshReport()
        let known = quirks.forgetsCandidates ? contents.forgettingArrivals : contents
        report.take(
            RefreshPlan.make(
                request, manifest, known,
                history: { id in
                    quirks.forgetsCandidates ? ShowcaseHistory.read(id, InMemoryFileSystem()) : world.history(of: id)
                },
                now: SimulatedClock(world: world).now().timestamp))
        let named = retried + [again].compactMap { $0 }
        for (asset, attempt) in report.plan.asked where attempt > 1 && named.contains(asset.id) {
            world.look { $0.askedAgain[asset.prompt, default: 0] += 1 }
        }
        if tidies {
            for key in report.plan.settled { try? SimulatedSpool(world: world).remove(task: key) }
        }
        let hasWork = !report.plan.asked.isEmpty || !report.plan.resumed.isEmpty
        let ports = RefreshPorts(
            transport: SimulatedTransport(world: world), clock: SimulatedClock(world: world),
            random: SimulatedRandom(world: world), journal: Journal(SimulatedJournal(world: world)),
            spool: SimulatedSpool(world: world), store: SimulatedStore(world: world),
            gate: SimulatedGate(
                world: world, own: hasOwnGate ? RequestGate(SimulatedClock(world: world)) : nil),
            persist: persists ? PersistRunner { persist() } : nil)
        let work = RefreshWork(request: request, key: key, ports: ports, watch: { _ in })
        try? await work.perform(&report, credit: manifest.credit)
        return !hasWork
    }

    private func request(_ provider: Provider) -> RefreshRequest {
        var request = RefreshRequest(
            root: "/", state: StateFolder(path: "/state", shown: "state"), provider: provider, jobs: 1, tool: "0.1.0")
        request.concurrency = 1
        request.policy = policy
        request.again = again
        request.retryUnknown = retried
        return request
    }

    private func persist() -> String? {
        do {
            return try world.effect { state in
                state.seconds += 2
                if Double.random(in: 0..<1, using: &state.random) < state.persistFaults {
                    state.mishaps += 1
                    return "nobody takes it"
                }
                state.copy.journal = state.durable.journal
                state.copy.spool = state.durable.spool
                state.copiedNames = state.evidence.knew
                return nil
            }
        } catch {
            return "the machine is gone"
        }
    }
}

extension JournalContents {
    /// What a client knows that forgets what it has brought home.
    fileprivate var forgettingArrivals: JournalContents {
        let kept = records.filter { !$0.isDone }
        var contents = JournalContents()
        for record in kept where record.isClosed { contents.add(record.intent) }
        return kept.isEmpty ? JournalContents() : contents
    }
}
