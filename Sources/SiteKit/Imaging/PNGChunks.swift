/// A PNG file walked chunk by chunk before libpng sees it.
///
/// libpng's simplified interface stops reading with the last row, lets wrong checksums of side chunks pass, and unpacks
/// every compressed text before the first row (8 MB each, 1,000 of them). So wholeness is proved here, and libpng is
/// given only the chunks that the pixels depend on.
struct PNGChunks {
    /// What makes the pixels. An embedded colour profile is not among them: libpng would not apply it.
    private static let kept: Set<String> = ["IHDR", "PLTE", "tRNS", "sRGB", "gAMA", "IDAT", "IEND"]

    /// The file with only those chunks.
    let essential: [UInt8]

    /// Walks the file; its header has been read.
    ///
    /// - Throws: `png` if a chunk is cut off, damaged or out of its place, or something follows the last one.
    init(_ bytes: [UInt8]) throws(ImagingError) {
        var chunks: [Chunk] = []
        var offset = PNGHeader.signature.count
        while chunks.last?.name != "IEND" {
            let chunk = try Chunk(bytes, at: offset)
            chunks.append(chunk)
            offset = chunk.range.upperBound
        }
        guard offset == bytes.count else {
            throw ImagingError(.png("\(bytes.count - offset) bytes follow its end"))
        }
        try PNGChunks.checkOrder(chunks.map(\.name))
        // An sRGB chunk overrules gAMA, and libpng warns where the two differ.
        let isSRGB = chunks.contains { $0.name == "sRGB" }
        let wanted = chunks.filter { PNGChunks.kept.contains($0.name) && !(isSRGB && $0.name == "gAMA") }
        essential =
            wanted.count == chunks.count ? bytes : PNGHeader.signature + wanted.flatMap { bytes[$0.range] }
    }

    /// What libpng can't see any more once chunks are left out, or doesn't look at.
    private static func checkOrder(_ names: [String]) throws(ImagingError) {
        for name in names where name.first?.isUppercase == true && !kept.contains(name) {
            throw ImagingError(.png("it needs the unknown chunk \(name) to be understood"))
        }
        guard let first = names.firstIndex(of: "IDAT"), let last = names.lastIndex(of: "IDAT") else {
            throw ImagingError(.png("it has no pixels"))
        }
        guard names[first...last].allSatisfy({ $0 == "IDAT" }) else {
            throw ImagingError(.png("another chunk stands between its pixels"))
        }
        guard !names[last...].contains("PLTE"), names.lastIndex(of: "IHDR") == 0 else {
            throw ImagingError(.png("its header or palette is out of place"))
        }
    }

    private struct Chunk {
        let name: String
        /// From its length to its checksum.
        let range: Range<Int>

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
