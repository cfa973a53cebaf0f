#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What tells without reading whether something may have changed.
struct FileStamp: Hashable, Sendable {
    private let device: UInt64
    private let inode: UInt64
    private let mode: UInt32
    private let size: Int64
    private let changed: [Int64]
    /// Whether it had been left alone for a while when it was looked at: another change could bear the same time.
    let isSettled: Bool

    /// Whether it is a folder.
    var isFolder: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFDIR) }

    /// What the system said, at a time in seconds since 1970. Of a folder only which one it is: its names are looked at.
    init(_ status: stat, at now: timespec) {
        let isFolder = status.st_mode & S_IFMT == S_IFDIR
        #if canImport(Darwin)
            let (content, any) = (status.st_mtimespec, status.st_ctimespec)
        #else
            let (content, any) = (status.st_mtim, status.st_ctim)
        #endif
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        mode = UInt32(status.st_mode)
        size = isFolder ? 0 : Int64(status.st_size)
        changed = isFolder ? [] : [content.tv_sec, content.tv_nsec, any.tv_sec, any.tv_nsec].map { Int64($0) }
        // Clocks that differ (another machine's disk) settle nothing either way.
        let age = (now.tv_sec - any.tv_sec) * 1_000 + (now.tv_nsec - any.tv_nsec) / 1_000_000
        isSettled = isFolder || age > 50 || age < -50
    }

    /// Whether this may be another content than the earlier one.
    func mayDiffer(from earlier: FileStamp) -> Bool {
        !earlier.isSettled || (device, inode, mode, size) != (earlier.device, earlier.inode, earlier.mode, earlier.size)
            || changed != earlier.changed
    }
}
