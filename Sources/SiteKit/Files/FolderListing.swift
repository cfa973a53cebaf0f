#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads the names in an open folder.
enum FolderListing {
    /// The entries, ordered by the bytes of their names; names that aren't UTF-8 appear repaired, as special files.
    static func entries(of folder: borrowing FileDescriptor) throws(SystemFailure) -> [FolderEntry] {
        let copy = dup(folder.number)
        guard copy >= 0 else { throw SystemFailure() }
        guard let stream = unsafe fdopendir(copy) else {
            let failure = SystemFailure()
            close(copy)
            throw failure
        }
        defer { unsafe closedir(stream) }
        var entries: [FolderEntry] = []
        errno = 0
        while let entry = unsafe readdir(stream) {
            let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            let name = String(decoding: bytes, as: UTF8.self)
            if name != ".", name != ".." {
                entries.append(FolderEntry(name: name, kind: kind(of: bytes, name, in: folder.number)))
            }
            errno = 0
        }
        guard errno == 0 else { throw SystemFailure() }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static func kind(of bytes: [UInt8], _ name: String, in folder: Int32) -> FolderEntry.Kind {
        var status = stat()
        guard Array(name.utf8) == bytes, unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            return .other
        }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file(size: Int(status.st_size))
        case S_IFDIR: .folder
        case S_IFLNK: .symbolicLink
        default: .other
        }
    }
}
