#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the system keeps of a process that crashes: all of its memory.
enum CoreDumps {
    /// Forbids it, for this process and those it starts: the memory has the API key in it.
    static func forbid() {
        #if canImport(Glibc)
            // Of no bytes at all Linux would still give the memory to a program that gathers crashes; of one, to nobody.
            var limit = rlimit(rlim_cur: 1, rlim_max: 1)
            _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
        #else
            var limit = rlimit(rlim_cur: 0, rlim_max: 0)
            _ = unsafe setrlimit(RLIMIT_CORE, &limit)
        #endif
    }
}
