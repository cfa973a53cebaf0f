/// Where a journal's bytes go: the disk, or something that a test can crash.
public protocol JournalStorage: Sendable {
    /// Adds bytes at the end.
    func append(_ bytes: [UInt8]) throws
    /// Waits until all that was added is on the disk itself.
    func sync() throws
}
