/// The texts in a stretch of JSON, decoded, without reading what it means.
enum JSONTexts {
    /// Adds every string in order, keys too, each on a line of its own.
    static func append(_ bytes: [UInt8], _ range: Range<Int>, to texts: inout [UInt8]) {
        var index = range.lowerBound
        while let open = bytes.firstIndex(ofByte: .quote, from: index, end: range.upperBound) {
            index = open + 1
            while index < range.upperBound, bytes[index] != .quote {
                if bytes[index] == .backslash, index + 1 < range.upperBound {
                    index = escape(bytes, index + 1, range.upperBound, &texts)
                } else {
                    texts.append(bytes[index])
                    index += 1
                }
            }
            index += 1
            texts.append(.newline)
            texts.append(.newline)
        }
    }

    /// Reads what follows a backslash; where to go on.
    private static func escape(_ bytes: [UInt8], _ index: Int, _ end: Int, _ text: inout [UInt8]) -> Int {
        switch bytes[index] {
        case UInt8(ascii: "n"): text.append(.newline)
        case UInt8(ascii: "t"): text.append(.tab)
        case UInt8(ascii: "r"): text.append(.carriageReturn)
        case UInt8(ascii: "u") where index + 4 < end:
            guard let unit = UInt16(String(decoding: bytes[(index + 1)...(index + 4)], as: UTF8.self), radix: 16) else {
                break
            }
            var units = [unit]
            var next = index + 5
            // The second half of a character beyond the first plane.
            if UTF16.isLeadSurrogate(unit), next + 5 < end, bytes[next] == .backslash,
                let low = UInt16(String(decoding: bytes[(next + 2)...(next + 5)], as: UTF8.self), radix: 16)
            {
                units.append(low)
                next += 6
            }
            text += Array(String(decoding: units, as: UTF16.self).utf8)
            return next
        default: text.append(bytes[index])
        }
        return index + 1
    }

    /// The values of keys that state a price: https://schema.org/price and its kin.
    static func prices(_ bytes: [UInt8], _ range: Range<Int>) -> [String] {
        var prices: [String] = []
        var from = range.lowerBound
        while let found = bytes.firstIndex(of: keyEnd, from: from, end: range.upperBound) {
            from = found + keyEnd.count
            var index = from
            while index < range.upperBound, bytes[index].isSpace { index += 1 }
            guard index < range.upperBound, bytes[index] == .colon else { continue }
            index += 1
            while index < range.upperBound, bytes[index].isSpace || bytes[index] == .quote { index += 1 }
            let start = index
            while index < range.upperBound,
                bytes[index].isDigit || [UInt8(ascii: "."), UInt8(ascii: ",")].contains(bytes[index])
            {
                index += 1
            }
            // A number ends with it; a comma may only part it from the next key.
            let value = bytes[start..<index].reversed().drop { !$0.isDigit }.reversed()
            if !value.isEmpty { prices.append(String(decoding: Array(value), as: UTF8.self)) }
        }
        return prices
    }

    /// How the keys `price`, `lowPrice` and `highPrice` end.
    private static let keyEnd = Array("rice\"".utf8)
}
