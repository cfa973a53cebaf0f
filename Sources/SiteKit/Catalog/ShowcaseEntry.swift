/// An asset of the showcase together with the picture the site publishes for it.
public struct ShowcaseEntry: Sendable {
    /// What the manifest asks for.
    public let asset: ShowcaseAsset
    /// What its lock holds.
    public let lock: ShowcaseLock
    /// The record that brought the published picture.
    public let origin: Ledger.Entry
    /// The records that led to what is published, oldest first; later ones, about what is not, are left out.
    public let history: [Ledger.Entry]
    /// All that the record says of the picture.
    public let picture: RecordedPicture
    /// The record that accepted it, where somebody had to; an import accepts itself.
    public let acceptance: Ledger.Entry?
    /// What is published: the lock's published slot.
    public let published: ShowcaseSlot
    /// The bytes of the published variants, in their order; their digests have been checked.
    public let contents: [[UInt8]]

    /// Whether the picture only holds the place, and must be captioned so.
    public var isPlaceholder: Bool { published.kind == .placeholder }

    /// The page that the picture comes from, or shall come from, as its record says.
    public var source: String? {
        let sources = picture.sources
        return (sources.first { $0.role == .origin || $0.role == .replacement } ?? sources.first)?.url
    }
}
