/// Writes Markdown that says just what a plain text says.
enum MarkdownText {
    /// A text with what would be read as markup escaped.
    ///
    /// - Parameter startsLine: Whether nothing stands before it on its line, where more means something.
    static func escaped(_ text: String, startsLine: Bool = false) -> [UInt8] {
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 8)
        var index = 0
        if startsLine {
            // What begins a heading, a quote or a list, a number with a point among them.
            let digits = bytes.prefix { $0.isDigit }.count
            if let first = bytes.first, "#>+-=:".utf8.contains(first) {
                output.append(.backslash)
            } else if digits > 0, digits < bytes.count, ".)".utf8.contains(bytes[digits]) {
                output.append(contentsOf: bytes[..<digits])
                output.append(.backslash)
                index = digits
            }
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == .newline || byte == .carriageReturn {
                output.append(.space)
            } else {
                if isMarkup(bytes, index) { output.append(.backslash) }
                output.append(byte)
            }
            index += 1
        }
        return output
    }

    private static func isMarkup(_ bytes: [UInt8], _ index: Int) -> Bool {
        switch bytes[index] {
        case .backslash, .openBracket, .closeBracket, .less, UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "|"),
            UInt8(ascii: "~"):
            return true
        case UInt8(ascii: "_"):
            // Within a word it marks nothing up.
            let isInside =
                index > 0 && index + 1 < bytes.count && bytes[index - 1].isNamePart && bytes[index + 1].isNamePart
            return !isInside
        case UInt8(ascii: "&"):
            return index + 1 < bytes.count && (bytes[index + 1].isLetter || bytes[index + 1] == .hash)
        default: return false
        }
    }

    /// An address as it stands between the parentheses of a link.
    static func destination(_ url: String) -> [UInt8] {
        guard url.utf8.contains(where: endsDestination) else { return Array(url.utf8) }
        let digits = Array("0123456789ABCDEF".utf8)
        var output: [UInt8] = []
        output.reserveCapacity(url.utf8.count + 8)
        for byte in url.utf8 {
            if endsDestination(byte) {
                output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                output.append(byte)
            }
        }
        return output
    }

    private static func endsDestination(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F, UInt8(ascii: "("), UInt8(ascii: ")"), .less, .greater, .backslash: true
        default: false
        }
    }

    /// A code block, in a fence that nothing in the code ends.
    static func code(_ code: String, language: String) -> [UInt8] {
        var longest = 2
        var run = 0
        for byte in code.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = [UInt8](repeating: UInt8(ascii: "`"), count: longest + 1)
        let end: [UInt8] = code.hasSuffix("\n") ? [] : [.newline]
        return fence + Array(language.utf8) + [.newline] + Array(code.utf8) + end + fence
    }
}
