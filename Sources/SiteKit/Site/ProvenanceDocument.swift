/// `provenance.json` in the output: for every showcase picture the records that prove where it comes from.
///
/// Each record stands there as its ledger has it, canonical (RFC 8785) and on one line, so that the digests of the chain
/// can be proved from this file alone.
enum ProvenanceDocument {
    /// Its path in the output.
    static let name = "provenance.json"

    /// The file's bytes.
    static func bytes(_ showcase: Showcase, _ pictures: ShowcaseViews) -> [UInt8] {
        var bytes = Array("{\n  \"format\": 1,\n  \"pictures\": [".utf8)
        for (index, entry) in showcase.entries.enumerated() {
            bytes += (index > 0 ? "," : "").utf8
            write(entry, pictures, into: &bytes)
        }
        return bytes + Array("\n  ]\n}\n".utf8)
    }

    private static func write(_ entry: ShowcaseEntry, _ pictures: ShowcaseViews, into bytes: inout [UInt8]) {
        let files = entry.published.variants.map { file in
            JSONValue.object([
                "url": .string(pictures.url(entry, file)), "width": .integer(file.width),
                "height": .integer(file.height), "bytes": .integer(file.bytes), "sha256": .string(file.digest.hex),
            ])
        }
        // An import is its own acceptance.
        let acceptance = entry.acceptance == entry.origin ? nil : entry.acceptance
        let head: [(String, JSONValue)] = [
            ("id", .string(entry.asset.id)), ("title", .string(entry.asset.title)), ("files", .array(files)),
            ("origin", .integer(entry.origin.record.number)),
            ("acceptance", acceptance.map { .integer($0.record.number) } ?? .null),
            ("ledgerHead", .string(entry.lock.head.hex)), ("ledgerRecords", .integer(entry.lock.records)),
        ]
        bytes += "\n    {".utf8
        for (key, value) in head { bytes += "\n      \"\(key)\": \(value.text()),".utf8 }
        bytes += "\n      \"records\": [".utf8
        for (index, line) in entry.history.enumerated() {
            bytes += "\(index > 0 ? "," : "")\n        {\"sha256\": \"\(line.digest.hex)\", \"statement\": ".utf8
            // A picture that waits is none of the reader's business yet; its digest keeps the chain whole.
            bytes += line.digest == entry.lock.candidate?.record ? Array("null".utf8) : line.record.line
            bytes += "}".utf8
        }
        bytes += "\n      ]\n    }".utf8
    }
}
