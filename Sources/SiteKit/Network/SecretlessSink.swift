import Synchronization

/// Hands an answer's body on to another sink, without the key should the server have repeated it: what is kept goes to other
/// places.
package final class SecretlessSink: BodySink {
    /// Where the rest goes.
    package let sink: any BodySink
    private let filter: Mutex<SecretFilter>

    /// Describes what is written where, and what is left out.
    init(_ sink: any BodySink, without secret: SecretText) {
        self.sink = sink
        filter = Mutex(secret.filter)
    }

    package func write(_ bytes: [UInt8]) throws {
        try pass(filter.withLock { $0.take(bytes) })
    }

    /// Writes what was held back: nothing more comes.
    func finish() throws {
        try pass(filter.withLock { $0.finish() })
    }

    private func pass(_ bytes: [UInt8]) throws {
        if !bytes.isEmpty { try sink.write(bytes) }
    }
}
