/// Makes the anchors of one page: readable, stable, and each used once.
struct Slugger {
    private var used: Set<String>
    private var counts: [String: Int] = [:]

    init(reserved: Set<String>) {
        used = reserved
    }

    /// An anchor for a heading that says `text`.
    mutating func anchor(for text: String) -> String {
        let base = Slugger.slug(text)
        var number = counts[base] ?? 0
        var candidate = number == 0 ? base : "\(base)-\(number)"
        while used.contains(candidate) {
            number += 1
            candidate = "\(base)-\(number)"
        }
        counts[base] = number + 1
        used.insert(candidate)
        return candidate
    }

    /// Takes an anchor that the writer chose; `false` if the page has it already.
    mutating func claim(_ anchor: String) -> Bool {
        used.insert(anchor).inserted
    }

    /// Lower-case letters, digits, `-` and `_`, as GitHub does it; never empty.
    static func slug(_ text: String) -> String {
        var slug: [UInt8] = []
        slug.reserveCapacity(text.utf8.count)
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            for byte in text.utf8 {
                if byte.isNamePart {
                    slug.append(byte.lowercased)
                } else if byte.isBlank {
                    slug.append(UInt8(ascii: "-"))
                }
            }
            return slug.isEmpty ? "section" : String(decoding: slug, as: UTF8.self)
        }
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                if byte.isNamePart {
                    slug.append(byte.lowercased)
                } else if byte.isBlank {
                    slug.append(UInt8(ascii: "-"))
                }
            } else if isWord(scalar) {
                slug.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
        return slug.isEmpty ? "section" : String(decoding: slug, as: UTF8.self)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation:
            true
        default: false
        }
    }
}
