/// The first chunk of a PNG file, read without libpng: what the picture's size is before anything else is done with it.
struct PNGHeader {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    /// Where the chunk ends and the next begins: signature, length, name, 13 bytes, checksum.
    static let end = 33

    let width: Int
    let height: Int
    /// Bits of one colour of a pixel.
    let depth: Int
    let isInterlaced: Bool

    /// Reads it.
    ///
    /// - Throws: `notPNG` for another signature, `png` for a header that is cut off or damaged.
    init(_ bytes: [UInt8]) throws(ImagingError) {
        guard bytes.starts(with: PNGHeader.signature) else {
            let isCut = !bytes.isEmpty && PNGHeader.signature.starts(with: bytes)
            throw ImagingError(isCut ? .png("it ends in its signature") : .notPNG(ContentGuess.words(for: bytes)))
        }
        guard bytes.count >= PNGHeader.end else { throw ImagingError(.png("it ends in its header")) }
        guard PNGHeader.number(bytes, at: 8) == 13, bytes[12..<16].elementsEqual("IHDR".utf8) else {
            throw ImagingError(.png("its first chunk is no header"))
        }
        guard PNGHeader.number(bytes, at: 29) == Int(CRC32.of(bytes[12..<29])) else {
            throw ImagingError(.png("the checksum of its header is wrong"))
        }
        width = PNGHeader.number(bytes, at: 16)
        height = PNGHeader.number(bytes, at: 20)
        depth = Int(bytes[24])
        isInterlaced = bytes[28] != 0
        guard width > 0, height > 0 else { throw ImagingError(.size(width: width, height: height)) }
    }

    /// Four bytes, the highest first; the caller has made sure that they are there.
    static func number(_ bytes: [UInt8], at offset: Int) -> Int {
        bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
}
