/// What a preview answers to a request.
enum PreviewAnswer: Sendable {
    /// A whole body. The status is one that has a body: 200 to 599 without 204, 205 and 304.
    case body(status: Int, type: String, bytes: [UInt8])
    /// Leads to another path of the same server, for now. The path is as a `PreviewRequest` has it: not
    /// percent-encoded.
    case redirect(to: String)
    /// A stream of server-sent events, open until the stream ends or the client goes away. What a client that reads
    /// slowly hasn't got yet waits in the stream, so it should be one with a bounded buffer.
    case events(AsyncStream<ServerSentEvent>)
}
