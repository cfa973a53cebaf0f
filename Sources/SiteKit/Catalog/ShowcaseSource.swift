/// A page or picture that an asset has to do with.
public struct ShowcaseSource: Hashable, Sendable {
    /// What it is to the asset.
    public enum Role: String, CaseIterable, Hashable, Sendable {
        /// Where the picture that shall replace a placeholder is to come from.
        case replacement
        /// What the picture was made after.
        case reference
    }

    /// What it is to the asset.
    public let role: Role
    /// Its https address.
    public let url: String
    /// An SPDX licence expression, or `NOASSERTION` when nothing is known.
    public let licence: String
    /// The day its bytes were fetched; `nil` when they never were.
    public let retrieved: CalendarDate?

    /// Describes a source.
    public init(role: Role, url: String, licence: String, retrieved: CalendarDate?) {
        self.role = role
        self.url = url
        self.licence = licence
        self.retrieved = retrieved
    }

    /// Whether a text is an address that a source may have: https, and only what RFC 3986 lets stand in one.
    static func isAddress(_ text: String) -> Bool {
        guard text.hasPrefix("https://"), let first = text.utf8.dropFirst(8).first, first != UInt8(ascii: "/") else {
            return false
        }
        return text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>\\^`{|}".utf8.contains($0) }
    }
}
