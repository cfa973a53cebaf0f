import Synchronization

/// Keeps the absolute links of built pages, and forgets the pages.
final class OutsideLinkSink: OutputSink {
    private let found = Mutex<[String: [String]]>([:])

    /// The links by file.
    var links: [String: [String]] { found.withLock { $0 } }

    /// Takes one file.
    func put(_ path: String, _ bytes: [UInt8]) {
        guard path.hasSuffix(".html") else { return }
        let addresses = OutsideLinkScan.addresses(in: bytes)
        if !addresses.isEmpty { found.withLock { $0[path] = addresses } }
    }
}
