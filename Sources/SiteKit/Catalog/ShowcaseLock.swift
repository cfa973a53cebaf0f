/// `showcase/lock/<id>.json`, format version 2: which files an asset publishes, to the byte, and where its ledger ends.
///
/// It follows from the ledger alone, and the text is canonical: any other content or spelling is refused.
public struct ShowcaseLock: Hashable, Sendable {
    /// Where the locks lie.
    public static let folder = RelativePath.root.appending("showcase").appending("lock")
    /// The version of the format that is written and read.
    static let format = 2
    /// The largest lock that is read, in bytes.
    public static let byteLimit = 256 * 1024

    /// The asset.
    public let id: String
    /// Digest of the last record in its ledger: without it nobody would see that a ledger was cut short.
    public let head: Digest
    /// How many records the ledger has.
    public let records: Int
    /// What the site shows.
    public let published: ShowcaseSlot?
    /// What waits for its review.
    public let candidate: ShowcaseSlot?

    /// Joins the slots.
    public init(id: String, head: Digest, records: Int, published: ShowcaseSlot?, candidate: ShowcaseSlot? = nil) {
        self.id = id
        self.head = head
        self.records = records
        self.published = published
        self.candidate = candidate
    }

    /// The lock that a ledger asks for; `nil` for an empty ledger.
    public init?(_ ledger: Ledger) {
        guard let head = ledger.head else { return nil }
        let state = LedgerState(ledger)
        self.init(
            id: ledger.id, head: head, records: ledger.entries.count,
            published: state.published.flatMap { $0.record.slot(record: $0.digest) },
            candidate: state.candidate.flatMap { $0.record.slot(record: $0.digest) })
    }

    /// Where the lock of an asset lies.
    public static func path(of id: String) -> RelativePath {
        folder.appending(id + ".json")
    }

    /// The file's bytes: JSON with sorted keys, two spaces a level, a line feed at the end.
    public var encoded: [UInt8] {
        let value: JSONValue = .object([
            "candidate": ShowcaseLock.json(candidate),
            "format": .integer(ShowcaseLock.format),
            "id": .string(id),
            "ledger": .object(["head": .string(head.hex), "records": .integer(records)]),
            "published": ShowcaseLock.json(published),
        ])
        var bytes: [UInt8] = []
        value.write(into: &bytes, indented: true)
        return bytes + [UInt8(ascii: "\n")]
    }

    private static func json(_ slot: ShowcaseSlot?) -> JSONValue {
        guard let slot else { return .null }
        return .object([
            "kind": .string(slot.kind.rawValue),
            "lqip": .string(slot.lqip),
            "record": .string(slot.record.hex),
            "variants": .array(slot.variants.map(json)),
        ])
    }

    private static func json(_ variant: ShowcaseVariant) -> JSONValue {
        .object([
            "bytes": .integer(variant.bytes),
            "height": .integer(variant.height),
            "path": .string(variant.path.string),
            "sha256": .string(variant.digest.hex),
            "width": .integer(variant.width),
        ])
    }
}
