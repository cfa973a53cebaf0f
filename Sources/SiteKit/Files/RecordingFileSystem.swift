import Synchronization

/// Passes reads through and remembers a digest of everything that was read.
public final class RecordingFileSystem: FileSystem {
    private let base: any FileSystem
    private let digests = Mutex<[RelativePath: Digest]>([:])

    /// Records the reads of another file system.
    public init(_ base: any FileSystem) {
        self.base = base
    }

    /// The bytes of a file.
    public func read(_ path: RelativePath, limit: Int) throws(FileError) -> [UInt8] {
        let bytes = try base.read(path, limit: limit)
        let digest = Digest(of: bytes)
        digests.withLock { $0[path] = digest }
        return bytes
    }

    /// What is in a folder.
    public func list(_ folder: RelativePath) throws(FileError) -> [FolderEntry] {
        try base.list(folder)
    }

    /// Forgets what was read of some files, which may be gone.
    func forget(where isForgotten: (RelativePath) -> Bool) {
        digests.withLock { digests in
            for path in digests.keys.filter(isForgotten) { digests[path] = nil }
        }
    }

    /// One digest over the paths and digests of all files read, some left out.
    public func digest(leavingOut left: Set<RelativePath>) -> Digest {
        digest { !left.contains($0) }
    }

    /// One digest over the paths and digests of some of the files read.
    func digest(of isMeant: (RelativePath) -> Bool) -> Digest {
        let all = digests.withLock { $0 }
        var bytes: [UInt8] = []
        for path in all.keys.filter(isMeant).sorted() {
            bytes += path.string.utf8
            bytes.append(0)
            bytes += all[path]?.bytes ?? []
        }
        return Digest(of: bytes)
    }
}
