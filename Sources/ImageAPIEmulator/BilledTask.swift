/// What the server's books say of one task it took on.
public struct BilledTask: Sendable, Hashable {
    /// How far a task has come.
    public enum Outcome: String, Sendable {
        /// Being made.
        case queued
        /// The picture is or was there.
        case completed
        /// Ended without a picture.
        case failed
        /// Ended by the provider's rules.
        case refused
        /// Ended by somebody.
        case cancelled
    }

    /// Its identifier, `igen_` and 24 hexadecimal digits.
    public let id: String
    /// The idempotency key it was created with.
    public let key: String?
    /// The body it was created with.
    public let body: [UInt8]
    /// When it was created: emulated seconds since 1970.
    public let at: Double
    /// As asked for.
    public let model: String
    /// As it is served: `auto` is resolved.
    public let size: String
    /// As it is served: `auto` is resolved.
    public let quality: String
    /// As asked for.
    public let prompt: String
    /// How far it has come, at the time of the last request.
    public let outcome: Outcome
    /// How many answers with the picture in them were begun, whether or not they got through.
    public let handedOver: Int
    /// How many of them were sent to the last byte, as far as the emulator knows.
    public let handedOverWhole: Int
    /// How many times the picture was sent by its link.
    public let linkReads: Int
    /// How many creates were answered with this task again.
    public let repeats: Int
    /// How many of them had another body, which a client must never do.
    public let otherBodies: Int
}
