/// Base64 as RFC 4648 has it, in ASCII.
enum Base64Text {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The text of bytes.
    static func of(_ bytes: [UInt8]) -> [UInt8] {
        let letters = letters
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index + 2 < bytes.count {
            let group = Int(bytes[index]) << 16 | Int(bytes[index + 1]) << 8 | Int(bytes[index + 2])
            text.append(letters[group >> 18])
            text.append(letters[group >> 12 & 63])
            text.append(letters[group >> 6 & 63])
            text.append(letters[group & 63])
            index += 3
        }
        let rest = bytes[index...]
        if let first = rest.first {
            let group = Int(first) << 16 | (rest.count > 1 ? Int(bytes[index + 1]) << 8 : 0)
            text += [letters[group >> 18], letters[group >> 12 & 63]]
            text += rest.count > 1 ? [letters[group >> 6 & 63], UInt8(ascii: "=")] : Array("==".utf8)
        }
        return text
    }
}
