#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Names for the bytes that Markdown is made of.
extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let tab = UInt8(ascii: "\t")
    static let space = UInt8(ascii: " ")
    static let colon = UInt8(ascii: ":")
    static let backslash = UInt8(ascii: "\\")
    static let openBracket = UInt8(ascii: "[")
    static let closeBracket = UInt8(ascii: "]")
    static let openBrace = UInt8(ascii: "{")
    static let closeBrace = UInt8(ascii: "}")
    static let less = UInt8(ascii: "<")
    static let greater = UInt8(ascii: ">")
    static let quote = UInt8(ascii: "\"")
    static let apostrophe = UInt8(ascii: "'")
    static let hash = UInt8(ascii: "#")
    static let slash = UInt8(ascii: "/")

    var isBlank: Bool { self == .space || self == .tab }
    var isSpace: Bool { self == .space || (self >= 9 && self <= 13) }
    var isLowercase: Bool { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") }
    var isUppercase: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }
    var isLetter: Bool { isLowercase || isUppercase }
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    /// Whether it may be in the name of a directive or attribute.
    var isNamePart: Bool { isLetter || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }
    /// Lower-cased, if it is an ASCII letter.
    var lowercased: UInt8 { isUppercase ? self + 32 : self }
}

extension Array where Element == UInt8 {
    /// Where `needle` first stands at or after `from` and ends before `end`.
    func firstIndex(of needle: [UInt8], from: Int = 0, end: Int? = nil) -> Int? {
        let end = Swift.min(end ?? count, count)
        guard let first = needle.first, from >= 0, end - from >= needle.count else { return nil }
        var index = from
        let last = end - needle.count
        while let found = firstIndex(ofByte: first, from: index, end: last + 1) {
            if holds(needle, at: found) { return found }
            index = found + 1
        }
        return nil
    }

    /// Where `byte` first stands at or after `from` and before `end`, as fast as the C library can tell.
    func firstIndex(ofByte byte: UInt8, from: Int = 0, end: Int? = nil) -> Int? {
        let end = Swift.min(end ?? count, count)
        guard from >= 0, from < end else { return nil }
        return unsafe withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress,
                let found = unsafe memchr(base + from, Int32(byte), end - from)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - base
        }
    }

    /// Where `needle`, which is long, stands; compared as fast as the C library can.
    func range(of needle: [UInt8]) -> Range<Int>? {
        let start = Array(needle.prefix(32))
        guard needle.count > start.count else { return firstIndex(of: needle).map { $0..<($0 + needle.count) } }
        var from = 0
        while let found = firstIndex(of: start, from: from) {
            guard found + needle.count <= count else { return nil }
            let isEqual = unsafe withUnsafeBytes { left in
                unsafe needle.withUnsafeBytes { right in
                    guard let left = left.baseAddress, let right = right.baseAddress else { return false }
                    return unsafe memcmp(left + found, right, needle.count) == 0
                }
            }
            if isEqual { return found..<(found + needle.count) }
            from = found + 1
        }
        return nil
    }

    /// Whether `needle` stands at `index`.
    func holds(_ needle: [UInt8], at index: Int) -> Bool {
        guard index >= 0, count - index >= needle.count else { return false }
        for offset in needle.indices where self[index + offset] != needle[offset] { return false }
        return true
    }
}
