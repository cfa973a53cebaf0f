#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif
import Synchronization

/// A journal on disk. A line is there whole, or the file is as it was before.
final class JournalFile: JournalStorage {
    private struct State: ~Copyable {
        let file: FileDescriptor
        /// How long the file is, as far as its lines are whole.
        var length: Int
        /// Room that is given up when the disk is full, so that what must be written down still can be.
        var reserve: String?
    }

    private let path: String
    private let state: Mutex<State>

    /// Opens a journal for writing, and cuts off what was never finished.
    ///
    /// - Parameters:
    ///   - path: absolute path.
    ///   - length: how many of its bytes are sound.
    init(_ path: String, length: Int) throws(FileError) {
        self.path = path
        let reserve = path + ".reserve"
        do throws(SystemFailure) {
            let file = try FileDescriptor(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, mode: 0o644)
            guard ftruncate(file.number, off_t(length)) == 0 else { throw SystemFailure() }
            try file.sync()
            if unsafe access(reserve, F_OK) != 0 { try JournalFile.reserve(reserve) }
            state = Mutex(State(file: file, length: length, reserve: reserve))
        } catch {
            throw error.error(path, "open")
        }
    }

    /// Enough for the lines of many hundred tasks that are under way.
    private static let reserved = 1 << 20

    /// Takes the room; what is only a part of it doesn't stay.
    private static func reserve(_ path: String) throws(SystemFailure) {
        do throws(SystemFailure) {
            let room = try FileDescriptor(path, O_WRONLY | O_CREAT | O_NOFOLLOW, mode: 0o644)
            try room.write([UInt8](repeating: 0, count: reserved))
            try room.sync()
        } catch {
            unsafe unlink(path)
            throw error
        }
    }

    func append(_ bytes: [UInt8]) throws {
        try state.withLock { state throws(FileError) in
            do throws(SystemFailure) {
                try write(bytes, &state)
            } catch {
                guard SystemError.meansFull(error.number), let reserve = state.reserve else {
                    throw error.error(path, "write")
                }
                state.reserve = nil
                unsafe unlink(reserve)
                do throws(SystemFailure) {
                    try write(bytes, &state)
                } catch {
                    throw error.error(path, "write")
                }
            }
        }
    }

    func sync() throws {
        try state.withLock { state throws(FileError) in
            do throws(SystemFailure) {
                try state.file.sync()
            } catch {
                throw error.error(path, "sync")
            }
        }
    }

    private func write(_ bytes: [UInt8], _ state: inout State) throws(SystemFailure) {
        do throws(SystemFailure) {
            try state.file.write(bytes)
            state.length += bytes.count
        } catch {
            // Half a line in the middle would make all that follows unreadable.
            _ = ftruncate(state.file.number, off_t(state.length))
            throw error
        }
    }
}
