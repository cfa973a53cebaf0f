/// A page that a picture has to do with, as it was recorded.
public struct RecordedSource: Hashable, Sendable {
    /// What a page can be to a picture: what the manifest can say, and what an import adds.
    public enum Role: String, Hashable, Sendable {
        /// Where the picture that shall replace a placeholder is to come from.
        case replacement
        /// What the picture was made after.
        case reference
        /// Where the picture was taken from.
        case origin
    }

    /// What the page is to the picture.
    public let role: Role
    /// Its https address.
    public let url: String
    /// Its licence, as the manifest or the importer stated it.
    public let licence: String
    /// The day its bytes were fetched; `nil` when they never were.
    public let retrieved: CalendarDate?
    /// Whether the picture is a copy of what is there.
    public let isCopied: Bool

    /// Describes a source.
    public init(role: Role, url: String, licence: String, retrieved: CalendarDate?, isCopied: Bool) {
        self.role = role
        self.url = url
        self.licence = licence
        self.retrieved = retrieved
        self.isCopied = isCopied
    }
}

extension RecordedSource {
    /// A source of the manifest, none of whose pictures was copied.
    init(_ source: ShowcaseSource) {
        self.init(
            role: source.role == .replacement ? .replacement : .reference, url: source.url, licence: source.licence,
            retrieved: source.retrieved, isCopied: false)
    }
}
