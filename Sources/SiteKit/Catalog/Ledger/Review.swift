/// Who decided about a picture, and when.
public struct Review: Hashable, Sendable {
    /// The name that was given.
    public let by: String
    /// When it was decided.
    public let at: Timestamp

    /// Describes a decision.
    public init(by: String, at: Timestamp) {
        self.by = by
        self.at = at
    }

    /// Why a name can't stand in a record, if it can't, in words for the command line.
    public static func fault(ofName name: String) -> String? {
        isLine(name) ? nil : "--by must be a name, on one line."
    }

    /// Whether a text says something, in at most 200 characters, none of which is invisible or turns its direction.
    private static func isLine(_ text: String) -> Bool {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
        return isPlain && text.count <= 200 && text.contains { !$0.isWhitespace }
    }
}
