/// Finds what must be refused before the YAML parser sees it.
///
/// Composing hashes mapping keys; with aliases in a key that takes time exponential in the size of the text. So keys
/// that aren't plain text are refused in documents with aliases, and aliases are counted. Quoted scalars and comments
/// are passed over; in a block scalar a word in asterisks may be taken for an alias, hence the generous limit.
struct YAMLBounds {
    /// How many aliases a document may hold.
    static let aliasLimit = 1000

    /// A fault and the byte it is about.
    typealias Fault = (offset: Int, message: String, help: String)

    private let bytes: ArraySlice<UInt8>
    private var aliases = 0
    private var complexKey: Int?

    private init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
    }

    /// The first fault, if there is one.
    static func fault(in bytes: ArraySlice<UInt8>) -> Fault? {
        // Without an asterisk there is no alias, and nothing to fear.
        guard bytes.contains(UInt8(ascii: "*")) else { return nil }
        var bounds = YAMLBounds(bytes)
        return bounds.scan()
    }

    private mutating func scan() -> Fault? {
        var index = bytes.startIndex
        var startsToken = true
        var startsLine = true
        while index < bytes.endIndex {
            let byte = bytes[index]
            let next = index + 1 < bytes.endIndex ? bytes[index + 1] : UInt8(ascii: "\n")
            switch byte {
            case UInt8(ascii: "\n"):
                startsLine = true
                startsToken = true
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): startsToken = true
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if startsToken { index = endOfQuoted(index) }
                (startsToken, startsLine) = (false, false)
            case UInt8(ascii: "#") where startsToken: index = endOfLine(index) - 1
            case UInt8(ascii: "*") where startsToken && YAMLBounds.isName(next):
                aliases += 1
                if aliases > YAMLBounds.aliasLimit {
                    return (index, "more than \(YAMLBounds.aliasLimit) YAML aliases", "write the values out")
                }
                if startsLine, isKey(index) { complexKey = complexKey ?? index }
                (startsToken, startsLine) = (false, false)
            case UInt8(ascii: "?") where startsLine && next <= 0x20: complexKey = complexKey ?? index
            case UInt8(ascii: ":") where next <= 0x20 || next == UInt8(ascii: ","):
                if index > bytes.startIndex, [UInt8(ascii: "]"), UInt8(ascii: "}")].contains(bytes[index - 1]) {
                    complexKey = complexKey ?? index
                }
                startsToken = false
            case UInt8(ascii: "-") where next <= 0x20: startsToken = true
            case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","):
                (startsToken, startsLine) = (true, true)
            default: (startsToken, startsLine) = (false, false)
            }
            index += 1
        }
        guard aliases > 0, let complexKey else { return nil }
        return (complexKey, "a key must be plain text", "write 'key: value'")
    }

    /// The last byte of a quoted scalar; the end of the text if it isn't closed, which the parser will say.
    private func endOfQuoted(_ start: Int) -> Int {
        let quote = bytes[start]
        var index = start + 1
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                index += 2
                continue
            }
            if bytes[index] == quote { return index }
            index += 1
        }
        return bytes.endIndex - 1
    }

    private func endOfLine(_ start: Int) -> Int {
        bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    }

    /// Whether the alias at `start` is followed by a colon.
    private func isKey(_ start: Int) -> Bool {
        var index = start + 1
        while index < bytes.endIndex, YAMLBounds.isName(bytes[index]) { index += 1 }
        while index < bytes.endIndex, bytes[index] == 0x20 { index += 1 }
        return index < bytes.endIndex && bytes[index] == UInt8(ascii: ":")
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
            true
        default: false
        }
    }
}
