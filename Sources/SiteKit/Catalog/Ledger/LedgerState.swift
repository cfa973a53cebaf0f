/// Where an asset stands after all that its ledger tells: which record's picture is published, and which waits.
public struct LedgerState: Hashable, Sendable {
    /// The record whose picture the site shows; `nil` when nothing is published.
    public private(set) var published: Ledger.Entry?
    /// The record whose picture waits for its review.
    public private(set) var candidate: Ledger.Entry?
    /// The newest placeholder: what is shown when the published picture is withdrawn.
    public private(set) var placeholder: Ledger.Entry?
    /// Who accepted what is published, if somebody had to.
    public private(set) var acceptance: Ledger.Entry?
    /// Whether the asset has left the manifest.
    public private(set) var isRetired = false

    /// Follows a ledger from its first record to its last.
    public init(_ ledger: Ledger) {
        for entry in ledger.entries { _ = apply(entry) }
    }

    private init() {}

    /// Files that must be kept: what is published, what waits, and what a withdrawal falls back to.
    public var files: [ShowcaseVariant] {
        if isRetired { return [] }
        var seen: Set<RelativePath> = []
        return [published, candidate, placeholder].flatMap { $0?.record.files ?? [] }
            .filter { seen.insert($0.path).inserted }
    }

    /// What can't have happened in this order, each at its line.
    static func faults(_ ledger: Ledger, _ path: RelativePath) -> [Diagnostic] {
        var state = LedgerState()
        var faults: [Diagnostic] = []
        for (index, entry) in ledger.entries.enumerated() {
            guard let reason = state.apply(entry) else { continue }
            faults.append(
                .error(
                    .impossibleEvent, "'\(entry.record.event.rawValue)' can't stand here: \(reason)",
                    at: SourceLocation(file: path.string, line: index + 1, column: 1, length: 1),
                    help: "restore the ledger from git"))
        }
        return faults
    }

    /// Takes one more record in; why it can't follow, if it can't.
    private mutating func apply(_ entry: Ledger.Entry) -> String? {
        let record = entry.record
        switch record.event {
        case .drawn:
            let holdsPlace = (published?.record.event ?? .drawn) == .drawn
            placeholder = entry
            isRetired = false
            if holdsPlace { published = entry }
        case .generated:
            candidate = entry
            isRetired = false
        case .imported:
            publish(entry, accepted: entry)
            isRetired = false
        case .accepted:
            guard let waiting = candidate, record.isAbout(waiting) else { return "no such picture waits" }
            candidate = nil
            publish(waiting, accepted: entry)
        case .rejected:
            guard let waiting = candidate, record.isAbout(waiting) else { return "no such picture waits" }
            candidate = nil
        case .withdrawn:
            guard let shown = published, record.isAbout(shown) else { return "no such picture is published" }
            published = placeholder
            acceptance = nil
        case .retired:
            guard let shown = published ?? candidate, record.isAbout(shown) else {
                return "there is no such picture to retire"
            }
            (published, candidate, placeholder, acceptance) = (nil, nil, nil, nil)
            isRetired = true
        }
        return nil
    }

    private mutating func publish(_ entry: Ledger.Entry, accepted: Ledger.Entry) {
        published = entry
        acceptance = accepted
    }
}

extension ProvenanceRecord {
    /// Whether the decision is about this record's picture, and names its files.
    fileprivate func isAbout(_ entry: Ledger.Entry) -> Bool {
        about == entry.digest && files == entry.record.files
    }
}
