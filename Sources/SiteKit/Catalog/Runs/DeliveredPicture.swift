/// A picture that was paid for and has arrived, with all that its record is to say.
public struct DeliveredPicture: Sendable {
    /// The asset as it was when it was asked for.
    public let asset: ShowcaseAsset
    /// Whom to credit, as the manifest said when it was asked for.
    public let credit: String
    /// The task that made it. Its Content Credentials are read from the original, whatever is said here.
    public let generation: RecordedGeneration
    /// The PNG file as it came.
    public let original: [UInt8]
    /// When it arrived.
    public let delivered: Timestamp

    /// Describes a picture.
    public init(
        asset: ShowcaseAsset, credit: String, generation: RecordedGeneration, original: [UInt8], delivered: Timestamp
    ) {
        self.asset = asset
        self.credit = credit
        self.generation = generation
        self.original = original
        self.delivered = delivered
    }
}
