#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif
import Synchronization

/// The spool on disk: one file an answer.
struct SpoolFolder: Spool {
    /// Absolute path.
    let path: String
    /// The largest answer, in bytes.
    let byteLimit: Int

    func open(_ name: String) throws -> any SpoolFile {
        try Folder.makeAll(above: "\(path)/x")
        return try SpoolFileOnDisk(try place(name), in: path)
    }

    func read(_ name: String) throws -> [UInt8]? {
        do throws(FileError) {
            return try Folder.readAll(try place(name))
        } catch {
            if error.kind == .notFound { return nil }
            throw error
        }
    }

    func remove(task key: String) throws {
        guard try Folder.status(path) != nil else { return }
        for file in try Folder.walk(path).files.keys where file.hasPrefix(key) {
            try Folder.removeTree("\(path)/\(file)")
        }
    }

    func checkRoom() throws {
        var status = statvfs()
        guard unsafe statvfs(path, &status) == 0 else { return }
        let free = UInt64(status.f_bavail) * UInt64(status.f_frsize)
        if free < UInt64(byteLimit) { throw NoRoom(path: path, free: free) }
    }

    /// There is too little room for another answer.
    struct NoRoom: Error, CustomStringConvertible {
        let path: String
        let free: UInt64

        var description: String {
            "only \(free >> 20) MiB are free at '\(path)', and an answer of the API may need 64"
        }
    }

    private func place(_ name: String) throws(FileError) -> String {
        // Names come back from the journal.
        let isPlain = name.utf8.allSatisfy { APIReader.isNameByte($0) || $0 == UInt8(ascii: ".") }
        guard isPlain, !name.hasPrefix("."), !name.isEmpty else {
            throw FileError(.notFound, path: "\(path)/?", action: "open")
        }
        return "\(path)/\(name)"
    }
}

/// A spool file on disk.
final class SpoolFileOnDisk: SpoolFile {
    private struct State: ~Copyable {
        let file: FileDescriptor
    }

    private let path: String
    private let folder: String
    private let state: Mutex<State>

    init(_ path: String, in folder: String) throws(FileError) {
        self.path = path
        self.folder = folder
        do throws(SystemFailure) {
            state = Mutex(State(file: try FileDescriptor(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, mode: 0o644)))
        } catch {
            throw error.error(path, "write")
        }
    }

    func write(_ bytes: [UInt8]) throws {
        try state.withLock { state throws(FileError) in
            do throws(SystemFailure) { try state.file.write(bytes) } catch { throw error.error(path, "write") }
        }
    }

    func finish() throws {
        try state.withLock { state throws(FileError) in
            do throws(SystemFailure) { try state.file.sync() } catch { throw error.error(path, "sync") }
        }
        // Its name has to be there after a power cut too.
        try Folder.sync(folder)
    }
}
