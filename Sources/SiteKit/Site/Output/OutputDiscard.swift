/// Takes files and forgets them, for looking at a site without making it.
struct OutputDiscard: OutputSink {
    /// Takes one file.
    func put(_ path: String, _ bytes: [UInt8]) {}
}
