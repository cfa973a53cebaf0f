/// One picture or original, to be proved against the record that names it.
struct PictureCheck: Sendable {
    let path: RelativePath
    /// What its bytes must be.
    let digest: Digest
    /// What its size must be; `nil` for an original.
    let variant: ShowcaseVariant?
    /// What it must say of itself; `nil` when that isn't known.
    let metadata: XMPPacket?
    /// For the original of a generated picture, the digest of the Content Credentials in it, `.some(nil)` for none; `nil`
    /// where nothing is recorded of them.
    let credentials: Digest??
    /// The file that names it, and the line there; 0 for none.
    let record: RelativePath
    let line: Int

    var isOriginal: Bool { variant == nil }

    /// All that doesn't hold. One picture is in memory at a time.
    func findings(_ files: any FileSystem) -> [Diagnostic] {
        let bytes: [UInt8]
        do {
            bytes = try files.read(path, limit: 64 << 20)
        } catch {
            guard error.kind == .notFound else { return [SourceReader.diagnostic(error, path)] }
            return [finding(.missingVariant, "'\(path)' isn't there", help: "restore it from git")]
        }
        let found = Digest(of: bytes)
        guard found == digest else {
            return [
                finding(
                    isOriginal ? .changedOriginal : .changedVariant, "'\(path)' was changed",
                    notes: ["it has \(bytes.count) bytes, SHA-256 \(found.short)…, and should have \(digest.short)…"],
                    help: "restore it from git")
            ]
        }
        guard let variant else { return credentialsFault(bytes).map { [$0] } ?? [] }
        var findings: [Diagnostic] = []
        do {
            let picture = try WebP.decode(bytes)
            if picture.width != variant.width || picture.height != variant.height || bytes.count != variant.bytes {
                findings.append(
                    finding(
                        .changedVariant, "'\(path)' isn't of the size that its record says",
                        notes: [
                            "it has \(bytes.count) bytes, \(picture.width)x\(picture.height)",
                            "\(record) says \(variant.bytes) bytes, \(variant.width)x\(variant.height)",
                        ]))
            }
        } catch {
            findings.append(finding(.undecodablePicture, "'\(path)' can't be decoded: \(error)"))
        }
        if let metadata, let fault = metadataFault(bytes, metadata) { findings.append(fault) }
        return findings
    }

    private func credentialsFault(_ bytes: [UInt8]) -> Diagnostic? {
        guard let wanted = credentials else { return nil }
        let found = ((try? PNG.contentCredentials(of: bytes)) ?? nil).map { Digest(of: $0) }
        if found == wanted { return nil }
        func words(_ digest: Digest?) -> String { digest.map { "SHA-256 \($0.short)…" } ?? "none" }
        return finding(
            .changedCredentials, "the Content Credentials of '\(path)' aren't those that were recorded",
            notes: ["it carries \(words(found)), its record says \(words(wanted))"], help: "restore \(record) from git")
    }

    private func metadataFault(_ bytes: [UInt8], _ wanted: XMPPacket) -> Diagnostic? {
        let packet = (try? WebPMetadata.xmp(of: bytes)) ?? nil
        if packet == wanted.bytes { return nil }
        guard let packet, let found = XMPPacket(packet) else {
            return finding(
                .pictureMetadata,
                packet == nil ? "'\(path)' doesn't say where it comes from" : "the XMP of '\(path)' isn't ours",
                notes: ["its record says \(PictureCheck.words(wanted))"])
        }
        return finding(
            .pictureMetadata, "'\(path)' says of itself something else than its record",
            notes: ["it says \(PictureCheck.words(found))", "its record says \(PictureCheck.words(wanted))"])
    }

    private static func words(_ packet: XMPPacket) -> String {
        "\(packet.digitalSourceType.rawValue), "
            + (packet.aiSystemUsed.map { "by \($0), " } ?? "") + "credit '\(packet.credit)'"
    }

    private func finding(
        _ code: DiagnosticCode, _ message: String, notes: [String] = [], help: String? = nil
    ) -> Diagnostic {
        let named = line > 0 ? "named by \(record), line \(line)" : "named by \(record)"
        return .error(code, message, at: SourceLocation(file: path.string), notes: notes + [named], help: help)
    }
}
