/// The control characters U+0080 to U+0099, which stand for `:a` to `:z` where an inline directive may begin.
enum DirectiveMark {
    /// First byte of all of them.
    static let lead: UInt8 = 0xC2

    /// Second byte of the one that stands for a colon and `letter`.
    static func trail(of letter: UInt8) -> UInt8 { 0x80 + (letter - UInt8(ascii: "a")) }

    /// Whether one stands at `index`.
    static func stands(in bytes: [UInt8], at index: Int) -> Bool {
        bytes[index] == lead && index + 1 < bytes.count && bytes[index + 1] >= 0x80 && bytes[index + 1] <= 0x99
    }

    /// The first at or after `from`.
    static func first(in bytes: [UInt8], from: Int = 0) -> Int? {
        var index = from
        while let found = bytes.firstIndex(ofByte: lead, from: index) {
            if stands(in: bytes, at: found) { return found }
            index = found + 1
        }
        return nil
    }

    /// Puts back what they stand for.
    static func restore(_ bytes: inout [UInt8]) {
        var index = 0
        while let found = first(in: bytes, from: index) {
            let letter = bytes[found + 1] - 0x80 + UInt8(ascii: "a")
            bytes[found] = .colon
            bytes[found + 1] = letter
            index = found + 2
        }
    }
}
