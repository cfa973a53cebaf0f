#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder of the disk. Symbolic links below it are never followed.
public struct RealFileSystem: FileSystem {
    /// Absolute path of the folder.
    public let root: String

    /// Reads below a folder.
    public init(root: String) {
        self.root = root
    }

    /// The bytes of a regular file.
    public func read(_ path: RelativePath, limit: Int) throws(FileError) -> [UInt8] {
        do throws(SystemFailure) {
            let file = try open(path, O_RDONLY | O_NONBLOCK)
            let status = try file.status()
            guard status.st_mode & S_IFMT == S_IFREG else { throw SystemFailure(EISDIR) }
            guard status.st_size <= limit else { throw SystemFailure(EFBIG) }
            return try file.read(count: Int(status.st_size))
        } catch {
            throw FileError(kind(of: error, path, limit: limit), path: path.string, action: "read")
        }
    }

    /// What is in a folder.
    public func list(_ folder: RelativePath) throws(FileError) -> [FolderEntry] {
        do throws(SystemFailure) {
            let descriptor = try open(folder, O_RDONLY | O_DIRECTORY)
            return try FolderListing.entries(of: descriptor)
        } catch {
            throw FileError(kind(of: error, folder, limit: 0), path: folder.string, action: "list")
        }
    }

    /// Opens a path part by part, refusing links at every one.
    private func open(_ path: RelativePath, _ flags: Int32) throws(SystemFailure) -> FileDescriptor {
        let parts = path.components
        guard let last = parts.last else { return try FileDescriptor(root, flags) }
        guard parts.count > 1 else { return try FileDescriptor("\(root)/\(last)", flags | O_NOFOLLOW) }
        var folder = try FileDescriptor("\(root)/\(parts[0])", O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        for part in parts.dropFirst().dropLast() {
            folder = try FileDescriptor(String(part), in: folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        }
        return try FileDescriptor(String(last), in: folder, flags | O_NOFOLLOW)
    }

    private func kind(of failure: SystemFailure, _ path: RelativePath, limit: Int) -> FileError.Kind {
        switch failure.number {
        case ENOENT: .notFound
        case ELOOP: .symbolicLink
        case EISDIR: .wrongType
        case EFBIG: .tooLarge(limit: limit)
        case ENOTDIR: isBehindLink(path) ? .symbolicLink : .wrongType
        default: .system(errno: failure.number)
        }
    }

    private func isBehindLink(_ path: RelativePath) -> Bool {
        var part = path
        while !part.string.isEmpty {
            var status = stat()
            if unsafe lstat("\(root)/\(part)", &status) == 0, status.st_mode & S_IFMT == S_IFLNK { return true }
            part = part.parent
        }
        return false
    }
}
