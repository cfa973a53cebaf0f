/// What a refresh is going to do, and why: worked out from the manifest, the ledgers and the journal alone.
public struct RefreshPlan: Sendable {
    /// What becomes of one asset.
    public enum Decision: Hashable, Sendable {
        /// It is asked for, for the nth time.
        case ask(attempt: Int)
        /// It was asked for and isn't there yet: a run goes on with it, and pays nothing.
        case goOn
        /// It has this picture already; where that stands.
        case has(String)
        /// It ended without a picture, and nobody has said to ask again.
        case ended(TaskEnd)
        /// It would be asked for, but so many may be bought: `in this run`, or `this month`.
        case capped(String)
        /// Its ledger or lock is at fault, so nobody knows what was paid.
        case blocked
    }

    /// One asset.
    public struct Row: Sendable {
        /// The asset, or what it was when it was asked for.
        public let asset: ShowcaseAsset
        /// What becomes of it.
        public let decision: Decision
        /// The last task that was made for what the manifest asks for now.
        public let last: TaskRecord?
    }

    /// The assets, in the manifest's order; then those that have left it and are under way.
    public private(set) var rows: [Row] = []
    /// What is wrong with a ledger, or with what was asked for.
    public private(set) var diagnostics: [Diagnostic] = []
    /// How many may still be bought this month.
    public private(set) var leftThisMonth = 0
    /// Whether none was to be asked for, as at the first start.
    private(set) var wantsNone = false

    /// The tasks of earlier runs that are gone on with, oldest first.
    package private(set) var resumed: [TaskRecord] = []

    /// The keys of pictures whose answers needn't be kept any more: the showcase has them, and somebody has decided about
    /// them. What waits for its review may be thrown away with the change that brought it.
    package private(set) var settled: [String] = []
    /// The server's names for the journal's tasks, each with the key of its request.
    private(set) var taskNames: [String: String] = [:]

    /// The assets that are asked for.
    public var asked: [(asset: ShowcaseAsset, attempt: Int)] {
        rows.compactMap { row in
            if case .ask(let attempt) = row.decision { (row.asset, attempt) } else { nil }
        }
    }

    /// Works out what to do.
    ///
    /// - Parameters:
    ///   - history: the ledger and lock of an asset.
    ///   - now: which month counts.
    package static func make(
        _ request: RefreshRequest, _ manifest: ShowcaseManifest, _ journal: JournalContents,
        history: (String) -> ShowcaseHistory, now: Timestamp
    ) -> RefreshPlan {
        var plan = RefreshPlan()
        plan.wantsNone = request.maxImages == 0
        plan.checkNames(request, manifest)
        for record in journal.records { if let id = record.taskID { plan.taskNames[id] = record.intent.key } }
        // Each ledger is read once, however many tasks it has had.
        let ids = Set(manifest.assets.map(\.id) + journal.records.map(\.intent.asset.id))
        let histories = Dictionary(uniqueKeysWithValues: ids.map { ($0, history($0)) })
        plan.sort(journal, histories)
        let bought = bought(request, manifest, journal, histories, month: now.date.description.prefix(7))
        let caps = request.isCapped ? manifest.caps : SpendingCaps(monthly: .max, perRun: .max)
        plan.leftThisMonth = max(0, caps.monthly - bought)
        var leftThisRun = request.maxImages ?? caps.perRun
        var left = plan.leftThisMonth
        for asset in manifest.assets {
            guard let history = histories[asset.id] else { continue }
            let wanted = GenerationRequest(asset).digest
            let last = journal.records.last {
                $0.intent.asset.id == asset.id && $0.counts && $0.intent.request == wanted
            }
            var decision = plan.decide(asset, wanted, history, journal, request)
            if case .ask = decision {
                if !request.mayAsk(for: asset.id) { continue }
                if left <= 0 {
                    decision = .capped("this month")
                } else if leftThisRun <= 0 {
                    decision = .capped("in this run")
                } else {
                    left -= 1
                    leftThisRun -= 1
                }
            }
            plan.rows.append(Row(asset: asset, decision: decision, last: last))
        }
        for record in plan.resumed where manifest.asset(record.intent.asset.id) == nil {
            plan.rows.append(Row(asset: record.intent.asset, decision: .goOn, last: record))
        }
        return plan
    }

