/// A command that is changing a site's showcase: alone, at a known time, with the manifest read.
struct ShowcaseSession: ~Copyable {
    /// The site's folder.
    let folder: ShowcaseFolder
    /// What the showcase should have.
    let manifest: ShowcaseManifest
    private let lock: FileLock

    /// Takes the lock and reads the manifest; `nil` together with errors.
    static func begin(root: String, _ diagnostics: inout [Diagnostic]) throws(FileError) -> ShowcaseSession? {
        let folder = ShowcaseFolder(root: root)
        let (manifest, faults) = ShowcaseManifest.read(RealFileSystem(root: root), root: root)
        diagnostics += faults
        guard let manifest, !faults.hasErrors else { return nil }
        // Beside the folder, not in it: what lies in showcase/ is somebody's, and the audit names it.
        guard let lock = try FileLock.take("\(root)/.showcase.sitegen-lock") else {
            diagnostics.append(
                .error(
                    .showcaseBusy, "another sitegen is changing the showcase of '\(root)'",
                    help: "wait until it has ended"))
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
