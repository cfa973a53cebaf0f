/// A picture an asset has: what the site publishes, or a candidate that waits for its review.
public struct ShowcaseSlot: Hashable, Sendable {
    /// How the picture came about.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Drawn by this program, to hold the place.
        case placeholder
        /// Made by the model.
        case generated
        /// Brought from elsewhere.
        case imported
    }

    /// How the picture came about.
    public let kind: Kind
    /// Digest of the record in the asset's ledger that brought the picture.
    public let record: Digest
    /// The files, by ascending width; at least one.
    public let variants: [ShowcaseVariant]
    /// The 16-pixel stand-in as a data URI.
    public let lqip: String

    /// Describes a slot.
    public init(kind: Kind, record: Digest, variants: [ShowcaseVariant], lqip: String) {
        self.kind = kind
        self.record = record
        self.variants = variants
        self.lqip = lqip
    }
}
