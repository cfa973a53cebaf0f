/// What bytes that should have been a PNG picture look like instead, for an error message.
enum ContentGuess {
    /// A few words, such as `a JPEG picture` or `HTML`.
    static func words(for bytes: [UInt8]) -> String {
        if bytes.isEmpty { return "nothing: the file is empty" }
        let starts: [([UInt8], String)] = [
            ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
            (Array("GIF8".utf8), "a GIF picture"),
            (Array("BM".utf8), "a BMP picture"),
            (Array("%PDF".utf8), "a PDF"),
            ([0x1F, 0x8B], "something packed with gzip"),
            ([0x50, 0x4B, 3, 4], "a ZIP archive"),
        ]
        if let found = starts.first(where: { bytes.starts(with: $0.0) }) { return found.1 }
        if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            return "a WebP picture"
        }
        if bytes.dropFirst(4).starts(with: Array("ftyp".utf8)) { return "an AVIF, HEIF or video file" }
        // What transfers as text do to the signature: its line ends or its high bit change.
        if bytes.dropFirst().starts(with: Array("PNG".utf8)) {
            return "a PNG picture that was changed on the way, as text"
        }
        return text(bytes.prefix(512)) ?? "unknown bytes"
    }

    /// `nil` unless the bytes are printable.
    private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0D].contains($0) }) else { return nil }
        let trimmed = bytes.drop { [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        switch trimmed.first {
        case UInt8(ascii: "<"): return "HTML, XML or SVG"
        case UInt8(ascii: "{"), UInt8(ascii: "["): return "JSON"
        default: return "text"
        }
    }
}
