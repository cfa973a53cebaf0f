/// A picture that has arrived whole and lies in the state folder.
public struct Delivery: Hashable, Sendable {
    /// Which spool file it is in.
    public let spool: String
    /// How it came.
    public let way: RecordedGeneration.Delivery
    /// SHA-256 of the PNG file.
    public let original: Digest
    /// The PNG file's bytes.
    public let bytes: Int
    /// What the server said of it.
    public let served: ServedPicture
    /// When it arrived.
    public let time: Timestamp

    /// Describes an arrival.
    public init(
        spool: String, way: RecordedGeneration.Delivery, original: Digest, bytes: Int, served: ServedPicture,
        time: Timestamp
    ) {
        self.spool = spool
        self.way = way
        self.original = original
        self.bytes = bytes
        self.served = served
        self.time = time
    }
}
