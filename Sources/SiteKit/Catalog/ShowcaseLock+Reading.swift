extension ShowcaseLock {
    /// Reads a lock; `nil` only together with an error at the place of the fault.
    ///
    /// - Parameter id: the asset it must be about, from its file name.
    public static func parse(_ text: SourceText, id: String) -> (ShowcaseLock?, [Diagnostic]) {
        let (root, syntax) = JSONDocument.parse(text)
        guard let root else { return (nil, syntax) }
        var reader = MappingReader(root, "the lock")
        if let format = reader.text("format", required: true), format.text != String(ShowcaseLock.format) {
            return (
                nil,
                [
                    .error(
                        .invalidLock,
                        "this lock has format version \(format.text.prefix(20)), and only \(ShowcaseLock.format) is known",
                        at: format.location,
                        help: format.text == "1"
                            ? "version 1 had no ledger: remove the lock and run sitegen showcase placeholders" : nil)
                ]
            )
        }
        if let name = reader.text("id", required: true), name.text != id {
            reader.report(
                .error(
                    .invalidLock, "this lock is about '\(name.text.prefix(80))', but its file is named for '\(id)'",
                    at: name.location, help: regenerate))
        }
        let ledger = readLedger(&reader)
        let published = readSlot("published", id, &reader)
        let candidate = readSlot("candidate", id, &reader)
        let faults = reader.finish()
        guard !faults.hasErrors, let ledger else { return (nil, faults) }
        let lock = ShowcaseLock(
            id: id, head: ledger.head, records: ledger.records, published: published, candidate: candidate)
        if let offset = difference(lock.encoded, text.bytes) {
            return (
                nil,
                [
                    .error(
                        .invalidLock, "this lock is not as sitegen writes it",
                        at: text.location(of: offset..<(offset + 1)), label: "differs from here on", help: regenerate)
                ]
            )
        }
        return (lock, faults)
    }

    private static let regenerate = "don't edit locks; restore it from git"

    private static func readLedger(_ outer: inout MappingReader) -> (head: Digest, records: Int)? {
        guard let node = outer.node("ledger", required: true) else { return nil }
        var reader = MappingReader(node, "'ledger'")
        let head = digest("head", &reader)
        let records = number("records", in: 1...1_000_000, &reader)
        outer.absorb(reader.finish())
        guard let head, let records else { return nil }
        return (head, records)
    }

    private static func digest(_ key: String, _ reader: inout MappingReader) -> Digest? {
        guard let text = reader.text(key, required: true) else { return nil }
        let digest = Digest(hex: text.text)
        if digest == nil {
            reader.report(.error(.invalidLock, "'\(key)' is not a SHA-256 digest", at: text.location, help: regenerate))
        }
        return digest
    }

    /// The first byte that differs.
    private static func difference(_ expected: [UInt8], _ found: [UInt8]) -> Int? {
        if expected == found { return nil }
        return zip(expected, found).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            ?? min(expected.count, found.count)
    }

    private static func readSlot(_ key: String, _ id: String, _ outer: inout MappingReader) -> ShowcaseSlot? {
        guard let node = outer.node(key) else {
            if !outer.has(key) {
                outer.report(
                    .error(
                        .missingKey, "the lock needs '\(key)', if only as null", at: outer.location, help: regenerate))
            }
            return nil
        }
        var reader = MappingReader(node, "the \(key) slot")
        let kind = reader.choice("kind", ShowcaseSlot.Kind.self, required: true)
        let record = digest("record", &reader)
        let lqip = reader.text("lqip", required: true)
        if let lqip, !LQIP.isDataURI(lqip.text) {
            reader.report(.error(.invalidLock, "'lqip' is not a WebP data URI", at: lqip.location, help: regenerate))
        }
        let nodes = reader.list("variants")
        let variants = nodes.compactMap { readVariant($0, id, &reader) }
        if nodes.isEmpty {
            reader.report(.error(.invalidLock, "the \(key) slot names no file", at: node.location, help: regenerate))
        }
        for (earlier, later) in zip(variants, variants.dropFirst()) where earlier.width >= later.width {
            reader.report(
                .error(.invalidLock, "the variants are not in ascending width", at: node.location, help: regenerate))
        }
        let faults = reader.finish()
        outer.absorb(faults)
        guard !faults.hasErrors, let kind, let record, let lqip else { return nil }
        return ShowcaseSlot(kind: kind, record: record, variants: variants, lqip: lqip.text)
    }

    private static func readVariant(
        _ node: YAMLNode, _ id: String, _ outer: inout MappingReader
    ) -> ShowcaseVariant? {
        var reader = MappingReader(node, "a variant")
        let sides = 1...Bitmap.longestSide
        let width = number("width", in: sides, &reader)
        let height = number("height", in: sides, &reader)
        let bytes = number("bytes", in: 1...64 << 20, &reader)
        let path = reader.text("path", required: true)
        let digest = digest("sha256", &reader)
        if let path, let digest, let width {
            let expected = ShowcaseVariant.path(of: id, digest: digest, width: width)
            if path.text != expected.string {
                let outside = RelativePath(path.text)?.isInside(ShowcaseVariant.folder(of: id)) != true
                reader.report(
                    .error(
                        .invalidLock,
                        outside
                            ? "'path' leaves the asset's folder '\(ShowcaseVariant.folder(of: id))'"
                            : "'path' doesn't match the digest and width",
                        at: path.location, notes: ["expected: \(expected)"], help: regenerate))
            }
        }
        let faults = reader.finish()
        outer.absorb(faults)
        guard !faults.hasErrors, let width, let height, let bytes, let digest else { return nil }
        return ShowcaseVariant(
            width: width, height: height, bytes: bytes, digest: digest,
            path: ShowcaseVariant.path(of: id, digest: digest, width: width))
    }

    private static func number(_ key: String, in range: ClosedRange<Int>, _ reader: inout MappingReader) -> Int? {
        _ = reader.node(key, required: true)
        return reader.integer(key, in: range)
    }
}
