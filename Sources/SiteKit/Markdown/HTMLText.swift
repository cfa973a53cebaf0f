/// Takes the markup out of finished HTML.
enum HTMLText {
    /// What a reader would see, with runs of white space made one space.
    ///
    /// - Parameters:
    ///   - limit: About how many bytes of text are enough; the rest isn't looked at.
    ///   - skippingCode: Whether blocks of code are left out.
    static func plain(_ html: HTML, limit: Int = .max, skippingCode: Bool = false) -> String {
        let text = decoded(html.bytes, skippingTags: true, limit: limit, skippingCode: skippingCode)
        var plain: [UInt8] = []
        plain.reserveCapacity(text.count)
        for byte in text {
            if !byte.isSpace {
                plain.append(byte)
            } else if let last = plain.last, last != .space {
                plain.append(.space)
            }
        }
        if plain.last == .space { plain.removeLast() }
        return String(decoding: plain, as: UTF8.self)
    }

    /// Inline HTML without its links, for a place that is a link itself: links can't stand in links.
    static func withoutLinks(_ html: HTML) -> HTML {
        let bytes = html.bytes
        guard bytes.firstIndex(of: Array("<a".utf8)) != nil else { return html }
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let name =
                bytes[index] == .less && index + 1 < bytes.count && bytes[index + 1] == .slash ? index + 2 : index + 1
            let isLink =
                bytes[index] == .less && name + 1 < bytes.count && bytes[name].lowercased == UInt8(ascii: "a")
                && !bytes[name + 1].isNamePart
            if isLink {
                index = endOfTag(bytes, index)
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return HTML(bytes: output)
    }

    /// Resolves the references that this program and cmark-gfm write, and numeric ones; on request drops tags.
    static func decoded(
        _ bytes: [UInt8], skippingTags: Bool = false, limit: Int = .max, skippingCode: Bool = false
    ) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(min(bytes.count, limit))
        var index = 0
        while index < bytes.count, output.count < limit {
            let byte = bytes[index]
            if byte == .less, skippingTags {
                var after = endOfTag(bytes, index)
                if skippingCode, bytes.holds(codeBegin, at: index), !bytes[index + codeBegin.count..<after].isEmpty,
                    !bytes[index + codeBegin.count].isNamePart
                {
                    after = bytes.firstIndex(of: codeEnd, from: after).map { $0 + codeEnd.count } ?? bytes.count
                }
                if isBlockTag(bytes, index) { output.append(.space) }
                index = after
            } else if byte == UInt8(ascii: "&"), let (text, after) = reference(bytes, index) {
                output.append(contentsOf: text)
                index = after
            } else {
                output.append(byte)
                index += 1
            }
        }
        return output
    }

    private static let codeBegin = Array("<pre".utf8)
    private static let codeEnd = Array("</pre>".utf8)

    private static func endOfTag(_ bytes: [UInt8], _ start: Int) -> Int {
        if bytes.holds(Array("<!--".utf8), at: start) {
            return bytes.firstIndex(of: Array("-->".utf8), from: start + 2).map { $0 + 3 } ?? bytes.count
        }
        var index = start + 1
        var quote: UInt8?
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == .quote || byte == .apostrophe {
                quote = byte
            } else if byte == .greater {
                break
            }
        }
        return index
    }

    /// Whether words on the two sides of this tag are apart: all but the spans of running text.
    private static func isBlockTag(_ bytes: [UInt8], _ start: Int) -> Bool {
        var index = start + 1
        if index < bytes.count, bytes[index] == .slash { index += 1 }
        var name: [UInt8] = []
        while index < bytes.count, bytes[index].isNamePart {
            name.append(bytes[index].lowercased)
            index += 1
        }
        return !inlineTags.contains(String(decoding: name, as: UTF8.self))
    }

    private static let inlineTags: Set<String> = [
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
        "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "",
    ]

    private static let named: [String: [UInt8]] = [
        "amp": Array("&".utf8), "lt": Array("<".utf8), "gt": Array(">".utf8), "quot": Array("\"".utf8),
        "apos": Array("'".utf8), "nbsp": Array("\u{A0}".utf8), "dollar": Array("$".utf8), "cent": Array("¢".utf8),
        "pound": Array("£".utf8),
        "yen": Array("¥".utf8), "euro": Array("€".utf8), "lbrace": [.openBrace], "lcub": [.openBrace],
        "rbrace": [.closeBrace], "rcub": [.closeBrace], "lbrack": [.openBracket], "lsqb": [.openBracket],
        "period": Array(".".utf8), "comma": Array(",".utf8), "num": Array("#".utf8), "percnt": Array("%".utf8),
        "lowbar": Array("_".utf8), "plus": Array("+".utf8), "quest": Array("?".utf8), "thinsp": Array("\u{2009}".utf8),
        "ensp": Array("\u{2002}".utf8), "emsp": Array("\u{2003}".utf8), "hairsp": Array("\u{200A}".utf8),
        "shy": Array("\u{AD}".utf8), "zwnj": Array("\u{200C}".utf8), "zwj": Array("\u{200D}".utf8), "tab": [.tab],
        "newline": [.newline],
        "colon": [.colon], "sol": [.slash],
    ]

    private static func reference(_ bytes: [UInt8], _ start: Int) -> ([UInt8], Int)? {
        var index = start + 1
        if index < bytes.count, bytes[index] == .hash {
            index += 1
            var radix = 10
            if index < bytes.count, bytes[index].lowercased == UInt8(ascii: "x") {
                radix = 16
                index += 1
            }
            let digits = index
            while index < bytes.count, bytes[index].isLetter || bytes[index].isDigit, index - digits < 9 { index += 1 }
            let text = String(decoding: bytes[digits..<index], as: UTF8.self)
            guard let number = UInt32(text, radix: radix), let scalar = Unicode.Scalar(number) else { return nil }
            if index < bytes.count, bytes[index] == UInt8(ascii: ";") { index += 1 }
            return (Array(String(scalar).utf8), index)
        }
        while index < bytes.count, bytes[index].isLetter, index - start < 9 { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: ";") else { return nil }
        let name = String(decoding: bytes[(start + 1)..<index], as: UTF8.self)
        guard let text = named[name] ?? named[name.lowercased()] else { return nil }
        return (text, index + 1)
    }
}
