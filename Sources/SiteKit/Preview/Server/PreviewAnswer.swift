/// What a preview answers to a request.
enum PreviewAnswer: Sendable {
    /// A whole body.
    case body(status: Int, type: String, bytes: [UInt8])
    /// Leads to another path of the same server, for now.
    case redirect(to: String)
    /// A stream of server-sent events, open until the stream ends or the client goes away.
    case events(AsyncStream<ServerSentEvent>)
}
