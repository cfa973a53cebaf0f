#if canImport(Glibc)
    import Glibc

    /// The system's watches of folders (inotify), all of them gone when it goes out of use.
    struct InotifyDescriptor: ~Copyable {
        /// What is asked of every folder. A name that was removed says nothing any more, though it may be open.
        private static let mask =
            IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
            | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | Int32(IN_EXCL_UNLINK)

        private let file: FileDescriptor

        /// The number to wait for.
        var number: Int32 { file.number }

        /// Throws the system's error number: EMFILE when the user has too many of them.
        init() throws(SystemFailure) {
            let opened = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
            guard opened >= 0 else { throw SystemFailure() }
            file = FileDescriptor(taking: opened)
        }

        /// Watches a folder and returns the watch's number, which is the one it had when it is watched already.
        ///
        /// Throws the system's error number: ENOSPC when the user has too many watches.
        func watch(_ path: String, followsLink: Bool = false) throws(SystemFailure) -> Int32 {
            let mask = InotifyDescriptor.mask | (followsLink ? 0 : Int32(IN_DONT_FOLLOW))
            let watch = unsafe inotify_add_watch(number, path, UInt32(bitPattern: mask))
            guard watch >= 0 else { throw SystemFailure() }
            return watch
        }

        /// Ends a watch; one that the system ended itself is fine.
        func forget(_ watch: Int32) {
            _ = inotify_rm_watch(number, watch)
        }

        /// The events that are there, in order; empty when there are none.
        func events() throws(SystemFailure) -> [InotifyEvent] {
            var failure: SystemFailure?
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, filled in
                let got = unsafe Glibc.read(number, buffer.baseAddress, buffer.count)
                if got < 0 { failure = SystemFailure() }
                filled = max(0, got)
            }
            if let failure {
                guard failure.number == EAGAIN || failure.number == EINTR else { throw failure }
                return []
            }
            return InotifyEvent.parse(bytes)
        }
    }
#endif
