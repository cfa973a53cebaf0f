/// Damage to the packed pixels and to the order of chunks.
extension PNGFile {
    /// 7.7 MB of text, a little less than libpng would unpack of one chunk, in 49 KB.
    static let bomb = Zlib.letters(matches: 30_000)

    /// Rows of which some bytes differ from what was summed up, or one filter that doesn't exist.
    mutating func breakPixels(_ random: inout FixedRandom) {
        var changed = rows
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            changed[0] = UInt8.random(in: 5...255, using: &random)
            chunks[pixels].data = Zlib.stored(changed)
        case 1:
            let index = Int.random(in: 0..<rows.count, using: &random)
            changed[index] ^= UInt8.random(in: 1...255, using: &random)
            chunks[pixels].data = Array(Zlib.stored(changed).dropLast(4)) + Zlib.adler(rows)
        case 2:
            chunks[pixels].data = Zlib.stored(Array(rows.dropLast(Int.random(in: 1...rows.count, using: &random))))
        default:
            let more = Malformed.noise(Int.random(in: 1...500, using: &random), &random)
            chunks[pixels].data = Zlib.stored(rows + more)
        }
    }

    mutating func breakStream(_ random: inout FixedRandom) {
        let count = chunks[pixels].data.count
        switch Int.random(in: 0..<8, using: &random) {
        case 0: chunks[pixels].data[0] = [0x79, 0x00, 0xF8, 0xFF].randomElement(using: &random) ?? 0
        case 1: chunks[pixels].data[1] = [0x00, 0x02, 0x20, 0xBB].randomElement(using: &random) ?? 0
        case 2: chunks[pixels].data[2] |= 0b110  // a kind of block that doesn't exist
        case 3: chunks[pixels].data[3] ^= UInt8.random(in: 1...255, using: &random)
        case 4: chunks[pixels].data[Int.random(in: (count - 4)..<count, using: &random)] ^= 0x11
        case 5: chunks[pixels].data = Array(chunks[pixels].data.prefix(Int.random(in: 0..<count, using: &random)))
        case 6: chunks[pixels].data = [0x78, 0x01] + Malformed.noise(Int.random(in: 0...300, using: &random), &random)
        default: chunks[pixels].data = Malformed.noise(Int.random(in: 1...300, using: &random), &random)
        }
    }

    mutating func breakChunks(_ random: inout FixedRandom) -> [UInt8] {
        switch Int.random(in: 0..<9, using: &random) {
        case 0: chunks.removeAll { $0.name == "IDAT" }
        case 1: chunks.removeLast()
        case 2: chunks.removeFirst()
        case 3: chunks.insert(chunks[0], at: Int.random(in: 1..<chunks.count, using: &random))
        case 4: chunks.insert(Chunk(name: "ABCD", data: []), at: Int.random(in: 1..<chunks.count, using: &random))
        case 5:
            chunks.insert(Chunk(name: "tEXt", data: Array("a\0b".utf8)), at: pixels + 1)
            chunks.insert(Chunk(name: "IDAT", data: []), at: pixels + 2)
        case 6: chunks.swapAt(pixels, chunks.count - 1)
        case 7: return bytes + Malformed.noise(Int.random(in: 1...50, using: &random), &random)
        default:
            // A length that leads anywhere but to the next chunk.
            var changed = bytes
            changed.replaceSubrange(33..<37, with: Malformed.noise(4, &random).map { $0 | 1 })
            return changed
        }
        return bytes
    }

    /// Texts and profiles that unpack to 7.7 MB each, up to 40, before pixels that are too many by far or wrong.
    mutating func packMuch(_ random: inout FixedRandom) {
        let names = ["zTXt", "iTXt", "iCCP", "zTXt"]
        for index in 0..<([1, 2, 3, 4, 40].randomElement(using: &random) ?? 1) {
            let name = names[index % 4]
            let head = name == "iTXt" ? "t\0\u{1}\0\0\0" : "t\0\0"
            chunks.insert(Chunk(name: name, data: Array(head.utf8) + PNGFile.bomb), at: 1)
        }
        if Bool.random(using: &random) {
            chunks[pixels].data = PNGFile.bomb
        } else {
            breakPixels(&random)
        }
    }
}
