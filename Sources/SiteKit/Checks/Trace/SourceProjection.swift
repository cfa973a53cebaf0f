/// A source text as a reader would see it: without the marks of Markdown, references resolved, spaces made one. Each
/// byte knows where in the file it came from.
struct SourceProjection {
    /// What is seen.
    private(set) var bytes: [UInt8] = []
    /// For each of them, where it stands in the file; and the file's end.
    private(set) var offsets: [Int] = []

    /// Marks that disappear when Markdown is read.
    private static let marks: Set<UInt8> = Set("*_~`[]\\\u{1A}".utf8)

    /// Projects a text. Marks that are in `kept` stay; `isBare` leaves tags and addresses of links in.
    init(_ source: [UInt8], keeping kept: Set<UInt8>, isBare: Bool) {
        bytes.reserveCapacity(source.count)
        offsets.reserveCapacity(source.count + 1)
        var index = 0
        while index < source.count {
            let byte = source[index]
            if byte == UInt8(ascii: "&"),
                let end = source.firstIndex(ofByte: UInt8(ascii: ";"), from: index, end: index + 12)
            {
                for decoded in HTMLText.decoded(Array(source[index...end])) { add(decoded, from: index) }
                index = end + 1
            } else if !isBare, byte == .less, index + 1 < source.count,
                source[index + 1].isLetter || source[index + 1] == .slash,
                let end = source.firstIndex(ofByte: .greater, from: index, end: index + 1_000)
            {
                index = end + 1
            } else if !isBare, byte == .closeBracket, index + 1 < source.count, source[index + 1] == UInt8(ascii: "("),
                let end = source.firstIndex(ofByte: UInt8(ascii: ")"), from: index, end: index + 1_000),
                !source[index...end].contains(.space)
            {
                index = end + 1
            } else {
                if !Self.marks.contains(byte) || kept.contains(byte) { add(byte, from: index) }
                index += 1
            }
        }
        offsets.append(source.count)
    }

    /// The same of words from a page.
    static func words(_ words: [UInt8], keeping kept: Set<UInt8>) -> [UInt8] {
        var projection = SourceProjection()
        for byte in words where !marks.contains(byte) || kept.contains(byte) { projection.add(byte, from: 0) }
        return projection.bytes
    }

    private init() {}

    private mutating func add(_ byte: UInt8, from offset: Int) {
        let isPipe = byte == UInt8(ascii: "|")
        // A no-break space, whose first byte was taken for a letter.
        if byte == 0xA0, bytes.last == 0xC2 {
            bytes.removeLast()
            let start = offsets.removeLast()
            if bytes.last != .space {
                bytes.append(.space)
                offsets.append(start)
            }
            return
        }
        if byte.isSpace || isPipe {
            guard bytes.last != .space else { return }
            bytes.append(.space)
        } else {
            bytes.append(byte)
        }
        offsets.append(offset)
    }
}