    /// Tells the tasks that are gone on with from those whose answers need not be kept any longer.
    private mutating func sort(_ journal: JournalContents, _ histories: [String: ShowcaseHistory]) {
        for record in journal.records {
            if !record.isClosed { resumed.append(record) }
            guard record.isDone, record.end == nil, let found = histories[record.intent.asset.id] else { continue }
            let key = record.intent.key
            // In the showcase by the journal's word, and not by the showcase's: the machine that made it so is gone, or
            // nobody has taken its change over. The picture is brought in again.
            // So it is when doing that was interrupted between the ledger and its lock.
            let known = found.isOneAhead ? found.ledger?.withoutLast : found.ledger
            guard let known, known.hasGeneration(key) else {
                resumed.append(record)
                continue
            }
            // While it waits for its review, the change that brought it may be thrown away.
            let waiting = LedgerState(known).candidate?.record.picture?.generation?.key
            if found.faults.isEmpty, waiting != key { settled.append(key) }
        }
    }

    /// How many were bought in a month, by the journal and by the ledgers.
    private static func bought(
        _ request: RefreshRequest, _ manifest: ShowcaseManifest, _ journal: JournalContents,
        _ histories: [String: ShowcaseHistory], month: Substring
    ) -> Int {
        let asked = journal.records.filter { $0.counts && $0.intent.time.date.description.hasPrefix(month) }
        let made = manifest.assets.flatMap { histories[$0.id]?.ledger?.entries ?? [] }
            .compactMap { $0.record.picture?.generation }
            .filter { $0.provider == request.provider.name && $0.started.date.description.hasPrefix(month) }
        return Set(asked.map(\.intent.key)).union(made.map(\.key)).count
    }

    private mutating func decide(
        _ asset: ShowcaseAsset, _ wanted: Digest, _ history: ShowcaseHistory, _ journal: JournalContents,
        _ request: RefreshRequest
    ) -> Decision {
        let tasks = journal.records.filter { $0.intent.asset.id == asset.id && $0.counts }
        // What is under way comes first, whatever it was asked for: it is paid, and nobody may ask beside it.
        if resumed.contains(where: { $0.intent.asset.id == asset.id }) {
            if request.again == asset.id { diagnostics.append(.againUnderWay(asset)) }
            return .goOn
        }
        guard history.base != nil else {
            diagnostics += history.faults
            return .blocked
        }
        let same = tasks.filter { $0.intent.request == wanted }
        let attempt = (same.map(\.intent.attempt).max() ?? 0) + 1
        if request.again == asset.id { return .ask(attempt: attempt) }
        if request.retryUnknown.contains(asset.id) {
            if same.last?.end?.kind == .unknown { return .ask(attempt: attempt) }
            diagnostics.append(
                .error(
                    .noSuchTask, "nothing is unknown of '\(asset.id)'", at: asset.location,
                    help:
                        "sitegen showcase status shows where it stands; --again \(asset.id) asks once more in any case")
            )
            return .blocked
        }
        let state = LedgerState(history.ledger ?? Ledger(id: asset.id))
        // A rehearsal's picture is no picture.
        let known = (history.ledger?.entries ?? []).last { entry in
            guard let picture = entry.record.picture, picture.generation?.provider == request.provider.name else {
                return false
            }
            return GenerationRequest(picture)?.digest == wanted
        }
        if let known { return .has(RefreshPlan.standing(known, state)) }
        if let last = same.last { return last.end.map(Decision.ended) ?? .has("in the showcase") }
        if state.published?.record.event == .imported { return .has("it shows a picture from elsewhere") }
        return .ask(attempt: attempt)
    }

    private static func standing(_ entry: Ledger.Entry, _ state: LedgerState) -> String {
        if state.candidate == entry { return "waits for its review" }
        if state.published == entry { return "published" }
        return "decided about, or another one came after it"
    }

    private mutating func checkNames(_ request: RefreshRequest, _ manifest: ShowcaseManifest) {
        for id in request.only + request.retryUnknown + [request.again].compactMap({ $0 })
        where manifest.asset(id) == nil {
            diagnostics.append(
                .error(
                    .unknownAsset, "there is no asset '\(id)' in \(ShowcaseManifest.path)",
                    help: Suggestion.help(for: id, among: manifest.assets.map(\.id))
                        ?? "sitegen showcase status lists them"))
        }
    }
}
