extension ShowcaseLock {
    /// Reads a lock; `nil` only together with an error at the place of the fault.
    ///
    /// - Parameter id: the asset it must be about, from its file name.
    public static func parse(_ text: SourceText, id: String) -> (ShowcaseLock?, [Diagnostic]) {
        let (root, syntax) = JSONDocument.parse(text)
        guard let root else { return (nil, syntax) }
        var reader = MappingReader(root, "the lock")
        if let format = reader.text("format", required: true), format.text != "1" {
            reader.report(
                .error(
                    .invalidLock, "this lock has format version \(format.text), and only 1 is known",
                    at: format.location))
        }
        if let name = reader.text("id", required: true), name.text != id {
            reader.report(
                .error(
                    .invalidLock, "this lock is about '\(name.text.prefix(80))', but its file is named for '\(id)'",
                    at: name.location, help: regenerate))
        }
        let published = readSlot("published", id, &reader)
        let candidate = readSlot("candidate", id, &reader)
        let faults = reader.finish()
        if faults.hasErrors { return (nil, faults) }
        let lock = ShowcaseLock(id: id, published: published, candidate: candidate)
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

    private static let regenerate = "don't edit locks; run sitegen showcase placeholders"

    /// The first byte that differs.
    private static func difference(_ expected: [UInt8], _ found: [UInt8]) -> Int? {
        if expected == found { return nil }
        return zip(expected, found).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            ?? min(expected.count, found.count)
    }

    private static func readSlot(_ key: String, _ id: String, _ outer: inout MappingReader) -> ShowcaseSlot? {
        guard let node = outer.node(key) else {
            if !outer.has(key) {
                outer.report(.error(.missingKey, "the lock needs '\(key)', if only as null", at: outer.location))
            }
            return nil
        }
        var reader = MappingReader(node, "the \(key) slot")
        let kind = reader.choice("kind", ShowcaseSlot.Kind.self, required: true)
        let head = reader.text("ledger_head").map { ($0, Digest(hex: $0.text)) }
        if let (text, digest) = head, digest == nil {
            reader.report(.error(.invalidLock, "'ledger_head' is not a SHA-256 digest", at: text.location))
        }
        let lqip = reader.text("lqip", required: true)
        if let lqip, !isPreview(lqip.text) {
            reader.report(.error(.invalidLock, "'lqip' is not a WebP data URI", at: lqip.location))
        }
        let nodes = reader.list("variants")
        let variants = nodes.compactMap { readVariant($0, id, &reader) }
        if nodes.isEmpty {
            reader.report(.error(.invalidLock, "the \(key) slot names no file", at: node.location))
        }
        for (earlier, later) in zip(variants, variants.dropFirst()) where earlier.width >= later.width {
            reader.report(.error(.invalidLock, "the variants are not in ascending width", at: node.location))
        }
        let faults = reader.finish()
        outer.absorb(faults)
        guard !faults.hasErrors, let kind, let lqip else { return nil }
        return ShowcaseSlot(kind: kind, ledgerHead: head?.1, variants: variants, lqip: lqip.text)
    }

    /// The URI goes into the stylesheet as it is, so nothing but base64 may follow its head.
    private static func isPreview(_ uri: String) -> Bool {
        let head = "data:image/webp;base64,"
        guard uri.hasPrefix(head), uri.utf8.count <= 4096 else { return false }
        return uri.utf8.dropFirst(head.utf8.count).allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
                true
            default: false
            }
        }
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
        let sha256 = reader.text("sha256", required: true)
        let digest = sha256.flatMap { Digest(hex: $0.text) }
        if let sha256, digest == nil {
            reader.report(.error(.invalidLock, "'sha256' is not a SHA-256 digest", at: sha256.location))
        }
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
