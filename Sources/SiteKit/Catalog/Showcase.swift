/// The showcase as the site may publish it: the manifest joined with the locks and their files.
public struct Showcase: Sendable {
    /// The assets that can be published, in the manifest's order.
    public let entries: [ShowcaseEntry]
    /// How many pictures may be bought.
    public let caps: SpendingCaps
    /// Whether the site has a manifest, sound or not; without one it has no showcase.
    public let hasManifest: Bool

    /// Joins entries and caps.
    public init(entries: [ShowcaseEntry], caps: SpendingCaps, hasManifest: Bool) {
        self.entries = entries
        self.caps = caps
        self.hasManifest = hasManifest
    }

    /// The asset with this id, if it can be published.
    public func entry(_ id: String) -> ShowcaseEntry? {
        entries.first { $0.asset.id == id }
    }

    /// Reads manifest, locks and pictures, and proves that they agree. A site without a manifest has no showcase.
    public static func load(_ files: any FileSystem) -> (Showcase, [Diagnostic]) {
        let (manifest, faults) = ShowcaseManifest.read(files)
        guard let manifest else {
            let isAbsent = faults.contains { $0.code == .missingManifest }
            return (Showcase(entries: [], caps: .none, hasManifest: !isAbsent), isAbsent ? [] : faults)
        }
        var join = ShowcaseJoin(files: files, diagnostics: faults)
        let entries = manifest.assets.compactMap { join.entry(of: $0) }
        // An asset that could not be read is no reason to call its lock a stray.
        if !faults.hasErrors { join.findStrayLocks(manifest) }
        return (Showcase(entries: entries, caps: manifest.caps, hasManifest: true), join.diagnostics)
    }
}

/// Collects what disagrees while assets are joined with their locks.
private struct ShowcaseJoin {
    let files: any FileSystem
    var diagnostics: [Diagnostic]

    mutating func entry(of asset: ShowcaseAsset) -> ShowcaseEntry? {
        let path = ShowcaseLock.path(of: asset.id)
        let history = ShowcaseHistory.read(asset.id, files)
        diagnostics += history.faults
        guard history.faults.isEmpty else { return nil }
        guard let lock = history.lock, let published = lock.published, let largest = published.variants.last,
            let ledger = history.ledger, case let state = LedgerState(ledger), let origin = state.published,
            let picture = origin.record.picture
        else {
            diagnostics.append(.unpublished(asset, waits: history.lock?.candidate != nil))
            return nil
        }
        if picture.generation?.isRehearsal == true {
            diagnostics.append(.rehearsal(asset.id, of: origin))
            return nil
        }
        guard largest.width == asset.size.width, largest.height == asset.size.height else {
            diagnostics.append(.otherSize(asset, largest, waits: lock.candidate != nil))
            return nil
        }
        let contents = published.variants.compactMap { content(of: $0, lock: path) }
        guard contents.count == published.variants.count else { return nil }
        return ShowcaseEntry(
            asset: asset, lock: lock, origin: origin, history: ledger.history(of: state), picture: picture,
            acceptance: state.acceptance, published: published, contents: contents)
    }

    mutating func findStrayLocks(_ manifest: ShowcaseManifest) {
        guard let entries = try? files.list(ShowcaseLock.folder) else { return }
        for entry in entries {
            let path = ShowcaseLock.folder.appending(entry.name)
            guard path.pathExtension == "json", manifest.asset(path.stem) == nil else { continue }
            if ShowcaseHistory.read(path.stem, files).ledger.map({ LedgerState($0).isRetired }) == true { continue }
            diagnostics.append(.unretired(path.stem, manifest))
        }
    }

    private mutating func content(of variant: ShowcaseVariant, lock: RelativePath) -> [UInt8]? {
        let place = SourceLocation(file: variant.path.string)
        let bytes: [UInt8]
        do {
            bytes = try files.read(variant.path, limit: 64 << 20)
        } catch {
            diagnostics.append(
                error.kind == .notFound
                    ? .error(
                        .missingVariant, "'\(variant.path)' is named by a lock and isn't there", at: place,
                        notes: ["named by \(lock)"], help: "run sitegen showcase placeholders, or restore it from git")
                    : SourceReader.diagnostic(error, variant.path))
            return nil
        }
        let header = ImageHeader(bytes)
        guard bytes.count == variant.bytes, Digest(of: bytes) == variant.digest, header?.format == .webp,
            header?.width == variant.width, header?.height == variant.height
        else {
            diagnostics.append(
                .error(
                    .changedVariant, "'\(variant.path)' has other bytes than its lock says", at: place,
                    notes: [
                        "\(lock) says \(variant.bytes) bytes, \(variant.width)x\(variant.height), "
                            + "SHA-256 \(variant.digest.short)…",
                        "the file has \(bytes.count) bytes, SHA-256 \(Digest(of: bytes).short)…",
                    ], help: "run sitegen showcase placeholders, or restore it from git"))
            return nil
        }
        return bytes
    }
}

extension Diagnostic {
    /// An asset that the site has nothing to show for.
    ///
    /// - Parameter waits: whether a candidate waits for its review.
    static func unpublished(_ asset: ShowcaseAsset, waits: Bool) -> Diagnostic {
        let draw =
            Motif(rawValue: asset.id) == nil
            ? "bring one with sitegen showcase import \(asset.id) …: no placeholder is drawn for it"
            : "run sitegen showcase placeholders"
        return .error(
            .missingLock, "the asset '\(asset.id)' has no published picture", at: asset.location,
            label: waits ? "only a candidate waits" : "not in \(ShowcaseLock.folder)/",
            help: waits
                ? "look at the picture that waits, then run sitegen showcase accept \(asset.id) --by \"Your name\""
                : draw)
    }

    /// An asset whose picture isn't of the size that the manifest asks for.
    static func otherSize(_ asset: ShowcaseAsset, _ largest: ShowcaseVariant, waits: Bool) -> Diagnostic {
        .error(
            .lockSize,
            "the manifest asks for '\(asset.id)' in \(asset.size.rawValue), but the published picture has "
                + "\(largest.width)x\(largest.height)",
            at: asset.location, notes: ["its lock is \(ShowcaseLock.path(of: asset.id))"],
            help: waits
                ? "accept the picture that waits with sitegen showcase accept \(asset.id) …, or set the size back"
                : "run sitegen showcase placeholders, or set the size back")
    }

    /// A site without a showcase manifest, for commands that need one.
    static func noManifest(in root: String?) -> Diagnostic {
        .error(
            .missingManifest, "there is no \(ShowcaseManifest.path)" + (root.map { " in '\($0)'" } ?? ""),
            help: "run sitegen in the folder of a site, or name that folder with --site")
    }

    /// An asset that has left the manifest and whose pictures are still there.
    static func unretired(_ id: String, _ manifest: ShowcaseManifest) -> Diagnostic {
        .warning(
            .strayLock, "'\(id)' has a lock, but the manifest doesn't have it",
            at: SourceLocation(file: ShowcaseLock.path(of: id).string),
            help: Suggestion.help(for: id, among: manifest.assets.map(\.id))
                ?? "run sitegen showcase retire \(id), or put it back into the manifest")
    }
}
