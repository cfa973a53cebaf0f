import Testing

@testable import SiteKit

/// A showcase on disk with one asset of its two that may be asked for, its state folder, and a scripted network.
struct RefreshRig {
    static let key = "sk-live-0123456789abcdef"
    static let firstKey = "00000000-0000-4000-8000-000000000001"

    let rig: ShowcaseRig
    let clock = JumpingClock()
    var request: RefreshRequest
    /// Carries the state folder away.
    var persist: (@Sendable () async -> String?)?
    /// Is told the news.
    var watch: @Sendable (RefreshNews) -> Void = { _ in }

    /// Makes it; with a state folder unless told otherwise.
    init(hasState: Bool = true, provider: Provider? = Provider.emulator(port: 9)) throws {
        rig = try ShowcaseRig()
        let provider = try #require(provider)
        let state = StateFolder(path: "\(rig.root)/showcase/.state", shown: "showcase/.state")
        request = RefreshRequest(root: rig.root, state: state, provider: provider, jobs: 2, tool: "0.1.0")
        request.only = ["type-poster"]
        if hasState {
            let identity = StateIdentity(
                id: "11111111-2222-4333-8444-555555555555", provider: provider.name, created: Ledger.testTime)
            try state.make(root: rig.root, identity)
        }
    }

    func run(
        _ api: ScriptedAPI, key: String? = RefreshRig.key, keysFrom start: Int = 0,
        _ change: (inout RefreshRequest) -> Void = { _ in }
    ) async throws -> RefreshReport {
        try await prepare(api, key: key, keysFrom: start, change).run()
    }

    func prepare(
        _ api: ScriptedAPI, key: String? = RefreshRig.key, keysFrom start: Int = 0,
        _ change: (inout RefreshRequest) -> Void = { _ in }
    ) -> RefreshRun {
        var request = request
        request.isPersisting = persist != nil
        change(&request)
        var run = RefreshRun(
            request, key: key.flatMap { SecretText(key: $0) }, transport: api, clock: clock,
            random: CountingKeys(from: start), persist: persist, watch: watch)
        run.fit = { bitmap, _ throws(ImagingError) in (try ShowcaseRig.picture(bitmap.pixels[0]), [6, 12]) }
        return run
    }

    var journal: String { get throws { try rig.place.text("showcase/.state/journal.jsonl") } }

    /// The names of the journal's events.
    var events: [String] {
        get throws {
            try journal.split(separator: "\n").compactMap { line in
                line.firstMatch(of: /"event":"([a-z]+)"/).map { String($0.1) }
            }
        }
    }

    var spool: [String] { get throws { try rig.place.files("showcase/.state/spool") } }

    /// Everything on disk, as one text.
    func everything() throws -> String {
        try rig.place.contents("").values.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    }

    /// Puts a task into the journal, as an earlier run left it.
    func left(_ events: [JournalEntry.Event], key: String = RefreshRig.firstKey) throws {
        let asset = try #require(ShowcaseManifest.read(rig.files).0?.asset("type-poster"))
        let intent = GenerationIntent.make(asset, key: key)
        let lines = ([.intent(intent)] + events).flatMap { event in
            JournalEntry(key: key, time: Ledger.testTime, event: event).line + [UInt8(ascii: "\n")]
        }
        try rig.place.write("showcase/.state/journal.jsonl", lines)
    }
}
