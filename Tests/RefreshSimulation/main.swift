import SiteKit

// RefreshSimulation [RUNS [FIRST-SEED]]: plays so many refreshes against the emulator, in one process, with crashes before
// and after every effect, and counts from the server's books and the disk. Then clients that are broken on purpose, each of
// which must be caught; and months of nights on which people edit, review and merge meanwhile.
let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let runs = numbers.first ?? 10_000
let first = numbers.dropFirst().first ?? 1
let broken = min(runs, max(300, runs / 20))

/// Plays seeds on all cores.
func play(_ count: Int, _ make: @escaping @Sendable (UInt64) -> RefreshSimulation) async -> SimulationVerdict {
    await play(count) { seed async in await make(seed).play() }
}

/// Plays seeds on all cores.
func play(_ count: Int, _ story: @escaping @Sendable (UInt64) async -> SimulationVerdict) async -> SimulationVerdict {
    let seeds = (first..<(first + count)).map(UInt64.init)
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

@MainActor func expect(_ name: String, _ verdict: SimulationVerdict, runs: Int, isCaught: Bool) {
    say(verdict.row(name, runs: runs))
    if isCaught {
        if verdict.lost + verdict.paidTwice == 0 { failures.append("the client with '\(name)' was not caught") }
    } else {
        failures += verdict.complaints.prefix(20)
        if verdict.lost + verdict.paidTwice > 0 { failures.append("'\(name)' loses or pays twice") }
    }
}

let ours = await play(runs) { RefreshSimulation(seed: $0) }
expect("ours", ours, runs: runs, isCaught: false)
// A run in which nothing happens proves nothing.
if ours.paid < runs || ours.delivered * 2 < ours.paid { failures.append("too little happened to prove anything") }

if ours.share > 15 { failures.append("\(ours.share) % are excused") }

let careful = await play(broken) { RefreshSimulation(seed: $0, losesJournal: true) }
expect("ours, its journal lost", careful, runs: broken, isCaught: false)

let quirks: [(name: String, quirks: SimulatedWorld.Quirks)] = [
    ("no fsync", .init(neverSyncs: true)), ("no fsync of answers", .init(neverSyncsSpool: true)),
    ("a new key on each try", .init(changesKeys: true)), ("asks beside a candidate", .init(forgetsCandidates: true)),
    ("never looks at answers left", .init(neverInspects: true)), ("409 means nothing", .init(ignoresDuplicates: true)),
    ("'sent' isn't written", .init(drops: "sent")), ("'taken' isn't written", .init(drops: "taken")),
    ("'reading' isn't written", .init(drops: "reading")),
]
for (name, quirks) in quirks {
    expect(name, await play(broken) { RefreshSimulation(seed: $0, quirks: quirks) }, runs: broken, isCaught: true)
}
expect(
    "tries after the key's 60 s",
    await play(broken) {
        var late = RefreshPolicy.standard
        late.lastTry = 3_600
        late.allTries = 3_700
        return RefreshSimulation(seed: $0, policy: late)
    }, runs: broken, isCaught: true)
expect(
    "forgets a lost journal",
    await play(broken) {
        RefreshSimulation(seed: $0, quirks: .init(forgetsLostJournals: true), losesJournal: true)
    }, runs: broken, isCaught: true)

let months = max(20, runs / 500)
for kind in NightsSimulation.Kind.allCases {
    let verdict = await play(months) { seed async in await NightsSimulation(kind, seed: seed).play() }
    expect(kind.rawValue, verdict, runs: months, isCaught: false)
    if verdict.paid < months { failures.append("too little was paid in '\(kind.rawValue)' to prove anything") }
}
expect(
    "30 nights, asks beside",
    await play(20) { seed async in
        await NightsSimulation(.all, seed: seed, quirks: .init(forgetsCandidates: true)).play()
    }, runs: 20, isCaught: true)

for failure in failures { say("FAILED: \(failure)") }
say("\(failures.isEmpty ? 1 : 0) passed, \(failures.count) failed")
if !failures.isEmpty { endProcess(1) }
