/// Finds the links of a built page that lead to other sites.
enum OutsideLinkScan {
    /// The http and https addresses of all `<a href>` in the order they stand.
    static func addresses(in html: [UInt8]) -> [String] {
        var found: [String] = []
        let start = Array("<a ".utf8)
        let name = Array(" href=\"".utf8)
        var rest = html[...]
        while let tag = rest.firstRange(of: start) {
            rest = rest[(tag.upperBound - 1)...]
            let end = tagEnd(rest)
            let attributes = rest[..<end]
            rest = rest[end...]
            guard let key = attributes.firstRange(of: name) else { continue }
            let value = attributes[key.upperBound...].prefix { $0 != UInt8(ascii: "\"") }
            guard value.starts(with: "http".utf8) else { continue }
            let url = unescaped(String(decoding: value, as: UTF8.self))
            if url.hasPrefix("http://") || url.hasPrefix("https://") { found.append(url) }
        }
        return found
    }

    /// Where the tag ends: at the first `>` outside quotes.
    private static func tagEnd(_ bytes: ArraySlice<UInt8>) -> Int {
        var isQuoted = false
        for (index, byte) in zip(bytes.indices, bytes) {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == UInt8(ascii: ">"), !isQuoted { return index }
        }
        return bytes.endIndex
    }

    private static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        return text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&#x27;", with: "'")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
}
