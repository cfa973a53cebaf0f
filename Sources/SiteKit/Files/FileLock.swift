#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An exclusive lock on a folder, given back when it goes out of use or the process ends.
public struct FileLock: ~Copyable {
    private let file: FileDescriptor

    /// Locks a folder, leaving nothing in it; `nil` when somebody else holds the lock.
    public static func take(folder: String) throws(FileError) -> FileLock? {
        do throws(SystemFailure) {
            let file = try FileDescriptor(folder, O_RDONLY | O_DIRECTORY)
            if flock(file.number, LOCK_EX | LOCK_NB) == 0 { return FileLock(file: file) }
            let failure = SystemFailure()
            if failure.number == EWOULDBLOCK { return nil }
            throw failure
        } catch {
            throw error.error(folder, "lock")
        }
    }

    private init(file: consuming FileDescriptor) {
        self.file = file
    }
}
