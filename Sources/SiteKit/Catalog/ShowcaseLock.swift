/// `showcase/lock/<id>.json`, format version 1: which files an asset publishes, to the byte.
///
/// The text is canonical: one content has one spelling, and any other spelling is refused.
public struct ShowcaseLock: Hashable, Sendable {
    /// Where the locks lie.
    public static let folder = RelativePath.root.appending("showcase").appending("lock")
    /// The largest lock that is read, in bytes.
    public static let byteLimit = 256 * 1024

    /// The asset.
    public let id: String
    /// What the site shows.
    public let published: ShowcaseSlot?
    /// What waits for its review.
    public let candidate: ShowcaseSlot?

    /// Joins the slots.
    public init(id: String, published: ShowcaseSlot?, candidate: ShowcaseSlot? = nil) {
        self.id = id
        self.published = published
        self.candidate = candidate
    }

    /// Where the lock of an asset lies.
    public static func path(of id: String) -> RelativePath {
        folder.appending(id + ".json")
    }

    /// The file's bytes: JSON with sorted keys, two spaces a level, a line feed at the end.
    public var encoded: [UInt8] {
        let value: JSONValue = .object([
            "candidate": ShowcaseLock.json(candidate),
            "format": .integer(1),
            "id": .string(id),
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
            "ledger_head": slot.ledgerHead.map { .string($0.hex) } ?? .null,
            "lqip": .string(slot.lqip),
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
