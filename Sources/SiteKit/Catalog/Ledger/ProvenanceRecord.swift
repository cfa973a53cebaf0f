/// One line of an asset's ledger: what happened, to which files, and what proves it.
///
/// Written as an in-toto Statement v1 in canonical JSON; see `ProvenanceRecord+Statement.swift` for the spelling.
public struct ProvenanceRecord: Hashable, Sendable {
    /// The asset.
    public let assetID: String
    /// Its place in the ledger, from 1.
    public let number: Int
    /// Digest of the line before; `nil` for the first.
    public let previous: Digest?
    /// What happened.
    public let event: LedgerEvent
    /// The files it happened to, by ascending width; at least one.
    public let files: [ShowcaseVariant]
    /// For events that bring a picture, all about it.
    public let picture: RecordedPicture?
    /// For the others, the digest of the record that brought the picture.
    public let about: Digest?
    /// Who decided, where somebody did.
    public let review: Review?
    /// When it was done.
    public let finished: Timestamp
    /// The version of sitegen that wrote the record.
    public let tool: String

    /// Describes an event.
    public init(
        assetID: String, number: Int, previous: Digest?, event: LedgerEvent, files: [ShowcaseVariant],
        picture: RecordedPicture?, about: Digest?, review: Review?, finished: Timestamp, tool: String
    ) {
        self.assetID = assetID
        self.number = number
        self.previous = previous
        self.event = event
        self.files = files
        self.picture = picture
        self.about = about
        self.review = review
        self.finished = finished
        self.tool = tool
    }

    /// Whether both say the same, whenever and by whichever version it was written: then one is the other, done again
    /// after an interruption.
    func isSame(as other: ProvenanceRecord) -> Bool {
        let review = other.review.map { Review(by: $0.by, at: self.review?.at ?? $0.at) }
        return self
            == ProvenanceRecord(
                assetID: other.assetID, number: other.number, previous: other.previous, event: other.event,
                files: other.files, picture: other.picture, about: other.about, review: review, finished: finished,
                tool: tool)
    }

    /// The slot of a lock that shows this record's picture; `nil` for a record that brings none.
    func slot(record digest: Digest) -> ShowcaseSlot? {
        guard let picture, let kind = event.kind else { return nil }
        return ShowcaseSlot(kind: kind, record: digest, variants: files, lqip: picture.lqip)
    }
}
