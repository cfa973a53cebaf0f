/// Where finished files go: a staging folder, or a comparison with what is there.
protocol OutputSink: Sendable {
    /// Takes one file. May be called from several tasks at once, each path once.
    func put(_ path: String, _ bytes: [UInt8]) throws(FileError)
}
