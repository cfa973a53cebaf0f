/// An asset of the showcase together with the picture the site publishes for it.
public struct ShowcaseEntry: Sendable {
    /// What the manifest asks for.
    public let asset: ShowcaseAsset
    /// What its lock holds.
    public let lock: ShowcaseLock
    /// What is published: the lock's published slot.
    public let published: ShowcaseSlot
    /// The bytes of the published variants, in their order; their digests have been checked.
    public let contents: [[UInt8]]

    /// Whether the picture only holds the place, and must be captioned so.
    public var isPlaceholder: Bool { published.kind == .placeholder }

    /// The page that the picture comes from, or shall come from.
    public var source: ShowcaseSource? {
        asset.sources.first { $0.role == .replacement } ?? asset.sources.first
    }
}
