/// Finds what must be refused before the YAML parser sees it.
///
/// Composing hashes mapping keys, and an alias in a key counts as all that it repeats: nested anchors make that
/// exponential in the size of the text. How much a document can repeat is bounded by its number of aliases (12 of them
/// make at most 81 of one value), so aliases are counted. Every place that libyaml could take for
/// one counts, wherever it stands: a scan that understood quotes could be led astray by them.
enum YAMLBounds {
    /// How many aliases a document with anchors may hold.
    static let aliasLimit = 12

    /// A fault and the byte it is about.
    typealias Fault = (offset: Int, message: String, help: String)

    /// The first fault, if there is one.
    static func fault(in bytes: ArraySlice<UInt8>) -> Fault? {
        // Without both an anchor and an alias nothing can repeat.
        guard bytes.contains(UInt8(ascii: "*")), bytes.contains(UInt8(ascii: "&")) else { return nil }
        var aliases = 0
        var anchors = 0
        var last = bytes.startIndex
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "&"), isName(at: index + 1, bytes) {
                if byte == UInt8(ascii: "&") {
                    anchors += 1
                } else {
                    aliases += 1
                    last = index
                }
                if anchors > 0, aliases > aliasLimit {
                    return (
                        last, "more than \(aliasLimit) YAML aliases",
                        "write the values out; where no alias is meant, put a blank or a backslash between '*' and the word"
                    )
                }
            }
            index += 1
        }
        return nil
    }

    /// Whether a name and one of the characters that may follow it stand here: libyaml's rule for anchors and aliases.
    private static func isName(at start: Int, _ bytes: ArraySlice<UInt8>) -> Bool {
        var index = start
        while index < bytes.endIndex, isWordByte(bytes[index]) { index += 1 }
        guard index > start else { return false }
        return index == bytes.endIndex || bytes[index] <= 0x20 || "?:,]}%@`".utf8.contains(bytes[index])
            || bytes[index] >= 0x80
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
