#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An exclusive lock, held through a file that is there only as long as the lock is.
///
/// It is given back when it goes out of use, or when the process ends, however it ends; a file that a killed process
/// left behind is locked by nobody and is taken over.
public struct FileLock: ~Copyable {
    private let path: String
    private let file: FileDescriptor

    /// Who holds a lock, as its file says for the one who finds it taken.
    public struct Holder: Hashable, Sendable, CustomStringConvertible {
        /// The number of the process.
        public let process: Int
        /// What it does, such as `sitegen showcase refresh`.
        public let command: String
        /// When it began.
        public let since: Timestamp

        /// This process, doing something.
        public init(command: String, since: Timestamp) {
            self.init(process: Int(getpid()), command: command, since: since)
        }

        private init(process: Int, command: String, since: Timestamp) {
            self.process = process
            self.command = command
            self.since = since
        }

        /// Such as `process 4711, sitegen showcase refresh, since 2026-11-24T06:03:00Z`.
        public var description: String { "process \(process), \(command), since \(since)" }

        fileprivate var bytes: [UInt8] { Array("\(process)\n\(command)\n\(since)\n".utf8) }

        /// Reads what another process wrote; `nil` for anything else, since anybody may have written it.
        fileprivate init?(_ bytes: [UInt8]) {
            let isPlain = bytes.allSatisfy { (0x20...0x7E).contains($0) || $0 == UInt8(ascii: "\n") }
            let lines = String(decoding: bytes, as: UTF8.self).split(
                separator: "\n", omittingEmptySubsequences: false)
            guard isPlain, lines.count == 4, let process = Int(lines[0]), process > 0, !lines[1].isEmpty,
                let since = Timestamp(String(lines[2]))
            else { return nil }
            self.init(process: process, command: String(lines[1]), since: since)
        }
    }

    /// Who holds a lock that was just found taken; `nil` when its file doesn't say.
    public static func holder(_ path: String) -> Holder? {
        guard let file = try? FileDescriptor(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK),
            let bytes = try? file.read(count: 400)
        else { return nil }
        return Holder(bytes)
    }

    /// Takes the lock; `nil` when somebody else holds it.
    ///
    /// - Parameter holder: what the next one who wants it is told; the lock holds without it.
    public static func take(_ path: String, holder: Holder? = nil) throws(FileError) -> FileLock? {
        do throws(SystemFailure) {
            while true {
                let file = try FileDescriptor(path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o644)
                guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else {
                    let failure = SystemFailure()
                    if failure.number == EWOULDBLOCK { return nil }
                    throw failure
                }
                // The one who held it before may have removed the file between our opening and locking it.
                var named = stat()
                let opened = try file.status()
                if unsafe lstat(path, &named) == 0, named.st_ino == opened.st_ino, named.st_dev == opened.st_dev {
                    // A full disk is no reason not to hold the lock: the next one is told less, that is all.
                    if ftruncate(file.number, 0) == 0, let holder { try? file.write(holder.bytes) }
                    return FileLock(path: path, file: file)
                }
            }
        } catch {
            throw error.error(path, "lock")
        }
    }

    private init(path: String, file: consuming FileDescriptor) {
        self.path = path
        self.file = file
    }

    deinit {
        unsafe unlink(path)
    }
}
