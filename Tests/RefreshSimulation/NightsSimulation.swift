import ImageAPIEmulator

import SiteKit

/// One seed's month: thirty nights with a refresh each, and days on which people edit, review, import and merge, or don't.
///
/// What is to be paid is worked out beside it, in its own few lines: each distinct request once, as soon as the caps have
/// room for it, and none for an asset that shows a picture from elsewhere.
struct NightsSimulation: Sendable {
    /// What happens on the days.
    enum Kind: String, CaseIterable, Sendable {
        case nothing = "30 nights, nothing accepted"
        case rejecting = "30 nights, rejecting"
        case editing = "30 nights, editing"
        case capped = "30 nights, small caps"
        case unmerged = "30 nights, merged rarely"
        case all = "30 nights, all of it"
        case killed = "30 nights, all, killed"
    }

    private static let nights = 30
    private static let day = 86_400.0

    let kind: Kind
    let seed: UInt64
    let settings: EmulatorSettings
    let world: SimulatedWorld
    private let caps: SpendingCaps

    init(_ kind: Kind, seed: UInt64, quirks: SimulatedWorld.Quirks = .init()) {
        self.kind = kind
        self.seed = seed
        var random = SeededNumbers(seed: seed &* 104_729 &+ 5)
        var settings = EmulatorSettings(contract: Bool.random(using: &random) ? .august : .may, seed: seed)
        settings.pictures = .flat
        settings.readyAfter = [0.2, 15, 125].randomElement(using: &random) ?? 15
        settings.linksPictures = Bool.random(using: &random)
        settings.chaos = kind == .killed ? 0.05 : 0
        self.settings = settings
        world = SimulatedWorld(settings, seed: seed, refusesConnections: 0, quirks: quirks)
        let areSmall = [.capped, .all, .killed].contains(kind)
        caps =
            areSmall
            ? SpendingCaps(
                monthly: Int.random(in: 1...6, using: &random), perRun: Int.random(in: 1...3, using: &random))
            : SpendingCaps(monthly: 1_000, perRun: 1_000)
    }

    /// Plays the month.
    func play() async -> SimulationVerdict {
        var wishes = (0..<3).map { Wish(number: $0) }
        var books = Books(caps: caps, isKilled: kind == .killed)
        var base = world.look { $0.disk }
        for night in 0..<NightsSimulation.nights {
            if night > 0 { edit(&wishes) }
            let manifest = ShowcaseManifest(
                assets: wishes.filter(\.isListed).map(\.asset), credit: "The test", caps: caps)
            books.begin(manifest, world)
            await refresh(manifest)
            books.end(world)
            if isMerged(night) {
                decide(manifest)
                base = world.look { $0.disk }
            } else {
                // The next night begins from what is merged; only the state folder knows more.
                world.look { state in
                    state.disk.ledgers = base.ledgers
                    state.disk.locks = base.locks
                    state.disk.originals = base.originals
                    state.durable = state.disk
                }
            }
            world.look { $0.seconds = Double(night + 1) * NightsSimulation.day }
        }
        let last = ShowcaseManifest(assets: [], credit: "The test", caps: caps)
        books.begin(last, world)
        await refresh(last)
        return SimulationVerdict(self, books)
    }

    /// A night's run; or several, where they are killed.
    private func refresh(_ manifest: ShowcaseManifest) async {
        // Only the first finds nothing but what is merged: what a later one finds may be thrown away in the morning, with
        // the working copy.
        var tidies = true
        for _ in 0..<(kind == .killed ? world.number(below: 3) : 0) {
            world.begin(endsAt: world.number(below: 40) + 1, before: world.chance(0.5))
            await SimulatedProcess(world: world, tidies: tidies).run(manifest)
            world.end(.kill)
            tidies = false
        }
        for _ in 0..<8 {
            world.begin(endsAt: nil, before: false)
            let isQuiet = await SimulatedProcess(world: world, tidies: tidies).run(manifest)
            world.end(.kill)
            tidies = false
            if isQuiet || kind != .killed { return }
        }
    }

    private func isMerged(_ night: Int) -> Bool {
        guard [.unmerged, .all, .killed].contains(kind) else { return true }
        return world.chance(0.3)
    }

    private func edit(_ wishes: inout [Wish]) {
        // The others keep their first manifest, in which one is made, one is refused at once, and one later.
        guard [.editing, .capped, .all, .killed].contains(kind) else { return }
        for place in wishes.indices where world.chance(0.3) {
            switch world.number(below: 8) {
            case 0...3: wishes[place].prompt = world.number(below: Wish.prompts.count)
            case 4: wishes[place].edition += 1
            case 5: wishes[place].size = PictureSize.allCases[world.number(below: 3)]
            default: wishes[place].isListed.toggle()
            }
        }
    }

