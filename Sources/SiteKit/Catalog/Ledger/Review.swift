/// Who decided about a picture, and when.
public struct Review: Hashable, Sendable {
    /// The name that was given.
    public let by: String
    /// When it was decided.
    public let at: Timestamp

    /// Describes a decision.
    public init(by: String, at: Timestamp) {
        self.by = by
        self.at = at
    }
}
