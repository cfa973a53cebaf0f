/// Why no whole answer came.
public enum HTTPFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// No host has this name.
    case nameNotFound
    /// Nobody takes connections there, or there is no way there; also when no connection came about in the time there was.
    case refused
    /// No encrypted connection: a wrong certificate, or no common protocol.
    case encryption
    /// Nothing arrived for too long.
    case idle
    /// All of it took too long.
    case deadline
    /// The connection ended in the middle.
    case cut
    /// The body is larger than this many bytes.
    case tooLarge(limit: Int)
    /// The sink couldn't take what came, in its error's words.
    case storage(String)
    /// Nothing was sent, because the key would have gone unencrypted: to an address with http, or by way of a proxy.
    case keyUnprotected
    /// The task that asked was cancelled.
    case cancelled
    /// Anything else, in the system's words.
    case other(String)

    /// Whether the server can't have seen the request.
    public var wasNeverSent: Bool {
        switch self {
        case .nameNotFound, .refused, .encryption, .keyUnprotected: true
        case .idle, .deadline, .cut, .tooLarge, .storage, .cancelled, .other: false
        }
    }

    /// In a few words, to follow a colon.
    public var description: String {
        switch self {
        case .nameNotFound: "no host has this name"
        case .refused: "the host doesn't take the connection"
        case .encryption: "no encrypted connection could be made (a wrong or old certificate?)"
        case .idle: "nothing came for too long"
        case .deadline: "the answer took too long"
        case .cut: "the connection ended in the middle"
        case .tooLarge(let limit) where limit % (1 << 20) == 0: "the answer is larger than \(limit >> 20) MiB"
        case .tooLarge(let limit): "the answer is larger than \(limit) bytes"
        case .storage(let words): "what came couldn't be stored: \(words)"
        case .keyUnprotected: "the key would go unencrypted (the address has http, or a proxy would read it)"
        case .cancelled: "it was given up"
        case .other(let words): words
        }
    }
}
