#if canImport(Glibc)
    import Glibc

    /// A thread that waits for the system's events, which the common pool's threads must not.
    enum WatchThread {
        /// Runs the work on a thread of its own, which no signal reaches; throws the system's error number.
        static func start(_ work: sending @escaping () -> Void) throws(SystemFailure) {
            var attributes = pthread_attr_t()
            let prepared = unsafe pthread_attr_init(&attributes)
            guard prepared == 0 else { throw SystemFailure(prepared) }
            defer { unsafe pthread_attr_destroy(&attributes) }
            unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
            let kept = unsafe Unmanaged.passRetained(ThreadBody(work: work))
            var thread = pthread_t()
            let code = unsafe pthread_create(&thread, &attributes, { unsafe ThreadBody.run($0) }, kept.toOpaque())
            if code != 0 {
                unsafe kept.release()
                throw SystemFailure(code)
            }
        }
    }

    /// What the thread does, on its way through C.
    private final class ThreadBody {
        private let work: () -> Void

        init(work: @escaping () -> Void) {
            self.work = work
        }

        static func run(_ kept: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
            guard let kept = unsafe kept else { return nil }
            var signals = sigset_t()
            unsafe sigfillset(&signals)
            unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
            unsafe Unmanaged<ThreadBody>.fromOpaque(kept).takeRetainedValue().work()
            return nil
        }
    }
#endif
