#if canImport(Glibc)
    import Glibc

    /// The watches of a site's folder and of every folder in it that can hold sources. Links are never followed.
    struct WatchedTree: ~Copyable {
        /// What a folder that has just gone, or may not be read, says: it has no watch, and its parent tells what comes.
        private static let passing: Set<Int32> = [ENOENT, ENOTDIR, ELOOP, EACCES, EPERM, ENAMETOOLONG]

        /// The watch of the site's folder.
        let root: Int32
        private let scope: WatchScope
        private let inotify: InotifyDescriptor
        private let identity: (device: dev_t, inode: ino_t)
        private var folders = WatchedFolders()

        /// The number to wait for.
        var number: Int32 { inotify.number }

        private init(_ scope: WatchScope, _ inotify: consuming InotifyDescriptor, _ root: Int32, _ status: stat) {
            self.scope = scope
            self.inotify = inotify
            self.root = root
            identity = (status.st_dev, status.st_ino)
            folders.insert(root, .root, in: nil)
        }

        /// Watches everything; throws the system's error number, also when there is no such folder.
        static func start(_ scope: WatchScope) throws(SystemFailure) -> WatchedTree {
            let inotify = try InotifyDescriptor()
            let root = try inotify.watch(scope.root, followsLink: true)
            guard let status = status(of: scope.root) else { throw SystemFailure(ENOENT) }
            var tree = WatchedTree(scope, inotify, root, status)
            try tree.addFolders(below: [root])
            return tree
        }

        /// Whether the site's folder is still the one that is watched.
        var isThere: Bool {
            guard let now = WatchedTree.status(of: scope.root) else { return false }
            return (now.st_dev, now.st_ino) == identity
        }

        /// The folder a watch stands for; `nil` when it is forgotten.
        func path(of watch: Int32) -> RelativePath? { folders.path(of: watch) }

        /// The events that are there, in order.
        func events() throws(SystemFailure) -> [InotifyEvent] { try inotify.events() }

        /// Watches a folder that has come, and those in it, anew; what it is by now decides.
        mutating func add(_ name: String, in parent: Int32) throws(SystemFailure) {
            forget(name, in: parent)
            if let watch = try watch(name, in: parent) { try addFolders(below: [watch]) }
        }

        /// Forgets a folder that has gone from here, and those in it.
        mutating func forget(_ name: String, in parent: Int32) {
            if let watch = folders.watch(of: Array(name.utf8), in: parent) { forget(watch) }
        }

        /// Forgets a watch, and those of the folders below.
        mutating func forget(_ watch: Int32) {
            for gone in folders.remove(watch) { inotify.forget(gone) }
        }

        // A folder is watched before it is listed: what comes in between is listed, told, or both.
        private mutating func addFolders(below watches: [Int32]) throws(SystemFailure) {
            var waiting = watches
            while let parent = waiting.popLast() {
                guard let path = folders.path(of: parent) else { continue }
                for entry in try list(path) where entry.kind == .folder && scope.includes(entry.name, in: path) {
                    if let watch = try watch(entry.name, in: parent) { waiting.append(watch) }
                }
            }
        }

        private mutating func watch(_ name: String, in parent: Int32) throws(SystemFailure) -> Int32? {
            guard let path = folders.path(of: parent)?.appending(name) else { return nil }
            let watch: Int32
            do throws(SystemFailure) {
                watch = try inotify.watch(scope.absolute(path))
            } catch {
                if WatchedTree.passing.contains(error.number) { return nil }
                throw error
            }
            if let other = folders.path(of: watch), other != path, isSame(other, path) {
                // One folder at two places (mounted a second time): the system would tell of one of them.
                throw SystemFailure(EEXIST)
            }
            // Folders that are moved about while they are listed: a watch may be known by an earlier name, and a name by
            // an earlier watch. What is at this name now is what counts; the rest is told.
            for gone in folders.remove(watch) where gone != watch { inotify.forget(gone) }
            forget(name, in: parent)
            guard folders.path(of: parent) != nil else {
                inotify.forget(watch)
                return nil
            }
            folders.insert(watch, path, in: parent)
            return watch
        }

        private func list(_ path: RelativePath) throws(SystemFailure) -> [FolderEntry] {
            do throws(SystemFailure) {
                let follows = path == .root ? 0 : O_NOFOLLOW
                let folder = try FileDescriptor(scope.absolute(path), O_RDONLY | O_DIRECTORY | follows)
                return try FolderListing.entries(of: folder)
            } catch {
                if WatchedTree.passing.contains(error.number) { return [] }
                throw error
            }
        }

        private func isSame(_ one: RelativePath, _ other: RelativePath) -> Bool {
            guard let one = WatchedTree.status(of: scope.absolute(one)),
                let other = WatchedTree.status(of: scope.absolute(other))
            else { return false }
            return (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino)
        }

        private static func status(of path: String) -> stat? {
            var status = stat()
            return unsafe stat(path, &status) == 0 ? status : nil
        }
    }
#endif