    /// What people do with the pictures on a day.
    private func decide(_ manifest: ShowcaseManifest) {
        guard kind != .nothing, kind != .unmerged else { return }
        let now = SimulatedClock(world: world).now().timestamp
        for asset in manifest.assets {
            let ledger = world.history(of: asset.id).ledger ?? Ledger(id: asset.id)
            let isLate = [.all, .killed].contains(kind)
            let number = world.number(below: 100)
            let next: Ledger? =
                switch number {
                case 0..<40: ledger.deciding(.rejected, at: now)
                case 40..<50 where isLate: ledger.deciding(.accepted, at: now)
                case 50..<60 where kind != .rejecting: ledger.bringing(.drawn, asset, at: now)
                case 60..<63 where isLate: ledger.bringing(.imported, asset, at: now)
                case 63..<66 where isLate: ledger.deciding(.retired, at: now)
                default: nil
                }
            guard let next else { continue }
            world.look { state in
                state.disk.ledgers[asset.id] = next
                state.disk.locks[asset.id] = ShowcaseLock(next)?.encoded
                state.durable = state.disk
            }
        }
    }
}

extension NightsSimulation {
    /// What somebody wants of one asset.
    struct Wish: Sendable {
        static let prompts = ["A lake", "A shed", "A barn", "[refuse] a lake", "[refuse-later] a lake"]

        let number: Int
        var prompt: Int
        var edition = 1
        var size = PictureSize.square
        var isListed = true

        init(number: Int) {
            self.number = number
            prompt = number == 0 ? 0 : number + 2
        }

        var asset: ShowcaseAsset {
            .make(
                "asset-\(number)", prompt: "\(Wish.prompts[prompt]) \(number)", title: "Edition \(edition)", size: size)
        }
    }

    /// What should be paid, by rules of its own.
    struct Books: Sendable {
        let caps: SpendingCaps
        let isKilled: Bool
        /// Every request there should be, with the month it was asked for in.
        private(set) var asked: [String: Int] = [:]
        /// Requests whose picture came, by asset; those that aren't in the ledger yet are in the asset's way.
        private var home: [String: Set<String>] = [:]
        private(set) var complaints: [String] = []
        private var before = 0

        init(caps: SpendingCaps, isKilled: Bool) {
            self.caps = caps
            self.isKilled = isKilled
        }

        /// The month, which counts in UTC: the nights are of two.
        static func month(_ seconds: Double) -> Int { seconds < 1_796_083_200 ? 11 : 12 }

        static func name(_ prompt: String, _ size: String) -> String { "\(prompt), \(size)" }

        /// Works out what a night should ask for.
        mutating func begin(_ manifest: ShowcaseManifest, _ world: SimulatedWorld) {
            before = requests(world).count
            let month = Books.month(SimulatedWorld.start + world.look { $0.seconds })
            var left = min(caps.monthly - asked.values.count { $0 == month }, caps.perRun)
            for asset in manifest.assets {
                let name = Books.name(asset.prompt, asset.size.rawValue)
                let ledger = world.history(of: asset.id).ledger
                let state = LedgerState(ledger ?? Ledger(id: asset.id))
                let known = Set(
                    (ledger?.entries ?? []).compactMap { entry in
                        entry.record.picture?.generation.map { _ in
                            let build = entry.record.picture?.build
                            return Books.name(build?["prompt"] ?? "", build?["size"] ?? "")
                        }
                    })
                let isBlocked = !home[asset.id, default: []].isSubset(of: known)
                let isElsewhere = state.published?.record.event == .imported
                guard asked[name] == nil, !isBlocked, !isElsewhere, left > 0 else { continue }
                asked[name] = month
                left -= 1
                if !asset.prompt.hasPrefix("[") { home[asset.id, default: []].insert(name) }
            }
        }

        /// Compares with the server's books.
        mutating func end(_ world: SimulatedWorld) {
            let found = requests(world)
            // A night in which runs are killed has several of them.
            if !isKilled, found.count - before > caps.perRun {
                complaints.append("more than \(caps.perRun) in a night")
            }
            let months = Dictionary(grouping: world.look { $0.api.billing }) {
                Books.month($0.at)
            }
            for (month, tasks) in months where tasks.count > caps.monthly {
                complaints.append("\(tasks.count) paid in month \(month), and \(caps.monthly) may be")
            }
        }

        func requests(_ world: SimulatedWorld) -> [String] {
            world.look { $0.api.billing }.map { Books.name($0.prompt, $0.size) }
        }
    }
}
