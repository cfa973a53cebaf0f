#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The site's folder on disk, as far as the showcase writes to it. No symbolic link below the root is followed.
struct ShowcaseFolder: Sendable {
    /// Absolute path of the site's folder.
    let root: String

    /// The bytes of a file; `nil` when there is none.
    func read(_ path: RelativePath) throws(FileError) -> [UInt8]? {
        guard try refuseLinks(path) else { return nil }
        let descriptor = unsafe open(absolute(path), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw failure(path, "read") }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Self.read(descriptor, &chunk)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(path, "read")
            }
            bytes.append(contentsOf: chunk[0..<count])
            if bytes.count > 64 << 20 { throw FileError(.tooLarge(limit: 64 << 20), path: path.string, action: "read") }
        }
    }

    /// Writes a file under a temporary name, makes it durable, then gives it its name: whole or not at all.
    func write(_ bytes: [UInt8], to path: RelativePath) throws(FileError) {
        try makeFolder(path.parent)
        let temporary = path.parent.appending(".\(path.name).sitegen-new")
        // What an earlier run that was killed left behind.
        _ = unsafe unlink(absolute(temporary))
        let descriptor = unsafe open(absolute(temporary), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path, "write") }
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { unsafe Self.write(descriptor, $0, from: done) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            done += count
        }
        let complete = done == bytes.count && fsync(descriptor) == 0
        let cause = errno
        close(descriptor)
        guard complete, unsafe rename(absolute(temporary), absolute(path)) == 0 else {
            let error = FileError(.system(errno: complete ? errno : cause), path: path.string, action: "write")
            _ = unsafe unlink(absolute(temporary))
            throw error
        }
    }

    /// Takes a file away.
    func remove(_ path: RelativePath) throws(FileError) {
        guard unsafe unlink(absolute(path)) == 0 else { throw failure(path, "remove") }
    }

    /// The names in a folder, ordered; none when it isn't there.
    func names(in folder: RelativePath) throws(FileError) -> [String] {
        guard try refuseLinks(folder) else { return [] }
        guard let stream = unsafe opendir(absolute(folder)) else { throw failure(folder, "list") }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func absolute(_ path: RelativePath) -> String {
        root + "/" + path.string
    }

    /// `false` when nothing has this name; throws when it or a folder above it is a symbolic link.
    private func refuseLinks(_ path: RelativePath) throws(FileError) -> Bool {
        var current = RelativePath.root
        for part in path.components {
            current = current.appending(String(part))
            var information = stat()
            guard unsafe lstat(absolute(current), &information) == 0 else {
                if errno == ENOENT { return false }
                throw failure(current, "read")
            }
            if information.st_mode & S_IFMT == S_IFLNK {
                throw FileError(.symbolicLink, path: current.string, action: "use")
            }
        }
        return true
    }

    private func makeFolder(_ folder: RelativePath) throws(FileError) {
        var current = RelativePath.root
        for part in folder.components {
            current = current.appending(String(part))
            if try !refuseLinks(current), unsafe mkdir(absolute(current), 0o755) != 0, errno != EEXIST {
                throw failure(current, "make")
            }
        }
    }

    private func failure(_ path: RelativePath, _ action: String) -> FileError {
        FileError(.system(errno: errno), path: path.string, action: action)
    }

    private static func read(_ descriptor: Int32, _ chunk: inout [UInt8]) -> Int {
        #if canImport(Glibc)
        unsafe Glibc.read(descriptor, &chunk, chunk.count)
        #else
        unsafe Darwin.read(descriptor, &chunk, chunk.count)
        #endif
    }

    private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
        #if canImport(Glibc)
        return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
        #else
        return unsafe Darwin.write(descriptor, rest.baseAddress, rest.count)
        #endif
    }
}
