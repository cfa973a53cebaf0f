#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The stamps of all files and folders of a site that can be sources.
struct TreeStamps: Sendable {
    private(set) var stamps: [RelativePath: FileStamp] = [:]
    /// Folders that hold names which aren't UTF-8, with how many.
    private var unnamed: [RelativePath: Int] = [:]

    /// Nothing.
    init() {}

    /// Looks at everything; throws the system's error number when it can't for a reason of its own.
    init(_ scope: WatchScope) throws(SystemFailure) {
        var waiting = [RelativePath.root]
        while let folder = waiting.popLast() {
            for entry in try TreeStamps.list(folder, scope) where scope.includes(entry.name, in: folder) {
                let path = folder.appending(entry.name)
                guard let status = try? Folder.status(scope.absolute(path)) else {
                    if entry.kind == .other { unnamed[folder, default: 0] += 1 }
                    continue
                }
                var now = timespec()
                unsafe clock_gettime(CLOCK_REALTIME, &now)
                let stamp = FileStamp(status, at: now)
                stamps[path] = stamp
                if stamp.isFolder { waiting.append(path) }
            }
        }
    }

    /// Takes the place of what was seen before and says what may differ. What has gone is told when it is missing for
    /// the second time: editors save by removing a file and writing it anew.
    mutating func advance(to new: TreeStamps, missing: inout Set<RelativePath>) -> SourceChanges {
        var changes = SourceChanges()
        var merged = new
        for (path, stamp) in new.stamps {
            guard let earlier = stamps[path] else {
                changes.note(path, isFolder: stamp.isFolder)
                continue
            }
            if stamp.mayDiffer(from: earlier) {
                changes.note(path, isFolder: stamp.isFolder)
                if stamp.isFolder != earlier.isFolder { changes.note(path, isFolder: earlier.isFolder) }
            }
        }
        var stillMissing: Set<RelativePath> = []
        for (path, stamp) in stamps where new.stamps[path] == nil {
            if missing.contains(path) {
                changes.note(path, isFolder: stamp.isFolder)
            } else {
                stillMissing.insert(path)
                merged.stamps[path] = stamp
            }
        }
        for folder in Set(unnamed.keys).union(new.unnamed.keys) where unnamed[folder] != new.unnamed[folder] {
            changes.folders.insert(folder)
        }
        missing = stillMissing
        self = merged
        return changes
    }

    private static func list(_ folder: RelativePath, _ scope: WatchScope) throws(SystemFailure) -> [FolderEntry] {
        do throws(SystemFailure) {
            let follows = folder == .root ? 0 : O_NOFOLLOW
            return try FolderListing.entries(
                of: try FileDescriptor(scope.absolute(folder), O_RDONLY | O_DIRECTORY | follows))
        } catch {
            // It went while we looked, or may not be read. Anything else is no news about the folder.
            guard [ENOENT, ENOTDIR, ELOOP, EACCES, EPERM, ENAMETOOLONG].contains(error.number) else { throw error }
            return []
        }
    }
}

extension SourceChanges {
    fileprivate mutating func note(_ path: RelativePath, isFolder: Bool) {
        if isFolder {
            folders.insert(path)
        } else {
            files.insert(path)
        }
    }
}
