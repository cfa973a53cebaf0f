import NIOCore
import NIOPosix

/// A client that sends and receives bytes as they are.
enum RawClient {
    /// Sends bytes and reads all that comes until the server closes.
    ///
    /// - Parameter count: stops, and closes, after so many bytes.
    static func exchange(_ port: Int, _ text: String, upTo count: Int = .max) async throws -> [UInt8] {
        let connection = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await connection.executeThenClose { incoming, outgoing in
            try await outgoing.write(ByteBuffer(string: text))
            var bytes: [UInt8] = []
            do {
                for try await buffer in incoming {
                    bytes += buffer.readableBytesView
                    if bytes.count >= count { break }
                }
            } catch is IOError {
                // A reset is an end too.
            }
            return bytes
        }
    }
}
