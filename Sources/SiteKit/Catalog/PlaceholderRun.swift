/// `sitegen showcase placeholders`: draws what the manifest asks for and writes pictures and locks.
public enum PlaceholderRun {
    /// What a run did.
    public struct Summary: Sendable {
        /// Files that were written, ordered.
        public var written: [RelativePath] = []
        /// Pictures that no lock names any more and that were removed, ordered.
        public var removed: [RelativePath] = []
        /// How many files were as they should be.
        public var unchanged = 0
        /// Assets that were passed over, because what they publish isn't a placeholder.
        public var kept: [String] = []
        /// What is wrong with the manifest, a lock or the names given; with an error nothing is written.
        public var diagnostics: [Diagnostic] = []
    }

    /// Draws and writes.
    ///
    /// Asking again writes nothing. At most `jobs` pictures are in memory at a time. An asset whose lock publishes
    /// something other than a placeholder, or holds a candidate, is left alone.
    ///
    /// - Parameters:
    ///   - root: absolute path of the site's folder.
    ///   - only: ids of assets; empty for all.
    ///   - jobs: how many are drawn at once.
    /// - Throws: `FileError` when the disk says no, `ImagingError` when the encoder does.
    public static func run(root: String, only: [String] = [], jobs: Int) async throws -> Summary {
        try await run(root: root, only: only, jobs: jobs) { try Placeholder.make($0) }
    }

    /// Draws with `make`, which tests replace by something quick.
    static func run(
        root: String, only: [String], jobs: Int, make: @escaping @Sendable (ShowcaseAsset) throws -> Placeholder
    ) async throws -> Summary {
        var summary = Summary()
        let folder = ShowcaseFolder(root: root)
        guard let assets = try choose(folder, only, &summary) else { return summary }
        let made = await BoundedWork.map(assets, jobs: jobs) { asset in
            Result { try make(asset) }
        }
        for result in made {
            let placeholder = try result.get()
            // Pictures first: a lock never names a file that isn't there yet.
            for file in placeholder.files { try write(file.bytes, file.path, folder, &summary) }
            try write(placeholder.lock.encoded, ShowcaseLock.path(of: placeholder.lock.id), folder, &summary)
            try removeSuperseded(placeholder, folder, &summary)
        }
        return summary
    }

    /// The assets to draw; `nil` when there are errors.
    private static func choose(
        _ folder: ShowcaseFolder, _ only: [String], _ summary: inout Summary
    ) throws(FileError) -> [ShowcaseAsset]? {
        guard let bytes = try folder.read(ShowcaseManifest.path) else {
            throw FileError(.notFound, path: ShowcaseManifest.path.string, action: "read")
        }
        let (manifest, faults) = ShowcaseManifest.parse(SourceText(path: ShowcaseManifest.path, bytes: bytes))
        summary.diagnostics = faults
        guard let manifest, !faults.hasErrors else { return nil }
        for id in only where manifest.asset(id) == nil {
            summary.diagnostics.append(
                .error(
                    .unknownAsset, "there is no asset '\(id)' in \(ShowcaseManifest.path)",
                    help: Suggestion.help(for: id, among: manifest.assets.map(\.id))))
        }
        var chosen: [ShowcaseAsset] = []
        for asset in manifest.assets where only.isEmpty || only.contains(asset.id) {
            if Motif(rawValue: asset.id) == nil {
                summary.diagnostics.append(
                    .error(
                        .missingDrawing, "no placeholder is drawn for '\(asset.id)'", at: asset.location,
                        notes: ["drawn are: \(Motif.allCases.map(\.rawValue).joined(separator: ", "))"]))
            }
            let path = ShowcaseLock.path(of: asset.id)
            if let bytes = try folder.read(path) {
                let (lock, faults) = ShowcaseLock.parse(SourceText(path: path, bytes: bytes), id: asset.id)
                // A broken lock is told, never overwritten: it may be about a picture that was paid for.
                summary.diagnostics += faults
                if let lock, lock.candidate != nil || (lock.published?.kind ?? .placeholder) != .placeholder {
                    summary.kept.append(asset.id)
                    continue
                }
            }
            chosen.append(asset)
        }
        return summary.diagnostics.hasErrors ? nil : chosen
    }

    private static func write(
        _ bytes: [UInt8], _ path: RelativePath, _ folder: ShowcaseFolder, _ summary: inout Summary
    ) throws(FileError) {
        if try folder.read(path) == bytes {
            summary.unchanged += 1
        } else {
            try folder.write(bytes, to: path)
            summary.written.append(path)
        }
    }

    /// Removes pictures named as ours are that the new lock doesn't name; other files are somebody's and stay.
    private static func removeSuperseded(
        _ placeholder: Placeholder, _ folder: ShowcaseFolder, _ summary: inout Summary
    ) throws(FileError) {
        let place = ShowcaseVariant.folder(of: placeholder.lock.id)
        let wanted = Set(placeholder.files.map(\.path.name))
        for name in try folder.names(in: place) where !wanted.contains(name) && ShowcaseVariant.isName(name) {
            try folder.remove(place.appending(name))
            summary.removed.append(place.appending(name))
        }
    }
}
