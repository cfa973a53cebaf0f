/// `provenance.json` in the output: for every showcase picture the records that prove where it comes from.
///
/// A record's digest is that of its canonical JSON (RFC 8785), so that anybody can prove it from this file.
enum ProvenanceDocument {
    /// Its path in the output.
    static let name = "provenance.json"

    /// The file's bytes.
    static func bytes(_ showcase: Showcase, _ pictures: ShowcaseViews) -> [UInt8] {
        let value: JSONValue = .object([
            "format": .integer(1),
            "pictures": .array(showcase.entries.map { picture($0, pictures) }),
        ])
        var bytes: [UInt8] = []
        value.write(into: &bytes, indented: true)
        return bytes + [UInt8(ascii: "\n")]
    }

    private static func picture(_ entry: ShowcaseEntry, _ pictures: ShowcaseViews) -> JSONValue {
        // An import is its own acceptance.
        let acceptance = entry.acceptance == entry.origin ? nil : entry.acceptance
        return .object([
            "id": .string(entry.asset.id),
            "title": .string(entry.asset.title),
            "files": .array(
                entry.published.variants.map { file in
                    .object([
                        "url": .string(pictures.url(entry, file)), "width": .integer(file.width),
                        "height": .integer(file.height), "bytes": .integer(file.bytes),
                        "sha256": .string(file.digest.hex),
                    ])
                }),
            "ledger": .object(["records": .integer(entry.lock.records), "head": .string(entry.lock.head.hex)]),
            "origin": record(entry.origin),
            "acceptance": acceptance.map(record),
        ])
    }

    private static func record(_ entry: Ledger.Entry) -> JSONValue {
        .object(["sha256": .string(entry.digest.hex), "statement": entry.record.statement])
    }
}
