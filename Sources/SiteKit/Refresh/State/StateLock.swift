#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The right to use a state folder, for one process at a time: two sites, or two copies of one, may name the same folder.
///
/// It is the folder itself that is locked, so that no file lies about in what is carried away. The lock goes with the process.
final class StateLock: Sendable {
    private let folder: FileDescriptor

    private init(_ folder: consuming FileDescriptor) {
        self.folder = folder
    }

    /// Takes the lock; `nil` when somebody else has it.
    static func take(_ path: String) throws(FileError) -> StateLock? {
        do throws(SystemFailure) {
            let folder = try FileDescriptor(path, O_RDONLY | O_DIRECTORY)
            guard flock(folder.number, LOCK_EX | LOCK_NB) == 0 else {
                let failure = SystemFailure()
                if failure.number == EWOULDBLOCK { return nil }
                throw failure
            }
            return StateLock(folder)
        } catch {
            throw error.error(path, "lock")
        }
    }
}
