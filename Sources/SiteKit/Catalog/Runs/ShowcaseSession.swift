/// A command that is changing a site's showcase: alone, at a known time, with the manifest read.
struct ShowcaseSession: ~Copyable {
    /// The site's folder.
    let folder: ShowcaseFolder
    /// What the showcase should have.
    let manifest: ShowcaseManifest
    private let lock: FileLock

    /// Where the lock lies that everything takes which changes a site's showcase. Beside the folder, not in it: what lies
    /// in showcase/ is somebody's, and the audit names it.
    static func lockPath(_ root: String) -> String { "\(root)/.showcase.sitegen-lock" }

    /// Takes the lock and reads the manifest; `nil` together with errors.
    ///
    /// - Parameters:
    ///   - command: what is done, such as `import`, for whoever finds the lock taken.
    ///   - now: when it began.
    static func begin(
        root: String, command: String, now: Timestamp, _ diagnostics: inout [Diagnostic]
    ) throws(FileError) -> ShowcaseSession? {
        let folder = ShowcaseFolder(root: root)
        let (manifest, faults) = ShowcaseManifest.read(RealFileSystem(root: root), root: root)
        diagnostics += faults
        guard let manifest, !faults.hasErrors else { return nil }
        let holder = FileLock.Holder(command: "sitegen showcase \(command)", since: now)
        guard let lock = try FileLock.take(lockPath(root), holder: holder) else {
            diagnostics.append(.busy(root: root, holder: FileLock.holder(lockPath(root))))
            return nil
        }
        return ShowcaseSession(folder: folder, manifest: manifest, lock: lock)
    }

    /// Gives the lock back.
    consuming func end() {}

    /// The asset's lock and ledger as they are on disk.
    func history(of id: String) -> ShowcaseHistory {
        ShowcaseHistory.read(id, RealFileSystem(root: folder.root))
    }

    /// The error for an id that isn't in the manifest.
    func unknown(_ id: String) -> Diagnostic {
        .error(
            .unknownAsset, "there is no asset '\(id)' in \(ShowcaseManifest.path)",
            help: Suggestion.help(for: id, among: manifest.assets.map(\.id)))
    }
}

extension Diagnostic {
    /// Another process that is changing the showcase, named where its lock says who it is.
    static func busy(root: String, holder: FileLock.Holder?) -> Diagnostic {
        .error(
            .showcaseBusy, "another sitegen is changing the showcase of '\(root)'",
            notes: holder.map { ["held by \($0)"] } ?? [], help: "wait until it has ended")
    }
}
