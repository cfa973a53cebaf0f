#if canImport(Glibc)
    import Glibc

    /// Wakes a thread that waits in the system, for good.
    final class StopSignal: Sendable {
        /// What a wait that returns has seen.
        enum Outcome {
            case stopped, readable, timedOut
        }

        private let reader: FileDescriptor
        private let writer: FileDescriptor

        init() throws(SystemFailure) {
            var ends: [Int32] = [-1, -1]
            guard unsafe pipe(&ends) == 0 else { throw SystemFailure() }
            reader = FileDescriptor(taking: ends[0])
            writer = FileDescriptor(taking: ends[1])
            for end in ends {
                guard fcntl(end, F_SETFD, FD_CLOEXEC) == 0, fcntl(end, F_SETFL, O_NONBLOCK) == 0 else {
                    throw SystemFailure()
                }
            }
        }

        /// Ends every wait from now on.
        func set() {
            // A pipe that is full has been told before.
            try? writer.write([0])
        }

        /// Waits until it is set, a descriptor has something to read, or the time is over.
        func wait(orReadable descriptor: Int32?, for time: Duration) -> Outcome {
            let end = ContinuousClock.now + time
            while true {
                let left = max(.zero, end - .now)
                // Rounded up, or the last millisecond would be spent spinning.
                let milliseconds = Int32(clamping: Int((left / .milliseconds(1)).rounded(.up)))
                var waiting = [pollfd(fd: reader.number, events: Int16(POLLIN), revents: 0)]
                if let descriptor { waiting.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)) }
                let ready = unsafe poll(&waiting, nfds_t(waiting.count), milliseconds)
                if waiting[0].revents != 0 { return .stopped }
                if ready > 0 { return .readable }
                if ready == 0, left == .zero { return .timedOut }
            }
        }
    }

    extension FileDescriptor {
        /// Takes over an open descriptor, which is closed with it.
        init(taking open: Int32) {
            number = open
        }
    }
#endif
