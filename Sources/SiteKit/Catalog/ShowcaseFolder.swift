/// The site's folder on disk, as far as the showcase writes to it. No symbolic link below the root is followed.
public struct ShowcaseFolder: Sendable {
    /// Absolute path of the site's folder.
    public let root: String

    /// Names a site's folder by its absolute path.
    public init(root: String) {
        self.root = root
    }

    private var files: RealFileSystem { RealFileSystem(root: root) }

    /// The bytes of a file; `nil` when there is none.
    func read(_ path: RelativePath) throws(FileError) -> [UInt8]? {
        do {
            return try files.read(path, limit: 64 << 20)
        } catch {
            if error.kind == .notFound { return nil }
            throw error
        }
    }

    /// Writes a file under a temporary name, then gives it its name: whole or not at all, and in this order on the disk
    /// itself, so that after a power cut no ledger or lock names what was lost.
    ///
    /// - Parameter id: the asset it is written for; one picture may be the original of two, which may be stored at once.
    func write(_ bytes: [UInt8], to path: RelativePath, for id: String) throws(FileError) {
        var folder = root
        for part in path.parent.components {
            folder += "/" + part
            try Folder.make(folder)
        }
        let temporary = "\(folder)/.\(path.name).\(id).sitegen-new"
        // What an earlier run that was killed left behind.
        try Folder.removeTree(temporary)
        do {
            try Folder.writeNew(temporary, bytes, isDurable: true)
            try Folder.rename(temporary, to: "\(folder)/\(path.name)")
            try Folder.sync(folder)
        } catch {
            try? Folder.removeTree(temporary)
            throw error
        }
    }

    /// Takes a file away.
    func remove(_ path: RelativePath) throws(FileError) {
        try Folder.removeTree("\(root)/\(path)")
    }

    /// The names of the files in a folder, ordered; none when it isn't there.
    func names(in folder: RelativePath) throws(FileError) -> [String] {
        do {
            return try files.list(folder).filter { if case .file = $0.kind { true } else { false } }.map(\.name)
        } catch {
            if error.kind == .notFound { return [] }
            throw error
        }
    }
}
