/// The ways in which a PNG file is broken. Each takes a whole file and breaks it for certain: no result is a picture.
enum Malformed: String, CaseIterable {
    case cutOff = "cut off at any byte"
    case bitFlip = "one bit flipped, checksum left"
    case otherSize = "another size in the header, checksum right"
    case header = "wrong header, checksum right"
    case palette = "wrong palette, checksum right"
    case pixels = "wrong pixels, checksum right"
    case zlib = "wrong zlib stream, checksum right"
    case chunks = "chunks missing, doubled or out of place"
    case sizeBomb = "names many pixels, holds few"
    case packedBomb = "side chunks and pixels that unpack to much"
    case flood = "cut into very many chunks"
    case noise = "random bytes"
    case signedNoise = "random bytes after the signature"

    /// A broken file.
    func make(_ random: inout FixedRandom) -> [UInt8] {
        var file = PNGFile(random: &random)
        switch self {
        case .cutOff:
            let bytes = file.bytes
            return Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)))
        case .bitFlip:
            var bytes = file.bytes
            bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
            return bytes
        case .otherSize: file.nameOtherSize(&random)
        case .header: file.breakHeader(&random)
        case .palette: file.breakPalette(&random)
        case .pixels: file.breakPixels(&random)
        case .zlib: file.breakStream(&random)
        case .chunks: return file.breakChunks(&random)
        case .sizeBomb: file.nameManyPixels(&random)
        case .packedBomb: file.packMuch(&random)
        case .flood: return file.cutIntoMany(&random)
        case .noise: return Malformed.noise(Int.random(in: 0...4_000, using: &random), &random)
        case .signedNoise:
            return PNGFile.signature + Malformed.noise(Int.random(in: 0...4_000, using: &random), &random)
        }
        return file.bytes
    }

    static func noise(_ count: Int, _ random: inout FixedRandom) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
}
