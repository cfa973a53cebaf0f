/// What a record says of the picture it brings: how it came about, and whose it is.
public struct RecordedPicture: Hashable, Sendable {
    /// IPTC's word for how it came about.
    public let sourceType: DigitalSourceType
    /// What it shows, as the manifest said on that day.
    public let alt: String
    /// Whom to credit.
    public let credit: String
    /// An SPDX licence expression, or `NOASSERTION`.
    public let licence: String
    /// Pages it has to do with.
    public let sources: [RecordedSource]
    /// How its files were made.
    public let build: PictureBuild
    /// The 16-pixel stand-in as a data URI.
    public let lqip: String
    /// The task that made it; `nil` for a picture that the model wasn't asked for.
    public let generation: RecordedGeneration?

    /// Describes a picture.
    public init(
        sourceType: DigitalSourceType, alt: String, credit: String, licence: String, sources: [RecordedSource],
        build: PictureBuild, lqip: String, generation: RecordedGeneration? = nil
    ) {
        self.sourceType = sourceType
        self.alt = alt
        self.credit = credit
        self.licence = licence
        self.sources = sources
        self.build = build
        self.lqip = lqip
        self.generation = generation
    }

    /// The metadata that each of its files carries.
    public var xmp: XMPPacket {
        XMPPacket(digitalSourceType: sourceType, aiSystemUsed: build.model, credit: credit)
    }
}
