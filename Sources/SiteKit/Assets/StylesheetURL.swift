/// Finds the addresses in `url(…)` and `@import "…"` of a stylesheet, comments and other strings passed over.
enum StylesheetURL {
    /// The byte ranges of the addresses, without quotes and spaces around them.
    static func all(in css: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < css.count {
            switch css[index] {
            case UInt8(ascii: "/") where index + 1 < css.count && css[index + 1] == UInt8(ascii: "*"):
                index = end(ofCommentAt: index, css)
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let end = end(ofStringAt: index, css)
                if isImport(before: index, css) { found.append((index + 1)..<max(index + 1, end - 1)) }
                index = end
            case UInt8(ascii: "u"), UInt8(ascii: "U"):
                guard let start = openParenthesis(at: index, css) else {
                    index += 1
                    continue
                }
                let range = address(from: start, css)
                found.append(range)
                index = range.upperBound + 1
            default: index += 1
            }
        }
        return found
    }

    /// Whether an address leads to another site.
    static func isElsewhere(_ address: String) -> Bool {
        let start = address.prefix(8).lowercased()
        return start.hasPrefix("http://") || start.hasPrefix("https://") || start.hasPrefix("//")
    }

    /// Whether an address names a file beside the stylesheet.
    static func isRelative(_ address: String) -> Bool {
        !address.isEmpty && !address.hasPrefix("/") && !address.hasPrefix("#") && !address.contains(":")
    }

    /// Whether `@import` stands before a string, which then is an address.
    private static func isImport(before index: Int, _ css: [UInt8]) -> Bool {
        var end = index
        while end > 0, css[end - 1] <= 0x20 { end -= 1 }
        let word = Array("@import".utf8)
        return end >= word.count && css[(end - word.count)..<end].elementsEqual(word) { $0 == $1 || $0 | 0x20 == $1 }
    }

    private static func openParenthesis(at index: Int, _ css: [UInt8]) -> Int? {
        guard index + 4 <= css.count, css[index + 3] == UInt8(ascii: "("),
            css[index..<index + 3].elementsEqual("url".utf8, by: { $0 | 0x20 == $1 })
        else { return nil }
        return index + 4
    }

    private static func address(from start: Int, _ css: [UInt8]) -> Range<Int> {
        var first = start
        while first < css.count, css[first] <= 0x20 { first += 1 }
        if first < css.count, css[first] == UInt8(ascii: "\"") || css[first] == UInt8(ascii: "'") {
            let end = end(ofStringAt: first, css)
            return (first + 1)..<max(first + 1, end - 1)
        }
        var last = first
        while last < css.count, css[last] != UInt8(ascii: ")") { last += 1 }
        while last > first, css[last - 1] <= 0x20 { last -= 1 }
        return first..<last
    }

    private static func end(ofCommentAt start: Int, _ css: [UInt8]) -> Int {
        var index = start + 2
        while index + 1 < css.count {
            if css[index] == UInt8(ascii: "*"), css[index + 1] == UInt8(ascii: "/") { return index + 2 }
            index += 1
        }
        return css.count
    }

    private static func end(ofStringAt start: Int, _ css: [UInt8]) -> Int {
        var index = start + 1
        while index < css.count, css[index] != css[start] {
            if css[index] == UInt8(ascii: "\\") { index += 1 }
            index += 1
        }
        return min(index + 1, css.count)
    }
}
