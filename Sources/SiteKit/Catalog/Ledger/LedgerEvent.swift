/// What a record in an asset's ledger says has happened. "Superseded" is none of them: it follows from what comes after.
public enum LedgerEvent: String, CaseIterable, Hashable, Sendable {
    /// A placeholder was drawn.
    case drawn
    /// The model made a picture, which waits for its review.
    case generated
    /// Somebody accepted the picture that waited: it is published.
    case accepted
    /// Somebody refused the picture that waited.
    case rejected
    /// Somebody took the published picture back: the newest placeholder stands in its place.
    case withdrawn
    /// Somebody brought a picture from elsewhere: it is published.
    case imported
    /// The asset has left the manifest: nothing is published.
    case retired

    /// Whether the record brings a picture of its own.
    public var bringsPicture: Bool { kind != nil }

    /// How a picture that comes with this event came about; `nil` for events that are about a picture already there.
    public var kind: ShowcaseSlot.Kind? {
        switch self {
        case .drawn: .placeholder
        case .generated: .generated
        case .imported: .imported
        case .accepted, .rejected, .withdrawn, .retired: nil
        }
    }

    /// How a picture that comes with this event can have come about, in IPTC's words.
    var sourceTypes: [DigitalSourceType] {
        switch self {
        case .drawn: [.digitalCreation]
        case .generated: [.trainedAlgorithmicMedia]
        case .imported: DigitalSourceType.allCases
        case .accepted, .rejected, .withdrawn, .retired: []
        }
    }

    /// Whether a person has decided it, whose name the record must give.
    public var needsReview: Bool {
        switch self {
        case .accepted, .rejected, .withdrawn, .imported: true
        case .drawn, .generated, .retired: false
        }
    }
}
