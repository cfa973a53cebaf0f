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
        if !ImportRequest.isExpression(licence) {
            return "--license must be an SPDX expression such as CC-BY-4.0, or NOASSERTION; not '\(licence)'."
        }
        return Review.fault(ofName: by)
    }

    /// Whether a text has the form of an SPDX licence expression: names, joined by AND, OR or WITH, perhaps in
    /// parentheses. Whether a name is on SPDX's list isn't judged.
    private static func isExpression(_ text: String) -> Bool {
        var depth = 0
        var wantsName = true
        let spaced = text.replacing("(", with: " ( ").replacing(")", with: " ) ")
        for word in spaced.split(separator: " ") {
            switch word {
            case "(":
                guard wantsName else { return false }
                depth += 1
            case ")":
                depth -= 1
                guard !wantsName, depth >= 0 else { return false }
            case "AND", "OR", "WITH":
                guard !wantsName else { return false }
                wantsName = true
            default:
                guard wantsName, word.utf8.allSatisfy(isNameByte) else { return false }
                wantsName = false
            }
        }
        return !wantsName && depth == 0 && text.count <= 200
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-.+:".utf8.contains(byte)
        }
    }
}
