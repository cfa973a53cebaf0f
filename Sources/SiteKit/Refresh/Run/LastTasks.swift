/// What the journal knows of each asset's last task, for whoever wants to know where the showcase stands.
public struct LastTasks: Sendable {
    /// Why the state folder says nothing; empty when it does, or isn't there.
    public let diagnostics: [Diagnostic]
    /// How a command ends that found no other fault than these: as a refresh does that finds them.
    public let exitCode: ExitCode
    private let records: [String: TaskRecord]

    /// Reads the journal; changes nothing. A state folder that isn't there is no fault: it lies on one machine only.
    ///
    /// - Parameters:
    ///   - root: the site's folder.
    ///   - state: the state folder.
    public static func read(root: String, _ state: StateFolder) -> LastTasks {
        do {
            if let fault = try state.placeFault() { return LastTasks([fault]) }
            guard try Folder.status(state.journal) != nil else { return LastTasks([]) }
            if let fault = try state.strangeness(root: root) { return LastTasks([fault]) }
            let (contents, damage) = try state.contents()
            return LastTasks(damage, contents?.records ?? [])
        } catch {
            return LastTasks([SourceReader.diagnostic(error, StateIdentity.path)], exitCode: .environment)
        }
    }

    private init(_ diagnostics: [Diagnostic], _ records: [TaskRecord] = [], exitCode: ExitCode? = nil) {
        self.diagnostics = diagnostics
        self.exitCode = exitCode ?? RefreshReport.exitCode(of: diagnostics)
        var last: [String: TaskRecord] = [:]
        for record in records { last[record.intent.asset.id] = record }
        self.records = last
    }

    /// An asset's last task in a few words, such as `lost on 2026-11-24`; `nil` when the journal knows none.
    public func words(of id: String) -> String? {
        guard let record = records[id] else { return nil }
        let day = record.last.date
        if let end = record.end {
            return end.kind == .unknown ? "unknown since \(day)" : "\(end.kind.rawValue) on \(day)"
        }
        if record.isDone { return "arrived on \(day)" }
        if record.unsent != nil { return "not sent on \(day)" }
        if record.delivery != nil { return "arrived on \(day), held back" }
        return "under way since \(record.intent.time)"
    }

    /// The same for programs: `{"state", "attempt", "task", "key", "asked", "last", "reason"}`; `null` for none.
    public func json(of id: String) -> JSONValue {
        guard let record = records[id] else { return .null }
        let state =
            record.end?.kind.rawValue
            ?? (record.isDone
                ? "candidate" : record.unsent != nil ? "not-sent" : record.delivery != nil ? "held" : "under-way")
        return .object([
            "state": .string(state), "attempt": .integer(record.intent.attempt),
            "task": record.taskID.map(JSONValue.string) ?? .null, "key": .string(record.intent.key),
            "asked": .string(record.intent.time.description), "last": .string(record.last.description),
            "reason": (record.end?.reason ?? record.unsent).map(JSONValue.string) ?? .null,
        ])
    }
}
