/// Text whose control characters can't command a terminal, and how wide it is there.
public enum VisibleText {
    /// The text in one line: line ends and tabs are shown as a space, other control characters as a replacement.
    public static func line(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(shown(scalar == "\n" ? " " : scalar)) }
        return String(scalars)
    }

    /// The same, but line feeds end lines.
    static func lines(_ text: String) -> [String] {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
    }

    /// What stands for a character: itself, unless it is a control character.
    static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.properties.generalCategory {
        case .control: scalar == "\t" ? " " : "\u{FFFD}"
        // Marks that turn the direction of text could make an excerpt read as something else.
        case .format: "\u{FFFD}"
        default: scalar
        }
    }

    /// Columns that a character takes in a terminal: none for marks on the letter before, two for wide ones.
    static func width(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        if scalar.properties.isEmojiPresentation { return 2 }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    /// East Asian Wide and Fullwidth, by block: Hangul letters, CJK signs to Yi, Hangul syllables, compatibility
    /// forms, fullwidth forms, Tangut to Nushu, kana supplements, the ideographic planes.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
        0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
    ]
}
