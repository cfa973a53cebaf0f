import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Threads for work that waits, which the common pool's threads must not: at most so many, each of them gone when there is
/// nothing left for it.
///
/// A thread's stack takes address space, and memory only as far as it is used. Signals go to other threads; what a broken
/// connection raises here (`SIGPIPE`) goes nowhere.
final class HTTPThreads: Sendable {
    typealias Work = @Sendable () -> Void

    private struct State {
        var running = 0
        var waiting: [Work] = []
    }

    private let limit: Int
    private let stack: Int
    private let state = Mutex(State())

    init(limit: Int, stack: Int = 512 << 10) {
        self.limit = limit
        self.stack = stack
    }

    /// Does the work as soon as a thread is free, in the order of asking; `false` when the system has no thread for it.
    func run(_ work: @escaping Work) -> Bool {
        let needsThread = state.withLock { state in
            if state.running >= limit {
                state.waiting.append(work)
                return false
            }
            state.running += 1
            return true
        }
        if !needsThread || start(work) { return true }
        // Those that wait are taken by threads that run; if none does, nothing waits.
        state.withLock { $0.running -= 1 }
        return false
    }

    private func next() -> Work? {
        state.withLock { state in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.running -= 1
            return nil
        }
    }

    private func start(_ work: @escaping Work) -> Bool {
        let body = ThreadBody {
            var next: Work? = work
            while let work = next {
                work()
                next = self.next()
            }
        }
        var attributes = pthread_attr_t()
        guard unsafe pthread_attr_init(&attributes) == 0 else { return false }
        defer { unsafe pthread_attr_destroy(&attributes) }
        unsafe pthread_attr_setstacksize(&attributes, stack)
        unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let kept = unsafe Unmanaged.passRetained(body)
        #if canImport(Glibc)
            var thread = pthread_t()
            let code = unsafe pthread_create(&thread, &attributes, { unsafe ThreadBody.run($0) }, kept.toOpaque())
        #else
            var thread: pthread_t?
            let code = unsafe pthread_create(&thread, &attributes, { unsafe ThreadBody.run($0) }, kept.toOpaque())
        #endif
        if code != 0 { unsafe kept.release() }
        return code == 0
    }
}

/// What a thread does, on its way through C.
private final class ThreadBody: Sendable {
    private let work: HTTPThreads.Work

    init(_ work: @escaping HTTPThreads.Work) {
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
