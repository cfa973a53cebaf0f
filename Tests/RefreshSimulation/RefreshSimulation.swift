import ImageAPIEmulator

import SiteKit

/// One seed's story: a showcase, a server with its moods, processes that end where they please, and at last calm ones,
/// until nothing is left to do.
struct RefreshSimulation: Sendable {
    let seed: UInt64
    let quirks: SimulatedWorld.Quirks
    let assets: [ShowcaseAsset]
    let persists: Bool
    let losesJournal: Bool
    /// Whether the wall clock is set while no process is alive.
    let hasJumps: Bool
    private let hasOwnGate: Bool
    private let diskFaults: Double
    private let persistFaults: Double
    /// Whether somebody asks for pictures a second time.
    private let asksAgain: Bool
    let world: SimulatedWorld
    let settings: EmulatorSettings
    private let policy: RefreshPolicy

    init(
        seed: UInt64, quirks: SimulatedWorld.Quirks = .init(), policy: RefreshPolicy = .standard,
        losesJournal: Bool = false, hasJumps: Bool = false
    ) {
        self.seed = seed
        self.quirks = quirks
        self.policy = policy
        self.losesJournal = losesJournal
        self.hasJumps = hasJumps
        var random = SeededNumbers(seed: seed &* 7_919 &+ 17)
        var settings = EmulatorSettings(contract: Bool.random(using: &random) ? .august : .may, seed: seed)
        settings.pictures = .flat
        settings.readyAfter = [0.2, 3, 15, 125, 1_650, 1_900].randomElement(using: &random) ?? 15
        settings.duplicateAnswer = Bool.random(using: &random) ? .original : .conflict
        settings.announcesPoll = Bool.random(using: &random)
        settings.linksPictures = Int.random(in: 0..<4, using: &random) > 0
        settings.chaos = [0, 0.05, 0.2, 0.5].randomElement(using: &random) ?? 0
        self.settings = settings
        persists = Int.random(in: 0..<3, using: &random) == 0
        let prompts = ["A lake", "A lake", "A lake", "[refuse] a lake", "[refuse-later] a lake"]
        assets = (0..<Int.random(in: 1...3, using: &random)).map { number in
            let prompt = prompts.randomElement(using: &random) ?? ""
            return .make("asset-\(number)", prompt: "\(prompt) \(number)")
        }
        let refuses: Double = [0, 0, 0.1, 0.4].randomElement(using: &random) ?? 0
        diskFaults = [0, 0, 0, 0.01, 0.08].randomElement(using: &random) ?? 0
        persistFaults = [0, 0, 0.3].randomElement(using: &random) ?? 0
        asksAgain = Int.random(in: 0..<4, using: &random) == 0
        // It sleeps in short steps.
        hasOwnGate = Int.random(in: 0..<8, using: &random) == 0 && (settings.readyAfter ?? 0) < 200
        world = SimulatedWorld(settings, seed: seed, refusesConnections: refuses, quirks: quirks)
    }

    /// Plays it to the end.
    func play() async -> SimulationVerdict {
        let storms = world.number(below: 5)
        for _ in 0..<storms {
            let last = world.chance(0.5) ? 16 : 60
            let endsAt = world.number(below: 4) == 0 ? nil : world.number(below: last) + 1
            world.begin(endsAt: endsAt, before: world.chance(0.5))
            world.look { state in
                state.diskFaults = diskFaults
                state.persistFaults = persistFaults
            }
            if world.chance(0.1) {
                world.look { state in
                    state.isInterrupted = true
                    state.mishaps += 1
                }
            }
            await process(asksAgain: asksAgain)
            let endings: [SimulatedWorld.Ending] = persists ? [.kill, .powerCut, .vanishing] : [.kill, .powerCut]
            world.end(endings[world.number(below: endings.count)])
            let gaps = [0.0, 0.5, 5, 30, 70, 600, 2_000]
            let gap = gaps[world.number(below: gaps.count)]
            world.look { $0.seconds += gap }
            if hasJumps, world.chance(0.4) {
                let jump = [-7_200.0, -45, -20, -3, 3, 20, 7_200][world.number(below: 7)]
                world.look { $0.wallError += jump }
            }
            if losesJournal, world.chance(0.5) { loseJournal() }
        }
        world.look { state in
            state.diskFaults = 0
            state.persistFaults = 0
        }
        for _ in 0..<(quirks.forgetsCandidates ? 5 : 60) {
            world.begin(endsAt: nil, before: false)
            let isQuiet = await process()
            world.end(.kill)
            world.look { $0.seconds += 1 }
            if isQuiet { break }
        }
        return SimulationVerdict(self)
    }

    private func loseJournal() {
        world.look { state in
            state.disk.journal = []
            state.disk.spool = [:]
            state.durable = state.disk
            state.refusedWithoutJournal = 1
        }
    }

    /// One run of the program.
    ///
    /// - Returns: whether there was nothing left to do.
    @discardableResult
    private func process(asksAgain: Bool = false) async -> Bool {
        var process = SimulatedProcess(world: world, policy: policy, persists: persists, hasOwnGate: hasOwnGate)
        if asksAgain {
            if world.chance(0.3) { process.again = assets[world.number(below: assets.count)].id }
            if world.chance(0.5) { process.retried = [assets[world.number(below: assets.count)].id] }
        }
        return await process.run(
            ShowcaseManifest(assets: assets, credit: "The test", caps: SpendingCaps(monthly: 1_000, perRun: 1_000)))
    }
}
