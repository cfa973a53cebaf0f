#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The variables that the program was started with.
enum Environment {
    /// One of them; `nil` when it isn't set. Bytes that are no UTF-8 become `U+FFFD`.
    static func variable(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
