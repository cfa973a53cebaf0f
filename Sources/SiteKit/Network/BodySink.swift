/// Where an answer's body goes as it comes: a file to be.
public protocol BodySink: Sendable {
    /// Takes the next bytes. It is called in order, by one thread at a time, and not once the request has ended.
    ///
    /// It may block without holding up other requests, but shouldn't do more than write: what has come and isn't written
    /// yet is held in memory. What it throws ends the request with `HTTPFailure.storage`.
    func write(_ bytes: [UInt8]) throws
}
