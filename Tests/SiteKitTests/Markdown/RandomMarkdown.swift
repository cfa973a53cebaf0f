/// Makes Markdown by chance, the same for the same seed.
struct RandomMarkdown: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0xD1B5_4A32_D192_ED03
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private static let starts = [
        "", "", "", "# ", "## ", "> ", ">", "- ", "* ", "+ ", "1. ", "12) ", "    ", "\t", "  ", "```\n", "~~~x\n",
        "| ",
        "- [ ] ", "- [x] ", "[^1]: ", "[a]: ", "<div>\n", "<!-- ", "***\n", "===\n", "---\n", "|-|-|\n", ":-:|--\n",
        ":::note\n", ":::\n", "::leaf\n",
    ]
    private static let pieces = [
        "word", "two words", " ", "  ", "*", "**", "_", "__", "`", "``", "~~", "~", "[", "]", "(", ")", "![", "](",
        "](u)",
        "[a]", "[^1]", "<", ">", "<b>", "</b>", "<a href=\"x\">", "<!--", "-->", "&amp;", "&", "&#42;", "\\", "\\*",
        "|",
        " | ", "www.a.b", "https://x.y/z", "a@b.c", "\"", "'", ":", ":fact[x]", "{a=b}", "!", "#", "é", "日本", "👍",
        "\u{A0}",
        "  \n", "\\\n", "\n", "\n\n", "\r\n", "\u{0}", "=", "-", "+", "1.", "\t", ".", ",", "http://", "mailto:a@b.c",
    ]

    /// A document of lines that look like Markdown.
    mutating func document() -> [UInt8] {
        var text = ""
        for _ in 0..<Int.random(in: 1...12, using: &self) {
            for _ in 0..<Int.random(in: 1...3, using: &self) { text += Self.starts.randomElement(using: &self) ?? "" }
            for _ in 0..<Int.random(in: 0...14, using: &self) { text += Self.pieces.randomElement(using: &self) ?? "" }
            text += Bool.random(using: &self) ? "\n" : "\n\n"
        }
        return Array(text.utf8)
    }

    /// A document of any characters, those that mean something more often.
    mutating func soup() -> [UInt8] {
        let marks = Array("*_`~[]()!<>#-+=|:&;\\\"'./@w \t\n\n\r".unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...120, using: &self) {
            switch Int.random(in: 0..<10, using: &self) {
            case 0..<7: text.append(marks.randomElement(using: &self) ?? " ")
            case 7: text.append(Unicode.Scalar(UInt8.random(in: 0x61...0x7A, using: &self)))
            case 8: text.append(Unicode.Scalar(UInt8.random(in: 0...0x7F, using: &self)))
            default: text.append(Unicode.Scalar(UInt32.random(in: 0x80...0x2FFF, using: &self)) ?? "x")
            }
        }
        return Array(String(text).utf8)
    }
}
