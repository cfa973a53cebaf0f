/// The two files that say where an asset stands, its lock and its ledger, and whether they agree.
public struct ShowcaseHistory: Sendable {
    /// The asset.
    public let id: String
    /// What the lock says; `nil` when it is missing or at fault.
    public let lock: ShowcaseLock?
    /// What the ledger says; `nil` when it is missing or at fault.
    public let ledger: Ledger?
    /// Whether the files are there, sound or not.
    public let hasLock: Bool, hasLedger: Bool
    /// What is wrong with either, or between them.
    public let faults: [Diagnostic]

    /// Reads an asset's lock and ledger. Neither being there is no fault: it is an asset that is new.
    public static func read(_ id: String, _ files: any FileSystem) -> ShowcaseHistory {
        let lockPath = ShowcaseLock.path(of: id)
        let ledgerPath = Ledger.path(of: id)
        let (lockText, lockFaults) = text(lockPath, files, limit: ShowcaseLock.byteLimit)
        let (ledgerText, ledgerFaults) = text(ledgerPath, files, limit: Ledger.byteLimit)
        var faults = lockFaults + ledgerFaults
        var lock: ShowcaseLock?
        var ledger: Ledger?
        if let lockText {
            let (found, told) = ShowcaseLock.parse(lockText, id: id)
            lock = found
            faults += told
        }
        if let ledgerText {
            let (found, told) = Ledger.parse(ledgerText, id: id)
            ledger = found
            faults += told
        }
        let hasLock = lockText != nil || !lockFaults.isEmpty
        let hasLedger = ledgerText != nil || !ledgerFaults.isEmpty
        if lock != nil, !hasLedger {
            faults.append(
                .error(
                    .missingLedger, "'\(id)' has a lock and no ledger", at: SourceLocation(file: lockPath.string),
                    help: "restore \(ledgerPath) from git"))
        } else if ledger != nil, !hasLock {
            faults.append(
                .error(
                    .missingLock, "'\(id)' has a ledger and no lock", at: SourceLocation(file: ledgerPath.string),
                    help: "restore \(lockPath) from git; after an interrupted run, run the same command again"))
        } else if let lock, let ledger, let lockText, let fault = disagreement(lock, ledger, lockText) {
            faults.append(fault)
        }
        return ShowcaseHistory(
            id: id, lock: lock, ledger: ledger, hasLock: hasLock, hasLedger: hasLedger, faults: faults)
    }

    /// Whether the ledger has exactly one record more than the lock knows, and nothing else is wrong: a run was
    /// interrupted between writing the two.
    var isOneAhead: Bool {
        guard let ledger, ledger.head != nil else { return false }
        if !hasLock { return ledger.entries.count == 1 }
        return lock != nil && ShowcaseLock(ledger.withoutLast) == lock
    }

    private static func text(
        _ path: RelativePath, _ files: any FileSystem, limit: Int
    ) -> (SourceText?, [Diagnostic]) {
        do {
            // Their bytes count, so nothing is taken off them, not even a byte-order mark.
            return (SourceText(path: path, bytes: try files.read(path, limit: limit)), [])
        } catch {
            return (nil, error.kind == .notFound ? [] : [SourceReader.diagnostic(error, path)])
        }
    }

    /// Why a sound lock and a sound ledger can't both be right.
    private static func disagreement(_ lock: ShowcaseLock, _ ledger: Ledger, _ lockText: SourceText) -> Diagnostic? {
        let ledgerPath = Ledger.path(of: ledger.id)
        func line(_ number: Int) -> SourceLocation {
            SourceLocation(file: ledgerPath.string, line: number, column: 1, length: 1)
        }
        let count = ledger.entries.count
        let names = "\(lockText.path) names record \(lock.records), SHA-256 \(lock.head.short)…"
        if lock.head == ledger.head {
            guard let expected = ShowcaseLock(ledger)?.encoded, expected != lockText.bytes else { return nil }
            let same = zip(expected, lockText.bytes).prefix { $0 == $1 }.count
            return .error(
                .lockLedger, "the lock of '\(ledger.id)' says something else than its ledger",
                at: lockText.location(of: same..<(same + 1)), label: "differs from here on",
                notes: ["the ledger is \(ledgerPath)"], help: "restore \(lockText.path) from git")
        }
        if let known = ledger.entries.firstIndex(where: { $0.digest == lock.head }) {
            let extra = count - known - 1
            return .error(
                .lockLedger, "the ledger has \(extra) record\(extra == 1 ? "" : "s") that its lock doesn't know",
                at: line(known + 2), notes: [names],
                help: extra == 1
                    ? "after an interrupted run, run the same command again; otherwise restore both files from git"
                    : "restore both files from git")
        }
        if lock.records > count {
            return .error(
                .lockLedger,
                "the ledger ends after record \(count), but its lock knows \(lock.records): its end was cut off",
                at: line(count), notes: [names], help: "restore \(ledgerPath) from git")
        }
        return .error(
            .lockLedger, "the ledger's last record isn't the one that its lock names", at: line(count),
            notes: [names, "the ledger ends in SHA-256 \(ledger.head?.short ?? "")…"],
            help: "one of the two files was changed: restore them from git")
    }
}
