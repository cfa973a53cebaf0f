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

    /// Takes the lock; `nil` when somebody else holds it.
    public static func take(_ path: String) throws(FileError) -> FileLock? {
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
