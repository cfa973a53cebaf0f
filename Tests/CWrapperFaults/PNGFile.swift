/// A PNG file in its chunks; lengths and checksums are made when it is put together.
struct PNGFile {
    struct Chunk {
        var name: String
        var data: [UInt8]
    }

    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    let width: Int
    let height: Int
    let depth: Int
    let colour: Int
    let isInterlaced: Bool
    /// The rows with their filter bytes, not packed.
    let rows: [UInt8]
    var chunks: [Chunk]

    var bytes: [UInt8] { PNGFile.signature + chunks.flatMap { PNGFile.encoded($0) } }

    /// The file with more empty chunks than any file needs, before its pixels or among them.
    func cutIntoMany(_ random: inout FixedRandom) -> [UInt8] {
        let name = Bool.random(using: &random) ? "IDAT" : "tESt"
        let empty = PNGFile.encoded(Chunk(name: name, data: []))
        var bytes = PNGFile.signature + chunks[..<pixels].flatMap { PNGFile.encoded($0) }
        for _ in 0..<Int.random(in: 10_000...12_000, using: &random) { bytes += empty }
        return bytes + chunks[pixels...].flatMap { PNGFile.encoded($0) }
    }

    /// Where the packed pixels are.
    var pixels: Int { chunks.firstIndex { $0.name == "IDAT" } ?? 0 }

    /// A whole picture of one of the kinds that PNG has, with random pixels, filters and sides.
    init(random: inout FixedRandom) {
        let kinds = [
            (0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (2, 8), (2, 16), (3, 1), (3, 2), (3, 4), (3, 8), (4, 8), (4, 16),
            (6, 8), (6, 16),
        ]
        let kind = kinds[Int.random(in: 0..<kinds.count, using: &random)]
        (colour, depth) = kind
        width = Int.random(in: 1...40, using: &random)
        height = Int.random(in: 1...40, using: &random)
        isInterlaced = depth < 16 && Bool.random(using: &random)
        let lengths = PNGFile.rowLengths(width, height, colour: colour, depth: depth, isInterlaced: isInterlaced)
        rows = lengths.flatMap { length in
            [UInt8.random(in: 0...4, using: &random)] + Malformed.noise(length - 1, &random)
        }
        let sides = PNGFile.number(width) + PNGFile.number(height)
        chunks = [Chunk(name: "IHDR", data: sides + [UInt8(depth), UInt8(colour), 0, 0, isInterlaced ? 1 : 0])]
        if colour == 3 {
            chunks.append(Chunk(name: "PLTE", data: Malformed.noise(3 << depth, &random)))
            if Bool.random(using: &random) {
                chunks.append(Chunk(name: "tRNS", data: Malformed.noise(1 << (depth - 1), &random)))
            }
        }
        chunks.append(Chunk(name: "tEXt", data: Array("Title\0x".utf8)))
        chunks.append(Chunk(name: "IDAT", data: Zlib.stored(rows)))
        chunks.append(Chunk(name: "IEND", data: []))
    }

    /// Bytes of each row with its filter byte, pass after pass.
    static func rowLengths(_ width: Int, _ height: Int, colour: Int, depth: Int, isInterlaced: Bool) -> [Int] {
        let bits = depth * ([0: 1, 2: 3, 3: 1, 4: 2, 6: 4][colour] ?? 1)
        let passes =
            isInterlaced
            ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
            : [(0, 0, 1, 1)]
        return passes.flatMap { x, y, dx, dy -> [Int] in
            let (columns, lines) = ((width - x + dx - 1) / dx, (height - y + dy - 1) / dy)
            return columns > 0 && lines > 0 ? Array(repeating: 1 + (columns * bits + 7) / 8, count: lines) : []
        }
    }

    static func encoded(_ chunk: Chunk) -> [UInt8] {
        let body = Array(chunk.name.utf8) + chunk.data
        return number(chunk.data.count) + body + number(Int(crc(body)))
    }

    static func number(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes { crc = table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ (crc >> 8) }
        return ~crc
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 1 ? 0xEDB8_8320 ^ (crc >> 1) : crc >> 1 }
    }
}
