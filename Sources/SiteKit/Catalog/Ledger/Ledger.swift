/// `showcase/ledger/<id>.jsonl`: all that ever happened to an asset, one record a line, only ever added to.
///
/// Each record holds the digest of the line before; the lock holds the digest of the last. So a line that is changed,
/// swapped, forked or cut off is found. It is evidence against accident and carelessness: whoever rewrites ledger and
/// lock together is caught by git's history, not by it.
public struct Ledger: Hashable, Sendable {
    /// Where the ledgers lie.
    public static let folder = RelativePath.root.appending("showcase").appending("ledger")
    /// The largest ledger that is read, in bytes: thousands of records.
    public static let byteLimit = 16 << 20
    /// The longest line that is read, in bytes: a prompt of 32,000 characters fits in any script.
    static let lineLimit = 512 << 10

    /// A record with the digest of its line.
    public struct Entry: Hashable, Sendable {
        /// What the line says.
        public let record: ProvenanceRecord
        /// SHA-256 of the line without its line feed.
        public let digest: Digest

        /// Pairs a record with its line's digest.
        init(_ record: ProvenanceRecord) {
            self.record = record
            digest = Digest(of: record.line)
        }
    }

    /// The asset.
    public let id: String
    /// The records, oldest first, each following the one before.
    public let entries: [Entry]

    /// Joins records that are known to follow one another.
    package init(id: String, entries: [Entry] = []) {
        self.id = id
        self.entries = entries
    }

    /// Where the ledger of an asset lies.
    public static func path(of id: String) -> RelativePath {
        folder.appending(id + ".jsonl")
    }

    /// Digest of the last record; `nil` for an empty ledger.
    public var head: Digest? { entries.last?.digest }

    /// The file's bytes.
    public var encoded: [UInt8] {
        entries.flatMap { $0.record.line + [UInt8(ascii: "\n")] }
    }

    /// The ledger without its last record.
    var withoutLast: Ledger { Ledger(id: id, entries: entries.dropLast()) }

    /// The records up to the one that made the published picture so.
    func history(of state: LedgerState) -> [Entry] {
        let last = max(state.published?.record.number ?? 0, state.acceptance?.record.number ?? 0)
        return Array(entries.prefix(last))
    }

    /// The ledger with one more record, numbered and chained.
    package func adding(
        _ event: LedgerEvent, files: [ShowcaseVariant], picture: RecordedPicture? = nil, about: Digest? = nil,
        by reviewer: String? = nil, at time: Timestamp, tool: String
    ) -> Ledger {
        let record = ProvenanceRecord(
            assetID: id, number: entries.count + 1, previous: head, event: event, files: files, picture: picture,
            about: about, review: reviewer.map { Review(by: $0, at: time) }, finished: time, tool: tool)
        return Ledger(id: id, entries: entries + [Entry(record)])
    }
}
