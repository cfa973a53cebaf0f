/// How much a client of the preview may ask for, and how slowly. Tests set smaller ones.
struct ConnectionLimits: Sendable {
    /// The longest head of a request, in bytes, with its request line.
    var head = 32 << 10
    /// The longest request target, in bytes.
    var target = 8 << 10
    /// The most header fields of a request.
    var fields = 100
    /// From a head's first byte to its last.
    var headTime: Duration = .seconds(10)
    /// How long a connection stays open between two requests, and before the first.
    var idleTime: Duration = .seconds(60)
    /// A client that takes none of the pieces of an answer (64 KiB) for so long is gone.
    var writeTime: Duration = .seconds(30)
    /// How long a connection that is over waits for its client to close it, so that the last answer is read.
    var lingerTime: Duration = .seconds(1)
    /// The most bytes that are read and thrown away meanwhile.
    var lingerBytes = 1 << 20
    /// Between two comments in an event stream.
    var heartbeat: Duration = .seconds(15)
    /// The most connections at a time.
    var connections = 2048

    /// As `sitegen preview` uses them.
    static let usual = ConnectionLimits()
}
