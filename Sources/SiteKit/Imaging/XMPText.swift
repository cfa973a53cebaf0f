/// Text as it stands in an XML attribute.
enum XMPText {
    private static let references: [(character: Unicode.Scalar, reference: String)] = [
        ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"),
        // A reader turns bare ones into spaces.
        ("\t", "&#9;"), ("\n", "&#10;"), ("\r", "&#13;"),
    ]

    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if let known = references.first(where: { $0.character == scalar }) {
                result += known.reference
            } else {
                result.unicodeScalars.append(isXML(scalar) ? scalar : "\u{FFFD}")
            }
        }
        return result
    }

    /// Undoes `escaped`; references that it doesn't write stay as they are.
    static func unescaped(_ text: String) -> String {
        var result = ""
        var rest = text.unicodeScalars[...]
        while let scalar = rest.first {
            if scalar == "&", let known = references.first(where: { rest.starts(with: $0.reference.unicodeScalars) }) {
                result.unicodeScalars.append(known.character)
                rest = rest.dropFirst(known.reference.unicodeScalars.count)
            } else {
                result.unicodeScalars.append(scalar)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    /// `Char` of XML 1.0, section 2.2.
    private static func isXML(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }
}
