#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What goes to the terminal.
enum Console {
    /// Whether standard error wants colours: a terminal does, unless `NO_COLOR` is set or it is a dumb one; what is no
    /// terminal does when `FORCE_COLOR` or `CLICOLOR_FORCE` is set. `NO_COLOR` is the strongest.
    static var isColored: Bool {
        guard (variable("NO_COLOR") ?? "").isEmpty else { return false }
        let isForced = ["FORCE_COLOR", "CLICOLOR_FORCE"].contains { !["", "0"].contains(variable($0) ?? "") }
        return isForced || isatty(STDERR_FILENO) == 1 && variable("TERM") != "dumb"
    }

    /// Whether standard error is a terminal, where a line can be written over.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 && variable("TERM") != "dumb" }

    /// How many columns standard error has; 80 when that isn't known.
    static var columns: Int {
        var size = winsize()
        guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// A line for people, beside the results.
    static func error(_ text: String) {
        write(text + "\n", to: STDERR_FILENO)
    }

    /// A line of results.
    static func output(_ text: String) {
        write(text + "\n", to: STDOUT_FILENO)
    }

    /// Results that end their lines themselves.
    static func outputText(_ text: String) {
        write(text, to: STDOUT_FILENO)
    }

    /// Text without a line's end, for people.
    static func errorText(_ text: String) {
        write(text, to: STDERR_FILENO)
    }

    private static func variable(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }

    private static func write(_ text: String, to file: Int32) {
        let bytes = Array(text.utf8)
        var done = 0
        while done < bytes.count {
            #if canImport(Glibc)
                let put = unsafe bytes[done...].withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
            #else
                let put = unsafe bytes[done...].withUnsafeBytes { unsafe Darwin.write(file, $0.baseAddress, $0.count) }
            #endif
            if put <= 0 { return }
            done += put
        }
    }
}
