import CPosix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Operations on the disk by absolute path, for what we write. Errors name the path.
public enum Folder {
    /// What a name stands for, not following a link; `nil` when nothing has it.
    static func status(_ path: String) throws(FileError) -> stat? {
        var status = stat()
        if unsafe lstat(path, &status) == 0 { return status }
        let failure = SystemFailure()
        if failure.number == ENOENT { return nil }
        throw failure.error(path, "look at")
    }

    /// Makes a folder with mode 0755; one that is there already is fine.
    public static func make(_ path: String) throws(FileError) {
        if unsafe mkdir(path, 0o755) != 0 {
            let failure = SystemFailure()
            guard failure.number == EEXIST else { throw failure.error(path, "make the folder") }
            return
        }
        guard unsafe chmod(path, 0o755) == 0 else { throw SystemFailure().error(path, "make the folder") }
    }

    /// Makes the folders above a path that aren't there.
    static func makeAll(above path: String) throws(FileError) {
        var made = ""
        for part in path.split(separator: "/").dropLast() {
            made += "/" + part
            if try status(made) == nil { try make(made) }
        }
    }

    /// Waits until the names in a folder are on the disk itself.
    static func sync(_ path: String) throws(FileError) {
        do throws(SystemFailure) {
            try FileDescriptor(path, O_RDONLY | O_DIRECTORY).sync()
        } catch {
            throw error.error(path, "sync")
        }
    }

    /// Writes a new file with mode 0644; one that is there already is an error. `isDurable` waits for the disk.
    public static func writeNew(_ path: String, _ bytes: [UInt8], isDurable: Bool = false) throws(FileError) {
        do throws(SystemFailure) {
            let file = try FileDescriptor(path, O_WRONLY | O_CREAT | O_EXCL, mode: 0o644)
            try file.setMode(0o644)
            try file.write(bytes)
            if isDurable { try file.sync() }
        } catch {
            throw error.error(path, "write")
        }
    }

    /// Gives a file a second name; copies it where linking is refused.
    static func link(_ path: String, to new: String) throws(FileError) {
        #if canImport(Glibc)
            let linked = unsafe Glibc.link(path, new)
        #else
            let linked = Darwin.link(path, new)
        #endif
        if linked == 0 { return }
        try writeNew(new, try readAll(path))
    }

    /// The bytes of a file of at most `limit` bytes.
    public static func readAll(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        if let status = try status(path), status.st_size > limit {
            throw FileError(.tooLarge(limit: limit), path: path, action: "read")
        }
        return try readAll(path)
    }

    /// The bytes of a file.
    public static func readAll(_ path: String) throws(FileError) -> [UInt8] {
        do throws(SystemFailure) {
            let file = try FileDescriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
            let status = try file.status()
            guard status.st_mode & S_IFMT == S_IFREG else { throw SystemFailure(EISDIR) }
            return try file.read(count: Int(status.st_size))
        } catch {
            throw error.error(path, "read")
        }
    }

    /// The bytes of a file whose size the system doesn't tell, up to a limit.
    static func readStream(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        do throws(SystemFailure) {
            return try FileDescriptor(path, O_RDONLY).read(count: limit)
        } catch {
            throw error.error(path, "read")
        }
    }

    /// Whether a file holds exactly these bytes.
    static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
        do throws(SystemFailure) {
            let file = try FileDescriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
            let status = try file.status()
            guard status.st_mode & S_IFMT == S_IFREG, status.st_size == bytes.count else { return false }
            return try file.read(count: bytes.count) == bytes
        } catch {
            return false
        }
    }

    /// Exchanges two names in one step; both must be there.
    static func exchange(_ a: String, _ b: String) throws(FileError) {
        let number = unsafe sitegen_exchange_names(a, b)
        guard number == 0 else { throw SystemFailure(number).error(a, "exchange") }
    }

    /// Gives a file or folder another name.
    static func rename(_ old: String, to new: String) throws(FileError) {
        #if canImport(Glibc)
            let result = unsafe Glibc.rename(old, new)
        #else
            let result = Darwin.rename(old, new)
        #endif
        guard result == 0 else { throw SystemFailure().error(new, "rename to") }
    }

    /// Every file below a folder by its path from there, links and special files included, and every folder.
    static func walk(_ root: String) throws(FileError) -> (files: [String: FolderEntry.Kind], folders: [String]) {
        var files: [String: FolderEntry.Kind] = [:]
        var folders: [String] = []
        var waiting = [""]
        while let next = waiting.popLast() {
            let path = next.isEmpty ? root : "\(root)/\(next)"
            let entries: [FolderEntry]
            do throws(SystemFailure) {
                entries = try FolderListing.entries(of: try FileDescriptor(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW))
            } catch {
                throw error.error(path, "list")
            }
            for entry in entries {
                let child = next.isEmpty ? entry.name : "\(next)/\(entry.name)"
                if entry.kind == .folder {
                    folders.append(child)
                    waiting.append(child)
                } else {
                    files[child] = entry.kind
                }
            }
        }
        return (files, folders)
    }

    /// Removes a folder and everything in it; links in it are removed, not followed.
    public static func removeTree(_ root: String) throws(FileError) {
        guard let status = try status(root) else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            guard unsafe unlink(root) == 0 else { throw SystemFailure().error(root, "remove") }
            return
        }
        let (files, folders) = try walk(root)
        for file in files.keys {
            guard unsafe unlink("\(root)/\(file)") == 0 else {
                throw SystemFailure().error("\(root)/\(file)", "remove")
            }
        }
        for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
            guard unsafe rmdir("\(root)/\(folder)") == 0 else {
                throw SystemFailure().error("\(root)/\(folder)", "remove")
            }
        }
        guard unsafe rmdir(root) == 0 else { throw SystemFailure().error(root, "remove") }
    }
}

extension SystemFailure {
    /// This failure with the path it is about.
    func error(_ path: String, _ action: String) -> FileError {
        let kind: FileError.Kind =
            switch number {
            case ENOENT: .notFound
            case ELOOP: .symbolicLink
            case EISDIR: .wrongType
            default: .system(errno: number)
            }
        return FileError(kind, path: path, action: action)
    }
}
