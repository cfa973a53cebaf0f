/// The words and braces of a Swift source, without comments and without what strings say.
struct SwiftTokens {
    /// A word, or one of the characters `{`, `}`, `.`.
    private(set) var tokens: [String] = []

    private let bytes: [UInt8]
    private var index = 0

    /// Reads a source text; code inside `\(…)` of strings counts as code.
    init(_ text: String) {
        bytes = Array(text.utf8)
        while index < bytes.count { step() }
    }

    private func at(_ offset: Int) -> UInt8 {
        index + offset < bytes.count ? bytes[index + offset] : 0
    }

    private func starts(_ text: String) -> Bool {
        bytes[index...].starts(with: text.utf8)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private mutating func step() {
        let byte = at(0)
        if starts("//") {
            while index < bytes.count, at(0) != UInt8(ascii: "\n") { index += 1 }
        } else if starts("/*") {
            skipComment()
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "#") && isRawString() {
            skipString()
        } else if SwiftTokens.isWord(byte) {
            let start = index
            while index < bytes.count, SwiftTokens.isWord(at(0)) { index += 1 }
            tokens.append(String(decoding: bytes[start..<index], as: UTF8.self))
        } else {
            if "{}.".utf8.contains(byte) { tokens.append(String(decoding: [byte], as: UTF8.self)) }
            index += 1
        }
    }

    private mutating func skipComment() {
        var depth = 0
        repeat {
            if starts("/*") {
                depth += 1
                index += 2
            } else if starts("*/") {
                depth -= 1
                index += 2
            } else {
                index += 1
            }
        } while depth > 0 && index < bytes.count
    }

    private func isRawString() -> Bool {
        var offset = 0
        while at(offset) == UInt8(ascii: "#") { offset += 1 }
        return at(offset) == UInt8(ascii: "\"")
    }

    private mutating func skipString() {
        var hashes = ""
        while at(0) == UInt8(ascii: "#") {
            hashes += "#"
            index += 1
        }
        let quotes = starts("\"\"\"") ? "\"\"\"" : "\""
        index += quotes.utf8.count
        while index < bytes.count, !starts(quotes + hashes) {
            if starts("\\" + hashes + "(") {
                index += hashes.utf8.count + 2
                readInterpolation()
            } else {
                index += starts("\\" + hashes) ? hashes.utf8.count + 2 : 1
            }
        }
        index += quotes.utf8.count + hashes.utf8.count
    }

    private mutating func readInterpolation() {
        var depth = 1
        while index < bytes.count, depth > 0 {
            if at(0) == UInt8(ascii: "(") { depth += 1 }
            if at(0) == UInt8(ascii: ")") { depth -= 1 }
            step()
        }
    }
}
