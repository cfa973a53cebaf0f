/// Damage to the header and the palette.
extension PNGFile {
    mutating func name(width: Int, height: Int) {
        chunks[0].data.replaceSubrange(0..<8, with: PNGFile.number(width) + PNGFile.number(height))
    }

    /// Sides that need other rows than the file has: with fewer than 8 bits a pixel, some other widths would not.
    mutating func nameOtherSize(_ random: inout FixedRandom) {
        while true {
            let (width, height) = (Int.random(in: 1...90, using: &random), Int.random(in: 1...90, using: &random))
            let needed = PNGFile.rowLengths(width, height, colour: colour, depth: depth, isInterlaced: isInterlaced)
            guard needed.reduce(0, +) != rows.count else { continue }
            name(width: width, height: height)
            return
        }
    }

    mutating func breakHeader(_ random: inout FixedRandom) {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: name(width: 0, height: height)
        case 1: name(width: width, height: 0)
        case 2: chunks[0].data[8] = [0, 3, 5, 7, 9, 32].randomElement(using: &random) ?? 3
        case 3: chunks[0].data[9] = [1, 5, 7, 8].randomElement(using: &random) ?? 5
        case 4: chunks[0].data[10] = UInt8.random(in: 1...255, using: &random)
        case 5: chunks[0].data[11] = UInt8.random(in: 1...255, using: &random)
        case 6: chunks[0].data[12] = UInt8.random(in: 2...255, using: &random)
        default:
            chunks[0].data = Bool.random(using: &random) ? chunks[0].data + [0] : Array(chunks[0].data.dropLast())
        }
    }

    mutating func breakPalette(_ random: inout FixedRandom) {
        while colour != 3 { self = PNGFile(random: &random) }
        guard let place = chunks.firstIndex(where: { $0.name == "PLTE" }) else { return }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: chunks.removeAll { $0.name == "PLTE" }
        case 1: chunks[place].data = []
        case 2: chunks[place].data.append(contentsOf: Malformed.noise(Int.random(in: 1...2, using: &random), &random))
        case 3: chunks[place].data = Malformed.noise(3 * Int.random(in: 257...900, using: &random), &random)
        case 4: chunks.insert(chunks[place], at: place)
        default: chunks.insert(chunks.remove(at: place), at: chunks.count - 1)
        }
    }

    /// More than the limit, or exactly the limit, whose memory is the most that may be used.
    mutating func nameManyPixels(_ random: inout FixedRandom) {
        let many = [
            (30_000, 30_000), (4_097, 1), (1, 4_097), (65_535, 65_535), (0x7FFF_FFFF, 0x7FFF_FFFF), (0xFFFF_FFFF, 1),
            (1_000_000, 1_000_000), (16_383, 16_383), (8_000, 8_000), (4_096, 4_096), (4_096, 4_096),
        ]
        let (width, height) = many.randomElement(using: &random) ?? (30_000, 30_000)
        name(width: width, height: height)
    }
}
