/// What came of a refresh.
public struct RefreshReport: Sendable {
    /// Nothing yet.
    package init() {}

    /// One task that the run went on with, or began.
    public struct Row: Sendable {
        /// The asset.
        public let asset: String
        /// Which time it was asked for.
        public let attempt: Int
        /// The server's name for the task.
        public let taskID: String?
        /// How it stands.
        public let outcome: TaskOutcome
        /// Whether this run asked for it; otherwise it went on with it.
        public let isNew: Bool
        /// Its idempotency key, by which its files in the state folder are named.
        public let key: String
        /// When it was meant to be asked for; the server forgets its task 30 minutes after that at the earliest.
        public let asked: Timestamp
        /// Where the picture can be fetched for a while, if the server said so.
        public let link: PictureLink?
        /// Whether a file of it is in the state folder.
        let isKept: Bool
        /// Where the asset stands in the manifest.
        let location: SourceLocation
        /// Seconds from its beginning in this run to its end.
        public let seconds: Double
    }

    /// What was going to be done.
    public private(set) var plan = RefreshPlan()
    /// What was done: what an earlier run had begun, then the manifest's order.
    public private(set) var rows: [Row] = []
    /// All that is to be said.
    public internal(set) var diagnostics: [Diagnostic] = []
    /// Whether somebody stopped it.
    public internal(set) var isInterrupted = false

    /// How many requests the server has taken in this run.
    public var paid: Int { rows.filter { $0.isNew && $0.taskID != nil }.count }
    /// How many pictures came, and wait for their review.
    public var pictures: Int { rows.filter { $0.outcome == .candidate }.count }

    /// How many may still be bought this month, after this run.
    public var leftThisMonth: Int {
        let bought = rows.count { row in
            if case .notSent = row.outcome { false } else { row.isNew }
        }
        return max(0, plan.leftThisMonth - bought)
    }

    package mutating func take(_ plan: RefreshPlan) {
        self.plan = plan
        diagnostics += plan.diagnostics
    }

    /// Takes in what was done, and says what somebody has to look at.
    ///
    /// - Parameter state: the state folder, for messages.
    mutating func settle(_ rows: [Row], state: StateFolder) {
        self.rows = rows
        diagnostics += rows.compactMap { .unfinished($0, state) }
        // What an earlier run could not bring home is told until somebody has decided about it.
        let told = Set(rows.map(\.asset))
        for row in plan.rows where !told.contains(row.asset.id) {
            guard case .ended(let end) = row.decision else { continue }
            diagnostics.append(.ended(end, row.asset, row.last, state))
        }
        // Who wants none asked for needn't be told that none was.
        guard !plan.wantsNone else { return }
        let capped = plan.rows.filter { if case .capped = $0.decision { true } else { false } }
        if let diagnostic = Diagnostic.capped(capped) { diagnostics.append(diagnostic) }
    }

    /// How the command ends: 2 for what was asked wrongly, 3 for what the surroundings kept from being done, 1 for an
    /// asset that has no picture and won't get one by itself.
    public var exitCode: ExitCode { RefreshReport.exitCode(of: diagnostics) }

    static func exitCode(of diagnostics: [Diagnostic]) -> ExitCode {
        let errors = diagnostics.filter { $0.severity == .error }.map(\.code)
        if errors.contains(where: DiagnosticCode.refreshUsage.contains) { return .usage }
        if errors.contains(where: { !DiagnosticCode.refreshSurroundings.contains($0) }) { return .content }
        return errors.isEmpty ? .clean : .environment
    }
}
