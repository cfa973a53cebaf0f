#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// An open file of the system, closed when it goes out of use.
struct FileDescriptor: ~Copyable {
    let number: Int32

    /// Opens a path; throws the system's error number.
    init(_ path: String, _ flags: Int32, mode: mode_t = 0) throws(SystemFailure) {
        number = unsafe open(path, flags | O_CLOEXEC, mode)
        if number < 0 { throw SystemFailure() }
    }

    /// Opens a name in an open folder.
    init(_ name: String, in folder: borrowing FileDescriptor, _ flags: Int32) throws(SystemFailure) {
        number = unsafe openat(folder.number, name, flags | O_CLOEXEC)
        if number < 0 { throw SystemFailure() }
    }

    deinit {
        close(number)
    }

    /// What the system knows of the file.
    func status() throws(SystemFailure) -> stat {
        var status = stat()
        guard unsafe fstat(number, &status) == 0 else { throw SystemFailure() }
        return status
    }

    /// Reads `count` bytes, or as many as there are.
    func read(count: Int) throws(SystemFailure) -> [UInt8] {
        var failure: SystemFailure?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, let base = buffer.baseAddress {
                #if canImport(Glibc)
                    let got = unsafe Glibc.read(number, base + filled, count - filled)
                #else
                    let got = unsafe Darwin.read(number, base + filled, count - filled)
                #endif
                if got < 0 {
                    let found = SystemFailure()
                    if found.number == EINTR { continue }
                    failure = found
                    return
                }
                if got == 0 { return }
                filled += got
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes all bytes.
    func write(_ bytes: [UInt8]) throws(SystemFailure) {
        var failure: SystemFailure?
        unsafe bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count, let base = buffer.baseAddress {
                #if canImport(Glibc)
                    let put = unsafe Glibc.write(number, base + done, buffer.count - done)
                #else
                    let put = unsafe Darwin.write(number, base + done, buffer.count - done)
                #endif
                if put < 0 {
                    let found = SystemFailure()
                    if found.number == EINTR { continue }
                    failure = found
                    return
                }
                done += put
            }
        }
        if let failure { throw failure }
    }

    /// Waits until what was written is on the disk itself.
    func sync() throws(SystemFailure) {
        guard fsync(number) == 0 else { throw SystemFailure() }
    }

    /// Sets the permission bits, whatever the process's umask is.
    func setMode(_ mode: mode_t) throws(SystemFailure) {
        guard fchmod(number, mode) == 0 else { throw SystemFailure() }
    }
}

/// The error number of the system call that just failed on this thread.
struct SystemFailure: Error {
    let number: Int32

    init() { number = errno }

    init(_ number: Int32) { self.number = number }
}
