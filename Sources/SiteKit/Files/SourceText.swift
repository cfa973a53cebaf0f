/// The bytes of one source file, and where in it an offset lies.
public struct SourceText: Sendable {
    /// Path of the file.
    public let path: RelativePath
    /// Its bytes, known to be UTF-8 without a byte-order mark.
    public let bytes: [UInt8]

    /// Wraps bytes that are already known to be UTF-8.
    public init(path: RelativePath, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// The place of a range of bytes. Costs a scan from the start: for diagnostics, not for every page.
    public func location(of range: Range<Int>) -> SourceLocation {
        let start = min(range.lowerBound, bytes.count)
        var line = 1
        var lineStart = 0
        for index in 0..<start where bytes[index] == UInt8(ascii: "\n") {
            line += 1
            lineStart = index + 1
        }
        var end = start
        while end < min(range.upperBound, bytes.count), bytes[end] != UInt8(ascii: "\n") { end += 1 }
        return SourceLocation(
            file: path.string, line: line,
            column: SourceText.scalarCount(bytes[lineStart..<start]) + 1,
            length: SourceText.scalarCount(bytes[start..<end]))
    }

    /// The place of `length` bytes that begin at byte `column` (from 1) of `line` (from 1).
    public func location(line: Int, byteColumn column: Int, length: Int = 1) -> SourceLocation {
        guard let start = offset(ofLine: line) else {
            return SourceLocation(file: path.string, line: line, column: max(1, column), length: length)
        }
        let from = start + max(0, column - 1)
        return location(of: from..<(from + max(1, length)))
    }

    /// Where a line (from 1) begins; `nil` past the end.
    public func offset(ofLine line: Int) -> Int? {
        var current = 1
        var index = 0
        while current < line {
            guard let next = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            index = next + 1
            current += 1
        }
        return index
    }

    /// How many Unicode scalars these UTF-8 bytes hold.
    static func scalarCount(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }
}
