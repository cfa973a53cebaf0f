/// Finds out whether a tag has its line to itself.
enum TagLine {
    /// Where the line begins, if only blanks stand between there and `position`.
    static func start(before position: Int, in bytes: [UInt8]) -> Int? {
        var index = position
        while index > 0, isBlank(bytes[index - 1]) { index -= 1 }
        return index == 0 || bytes[index - 1] == UInt8(ascii: "\n") ? index : nil
    }

    /// Where the next line begins, if only blanks stand between `position` and there.
    static func end(after position: Int, in bytes: [UInt8]) -> Int? {
        var index = position
        while index < bytes.count, isBlank(bytes[index]) { index += 1 }
        if index == bytes.count { return index }
        if bytes[index] == UInt8(ascii: "\r"), index + 1 < bytes.count { index += 1 }
        return bytes[index] == UInt8(ascii: "\n") ? index + 1 : nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
