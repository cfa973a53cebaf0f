/// What came of asking for a picture.
public enum CreateAnswer: Hashable, Sendable {
    /// The server has a task for it, this time's or an earlier one's with the same key.
    case taken(id: String, requestID: String?)
    /// The server can't have seen it.
    case neverSent(String)
    /// It saw it and won't take anything for so many seconds; `nil` when it doesn't say how long.
    case limited(after: Double?)
    /// It won't make this picture.
    case refused(APIError)
    /// It won't take anything from us.
    case shut(APIError)
    /// Nobody knows whether it has a task now.
    case unclear(String)
}
