/// What a `PreviewConnection` hands to its `ConnectionGuard`, in order.
enum AnswerPiece: Sendable {
    /// Bytes to be sent as they are.
    case bytes(ArraySlice<UInt8>)
    /// What follows is a stream of events: the client has nothing more to say.
    case streamBegins
    /// The answer is whole and was taken by the system. Another request may follow, or the connection is over.
    case ends(keepsOpen: Bool)

    /// So much is sent at once.
    static let length = 64 << 10
}
