/// A PNG file walked chunk by chunk before libpng sees it.
///
/// libpng's simplified interface stops reading with the last row, lets wrong checksums of side chunks pass, and unpacks
/// every compressed text before the first row (8 MB each, 1,000 of them). So wholeness is proved here, and libpng is
/// given only the chunks that the pixels depend on.
struct PNGChunks {
    /// What makes the pixels. An embedded colour profile is not among them: libpng would not apply it.
    private static let kept: Set<String> = ["IHDR", "PLTE", "tRNS", "sRGB", "gAMA", "IDAT", "IEND"]

    /// The most chunks a file may have: one that is cut into more was made to cost, not to be seen.
    static let mostChunks = 10_000

    /// The file with only those chunks.
    let essential: [UInt8]

    /// Walks the file; its header has been read. Keeps nothing for a chunk but, at most, one range.
    ///
    /// - Throws: `png` if a chunk is cut off, damaged or out of its place, or something follows the last one.
    init(_ bytes: [UInt8]) throws(ImagingError) {
        // An sRGB chunk overrules gAMA, and libpng warns where the two differ.
        let isSRGB = try PNGChunks.hasSRGB(bytes)
        var order = ChunkOrder()
        var ranges: [Range<Int>] = []
        try PNGChunks.walk(bytes) { (chunk) throws(ImagingError) in
            try order.add(chunk.name)
            guard PNGChunks.kept.contains(chunk.name), !(isSRGB && chunk.name == "gAMA") else { return }
            // An empty IDAT says nothing, and libpng would look at each.
            if chunk.name == "IDAT", chunk.range.count == 12 { return }
            if let last = ranges.last, last.upperBound == chunk.range.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound..<chunk.range.upperBound
            } else {
                ranges.append(chunk.range)
            }
        }
        try order.finish()
        let start = PNGHeader.signature.count
        let isWhole = ranges == [start..<bytes.count]
        essential = isWhole ? bytes : PNGHeader.signature + ranges.flatMap { bytes[$0] }
    }

    /// What all chunks of a name hold, in their order; `nil` if there is none. The file's header has been read.
    ///
    /// - Throws: `png` if a chunk is cut off or damaged.
    static func content(of name: String, in bytes: [UInt8]) throws(ImagingError) -> [UInt8]? {
        var found: [UInt8]?
        try walk(bytes) { (chunk) throws(ImagingError) in
            if chunk.name == name { found = (found ?? []) + bytes[chunk.content] }
        }
        return found
    }

    private static func hasSRGB(_ bytes: [UInt8]) throws(ImagingError) -> Bool {
        var found = false
        try walk(bytes) { (chunk) throws(ImagingError) in if chunk.name == "sRGB" { found = true } }
        return found
    }

    /// Gives every chunk to `visit`, up to the end of the file.
    private static func walk(
        _ bytes: [UInt8], _ visit: (Chunk) throws(ImagingError) -> Void
    ) throws(ImagingError) {
        var offset = PNGHeader.signature.count
        var count = 0
        var isOver = false
        while !isOver {
            let chunk = try Chunk(bytes, at: offset)
            count += 1
            guard count <= mostChunks else { throw ImagingError(.png("it is cut into more than \(mostChunks) chunks")) }
            try visit(chunk)
            isOver = chunk.name == "IEND"
            offset = chunk.range.upperBound
        }
        guard offset == bytes.count else {
            throw ImagingError(.png("\(bytes.count - offset) bytes follow its end"))
        }
    }

    /// What libpng can't see any more once chunks are left out, or doesn't look at.
    private struct ChunkOrder {
        private var count = 0
        private var hasPixels = false
        private var isAfterPixels = false

        mutating func add(_ name: String) throws(ImagingError) {
            if name.first?.isUppercase == true, !PNGChunks.kept.contains(name) {
                throw ImagingError(.png("it needs the unknown chunk \(name) to be understood"))
            }
            if name == "IDAT" {
                if isAfterPixels { throw ImagingError(.png("another chunk stands between its pixels")) }
                hasPixels = true
            } else if hasPixels {
                isAfterPixels = true
            }
            if (name == "IHDR") != (count == 0) || (name == "PLTE" && hasPixels) {
                throw ImagingError(.png("its header or palette is out of place"))
            }
            count += 1
        }

        func finish() throws(ImagingError) {
            if !hasPixels { throw ImagingError(.png("it has no pixels")) }
        }
    }

    private struct Chunk {
        let name: String
        /// From its length to its checksum.
        let range: Range<Int>
        /// What is in it.
        var content: Range<Int> { (range.lowerBound + 8)..<(range.upperBound - 4) }

        init(_ bytes: [UInt8], at offset: Int) throws(ImagingError) {
            guard bytes.count - offset >= 12 else { throw ImagingError(.png("it is cut off after byte \(offset)")) }
            let length = PNGHeader.number(bytes, at: offset)
            let letters = bytes[(offset + 4)..<(offset + 8)]
            guard letters.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }) else {
                throw ImagingError(.png("there is no chunk where one should be, at byte \(offset)"))
            }
            name = String(decoding: letters, as: UTF8.self)
            guard length <= bytes.count - offset - 12 else {
                throw ImagingError(.png("it is cut off in the chunk \(name) at byte \(offset)"))
            }
            guard name != "IEND" || length == 0 else { throw ImagingError(.png("its last chunk is not empty")) }
            range = offset..<(offset + 12 + length)
            let end = range.upperBound - 4
            guard PNGHeader.number(bytes, at: end) == Int(CRC32.of(bytes[(offset + 4)..<end])) else {
                throw ImagingError(.png("the checksum of the chunk \(name) at byte \(offset) is wrong"))
            }
        }
    }
}
