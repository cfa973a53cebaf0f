import SiteKit

// RefreshSimulation [RUNS [FIRST-SEED]]: plays so many refreshes against the emulator, in one process, with crashes before
// and after every effect, and counts from the server's books and the disk. Then clients that are broken on purpose, each of
// which must be caught; and months of nights on which people edit, review and merge meanwhile.
let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let runs = numbers.first ?? 10_000
let first = numbers.dropFirst().first ?? 1
let extra = min(runs, max(300, runs / 20))

/// Plays seeds on all cores.
func play(_ count: Int, _ make: @escaping @Sendable (UInt64) -> RefreshSimulation) async -> SimulationVerdict {
    await play(count) { seed async in await make(seed).play() }
}

/// Plays seeds on all cores, from the first on or from a later one.
func play(
    _ count: Int, after skipped: Int = 0, _ story: @escaping @Sendable (UInt64) async -> SimulationVerdict
) async -> SimulationVerdict {
    let seeds = ((first + skipped)..<(first + skipped + count)).map(UInt64.init)
    return await withTaskGroup(of: SimulationVerdict.self) { group in
        let lanes = 4
        for lane in 0..<lanes {
            group.addTask {
                var sum = SimulationVerdict()
                for place in stride(from: lane, to: seeds.count, by: lanes) {
                    sum = sum + (await story(seeds[place]))
                }
                return sum
            }
        }
        return await group.reduce(SimulationVerdict(), +)
    }
}

var failures: [String] = []
say(SimulationVerdict.heading)

/// Shows what became of a client that should be right.
@MainActor func expect(_ name: String, _ verdict: SimulationVerdict, runs: Int) {
    say(verdict.row(name, runs: runs))
    failures += verdict.complaints.prefix(20)
    if verdict.isCaught { failures.append("'\(name)' loses or pays twice") }
}

/// Plays a client that is broken on purpose until it is caught, a few seeds at a time and not for ever.
@MainActor func expectCaught(_ name: String, _ make: @escaping @Sendable (UInt64) -> RefreshSimulation) async {
    let few = 40
    var sum = SimulationVerdict()
    var done = 0
    while !sum.isCaught, done < few * 50 {
        sum = sum + (await play(few, after: done) { seed async in await make(seed).play() })
        done += few
    }
    say(sum.row(name, runs: done))
    if !sum.isCaught { failures.append("the client with '\(name)' was not caught") }
}

let ours = await play(runs) { RefreshSimulation(seed: $0) }
expect("ours", ours, runs: runs)
// A run in which nothing happens proves nothing.
if ours.paid < runs || ours.delivered * 3 < ours.paid { failures.append("too little happened to prove anything") }
if ours.share > 15 { failures.append("\(ours.share) % are excused") }
expect("ours, its journal lost", await play(extra) { RefreshSimulation(seed: $0, losesJournal: true) }, runs: extra)
expect("ours, its clock set", await play(extra) { RefreshSimulation(seed: $0, hasJumps: true) }, runs: extra)

let quirks: [(name: String, quirks: SimulatedWorld.Quirks)] = [
    ("no fsync", .init(neverSyncs: true)), ("no fsync of answers", .init(neverSyncsSpool: true)),
    ("a new key on each try", .init(changesKeys: true)), ("asks beside a candidate", .init(forgetsCandidates: true)),
    ("never looks at answers left", .init(neverInspects: true)), ("409 means nothing", .init(ignoresDuplicates: true)),
    ("'sent' isn't written", .init(drops: "sent")), ("'taken' isn't written", .init(drops: "taken")),
    ("'reading' isn't written", .init(drops: "reading")),
]
for (name, quirks) in quirks { await expectCaught(name) { RefreshSimulation(seed: $0, quirks: quirks) } }
await expectCaught("tries after the key's 60 s") {
    var late = RefreshPolicy.standard
    late.lastTry = 3_600
    late.allTries = 3_700
    return RefreshSimulation(seed: $0, policy: late)
}
await expectCaught("forgets a lost journal") {
    RefreshSimulation(seed: $0, quirks: .init(forgetsLostJournals: true), losesJournal: true)
}

let months = max(20, runs / 500)
for kind in NightsSimulation.Kind.allCases {
    let verdict = await play(months) { seed async in await NightsSimulation(kind, seed: seed).play() }
    expect(kind.rawValue, verdict, runs: months)
    if verdict.paid < months { failures.append("too little was paid in '\(kind.rawValue)' to prove anything") }
}
let beside = await play(20) { seed async in
    await NightsSimulation(.all, seed: seed, quirks: .init(forgetsCandidates: true)).play()
}
say(beside.row("30 nights, asks beside", runs: 20))
if !beside.isCaught { failures.append("asking beside a candidate was not caught") }

for failure in failures { say("FAILED: \(failure)") }
say("\(failures.isEmpty ? 1 : 0) passed, \(failures.count) failed")
if !failures.isEmpty { endProcess(1) }
