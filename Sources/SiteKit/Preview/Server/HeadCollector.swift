/// Collects the bytes of a connection into the heads of its requests. It holds no more than the limit and what was
/// added last, and looks at each byte once.
struct HeadCollector: Sendable {
    private let limits: ConnectionLimits
    private var bytes: [UInt8] = []
    /// So many of the bytes were looked at.
    private var scanned = 0
    /// Where the line that is being looked at begins.
    private var line = 0

    init(_ limits: ConnectionLimits) { self.limits = limits }

    /// How many bytes wait.
    var count: Int { bytes.count }

    /// Takes up what has arrived.
    mutating func add(_ more: some Collection<UInt8>) { bytes += more }

    /// The next head; `nil` when it isn't complete. After a refusal nothing can be made of the rest.
    mutating func next() throws(RequestRefusal) -> RequestHead? {
        while scanned < bytes.count {
            let byte = bytes[scanned]
            let isAfterReturn = scanned > line && bytes[scanned - 1] == UInt8(ascii: "\r")
            guard isAfterReturn == (byte == UInt8(ascii: "\n")) else {
                throw .malformed("The lines of a request end with CR LF.")
            }
            guard byte >= 0x20 && byte != 0x7F || "\r\n\t".utf8.contains(byte) else {
                throw .malformed("There are control characters in the request. The preview speaks HTTP, not HTTPS.")
            }
            scanned += 1
            if scanned > limits.head { throw .longHead }
            if byte == UInt8(ascii: "\n") {
                if scanned - line == 2 { return try head() }
                line = scanned
            }
            if line == 0, scanned > limits.target + 32 { throw .longTarget }
        }
        return nil
    }

    /// The head that ends where the looking has got to.
    private mutating func head() throws(RequestRefusal) -> RequestHead {
        guard line > 0 else { throw .malformed("A request begins with its method.") }
        let head = try RequestHead(bytes[..<line], limits)
        // A connection that waits holds no memory.
        bytes = Array(bytes[scanned...])
        (scanned, line) = (0, 0)
        return head
    }
}
