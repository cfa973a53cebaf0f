extension Duration {
    /// Whole milliseconds as libcurl takes them: at least one, and at most as many as fit in 32 bits.
    var wholeMilliseconds: Int { Int(max(1, min(self / .milliseconds(1), 1_000_000_000))) }
}
