/// A source text as a reader would see it: without the marks of Markdown, references resolved, spaces made one. Each
/// byte knows where in the file it came from.
struct SourceProjection {
    /// What is seen.
    private(set) var bytes: [UInt8] = []
    /// For each of them, what it came from in the file.
    private(set) var origins: [Range<Int>] = []

    /// Marks that disappear when Markdown is read.
    private static let marks: Set<UInt8> = Set("*_~`[]\\\u{1A}".utf8)

    /// Projects a text. Marks that are in `kept` stay; `isBare` leaves tags and addresses of links in.
    init(_ source: [UInt8], keeping kept: Set<UInt8>, isBare: Bool) {
        bytes.reserveCapacity(source.count)
        origins.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            let byte = source[index]
            if byte == UInt8(ascii: "&"),
                let end = source.firstIndex(ofByte: UInt8(ascii: ";"), from: index, end: index + 12)
            {
                for decoded in HTMLText.decoded(Array(source[index...end])) { add(decoded, from: index..<(end + 1)) }
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
                if !Self.marks.contains(byte) || kept.contains(byte) { add(byte, from: index..<(index + 1)) }
                index += 1
            }
        }
    }

    /// The same of words from a page.
    static func words(_ words: [UInt8], keeping kept: Set<UInt8>) -> [UInt8] {
        var projection = SourceProjection()
        for byte in words where !marks.contains(byte) || kept.contains(byte) { projection.add(byte, from: 0..<1) }
        return projection.bytes
    }

    private init() {}

    private mutating func add(_ byte: UInt8, from origin: Range<Int>) {
        let isPipe = byte == UInt8(ascii: "|")
        // A no-break space, whose first byte was taken for a letter.
        if byte == 0xA0, bytes.last == 0xC2 {
            bytes.removeLast()
            let start = origins.removeLast().lowerBound
            if bytes.last != .space {
                bytes.append(.space)
                origins.append(start..<origin.upperBound)
            }
            return
        }
        if byte.isSpace || isPipe {
            guard bytes.last != .space else { return }
            bytes.append(.space)
        } else {
            bytes.append(byte)
        }
        origins.append(origin)
    }
}
