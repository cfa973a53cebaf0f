extension Ledger {
    /// Reads a ledger and proves its chain; `nil` only together with errors, each at its line.
    public static func parse(_ text: SourceText, id: String) -> (Ledger?, [Diagnostic]) {
        var faults: [Diagnostic] = []
        var lines: [(number: Int, entry: Entry)] = []
        var pieces = text.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let isClosed = pieces.last?.isEmpty == true
        if isClosed { pieces.removeLast() }
        if pieces.isEmpty {
            faults.append(
                .error(.invalidRecord, "the ledger is empty", at: SourceLocation(file: text.path.string), help: restore)
            )
        }
        for (index, bytes) in pieces.enumerated() {
            guard faults.count < FaultLimit.perFile else {
                faults.append(FaultLimit.rest(of: text.path.string))
                break
            }
            if let words = oddity(bytes, isFirst: index == 0) {
                faults.append(.error(.invalidRecord, words, at: place(text, index + 1), help: restore))
                continue
            }
            let (record, found) = ProvenanceRecord.parse(SourceText(path: text.path, bytes: Array(bytes)), id: id)
            faults += found.map { $0.onLine(index + 1) }
            if let record { lines.append((index + 1, Entry(record))) }
        }
        if !isClosed, !pieces.isEmpty {
            faults.append(
                .error(
                    .invalidRecord, "the ledger's last line has no line feed", at: place(text, pieces.count),
                    notes: ["something has cut it off, or edited it"], help: restore))
        }
        // A line that can't be read breaks the chain by itself; what follows from that is not said again.
        if faults.isEmpty {
            faults = chainFaults(lines, text)
            if faults.count > FaultLimit.perFile {
                faults = faults.prefix(FaultLimit.perFile) + [FaultLimit.rest(of: text.path.string)]
            }
        }
        guard faults.isEmpty else { return (nil, faults) }
        let ledger = Ledger(id: id, entries: lines.map(\.entry))
        let impossible = LedgerState.faults(ledger, text.path)
        return impossible.isEmpty ? (ledger, []) : (nil, impossible)
    }

    private static let restore = "restore the ledger from git"

    /// What editors and transfers do to a line, in words; `nil` for a line that is worth reading.
    private static func oddity(_ line: ArraySlice<UInt8>, isFirst: Bool) -> String? {
        if line.isEmpty { return "an empty line stands in the ledger" }
        if line.count > lineLimit { return "a line of \(line.count) bytes is no record" }
        if isFirst, line.starts(with: [0xEF, 0xBB, 0xBF]) { return "the ledger begins with a byte-order mark" }
        if line.last == UInt8(ascii: "\r") {
            return "the line ends in CR LF: something has converted the ledger's lines"
        }
        return nil
    }

    private static func place(_ text: SourceText, _ line: Int) -> SourceLocation {
        SourceLocation(file: text.path.string, line: line, column: 1, length: 1)
    }

    /// What is wrong with the order of readable records.
    private static func chainFaults(_ lines: [(number: Int, entry: Entry)], _ text: SourceText) -> [Diagnostic] {
        let lineOf = Dictionary(lines.map { ($0.entry.digest, $0.number) }) { first, _ in first }
        var faults: [Diagnostic] = []
        var followers: [Digest?: [(number: Int, entry: Entry)]] = [:]
        for line in lines { followers[line.entry.record.previous, default: []].append(line) }
        for (previous, branches) in followers where branches.count > 1 {
            let after = previous.flatMap { lineOf[$0] }.map { "line \($0)" } ?? "the beginning"
            let heads = branches.map { head(of: $0, followers) }
            faults.append(
                .error(
                    .forkedLedger, "the ledger forks after \(after)", at: place(text, branches[1].number),
                    notes: zip(branches, heads).map { branch, head in
                        "line \(branch.number) begins a branch that ends in record \(head.digest.short)… "
                            + "(\(head.record.event.rawValue), \(head.record.finished))"
                    },
                    help: "keep the branch whose head the lock names, and run the other change again on top of it"))
        }
        if !faults.isEmpty { return faults.sorted { ($0.location?.line ?? 0) < ($1.location?.line ?? 0) } }
        for (index, line) in lines.enumerated() {
            let record = line.entry.record
            let before = index > 0 ? lines[index - 1].entry : nil
            if record.previous == before?.digest {
                if record.number == index + 1 { continue }
                faults.append(
                    .error(
                        .brokenChain, "record \(record.number) stands where record \(index + 1) should",
                        at: place(text, line.number), help: restore))
                continue
            }
            let message: String
            if let previous = record.previous, let found = lineOf[previous] {
                message = "the lines are out of order: line \(line.number) follows line \(found)"
            } else if record.previous == nil {
                message = "line \(line.number) says it is the first record"
            } else if let before, before.record.number == record.number - 1 {
                message = "line \(index) was changed after line \(line.number) was written on top of it"
            } else {
                message = "a record is missing before line \(line.number)"
            }
            faults.append(.error(.brokenChain, message, at: place(text, line.number), help: restore))
        }
        return faults
    }

    /// The last record of a branch.
    private static func head(
        of line: (number: Int, entry: Entry), _ followers: [Digest?: [(number: Int, entry: Entry)]]
    ) -> Entry {
        var current = line
        // Later lines only, so that no damage can make this go in a circle.
        while let next = followers[current.entry.digest]?.first(where: { $0.number > current.number }) {
            current = next
        }
        return current.entry
    }
}

extension Diagnostic {
    /// The same fault of a text that is one line of a file.
    fileprivate func onLine(_ number: Int) -> Diagnostic {
        let place = location.map {
            SourceLocation(file: $0.file, line: number, column: $0.column, length: $0.length)
        }
        return Diagnostic(
            severity: severity, code: code, message: message, location: place, label: label, notes: notes, help: help,
            hidesSource: hidesSource)
    }
}
