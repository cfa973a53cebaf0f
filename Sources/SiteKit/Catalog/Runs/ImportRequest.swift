/// What somebody says of the picture they bring.
public struct ImportRequest: Sendable {
    /// The asset.
    public let id: String
    /// The page it was taken from.
    public let source: String
    /// Its SPDX licence expression.
    public let licence: String
    /// Who brings it, and answers for it.
    public let by: String
    /// How it came about.
    public let sourceType: DigitalSourceType

    /// Describes an import.
    public init(id: String, source: String, licence: String, by: String, sourceType: DigitalSourceType) {
        self.id = id
        self.source = source
        self.licence = licence
        self.by = by
        self.sourceType = sourceType
    }

    /// Why what was said can't go into a record, if it can't.
    public var fault: String? {
        if !ShowcaseSource.isAddress(source) { return "--source must be an https address, not '\(source)'." }
        if !ImportRequest.isLine(licence) { return "--license must say something, on one line." }
        if licence.contains(where: \.isWhitespace), !licence.contains(" OR "), !licence.contains(" AND "),
            !licence.contains(" WITH ")
        {
            return "--license must be an SPDX expression such as CC-BY-4.0, or NOASSERTION; not '\(licence)'."
        }
        if !ImportRequest.isLine(by) { return "--by must be a name, on one line." }
        return nil
    }

    /// Whether a text says something, without control characters, in at most 200 characters.
    private static func isLine(_ text: String) -> Bool {
        let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        return isPlain && text.count <= 200 && text.contains { !$0.isWhitespace }
    }
}
