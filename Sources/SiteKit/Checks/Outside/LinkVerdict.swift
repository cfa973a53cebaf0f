/// What asking for a link came to.
enum LinkVerdict: Equatable, Sendable {
    /// Something is there. `movedTo`: its new address, when the old one says it is for good; `decryptedAt`: the first
    /// address without encryption that an encrypted one led to.
    case reachable(movedTo: String?, decryptedAt: String?)
    /// The server says that there is nothing.
    case gone(status: Int)
    /// No way to the server.
    case unreachable(String)
    /// An answer that says nothing about the page.
    case trouble(String)
    /// A host that is never asked: this machine, or one in its neighbourhood.
    case local

    /// Whether all is well and need not be asked again for a while.
    var isGood: Bool { self == .reachable(movedTo: nil, decryptedAt: nil) }
}
