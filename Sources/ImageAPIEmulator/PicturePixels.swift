import Synchronization

/// The part that all pictures of one size and style share: the packed pixels, and the file's end.
struct PicturePixels: Sendable {
    /// The chunks `IDAT` and `IEND`.
    let bytes: [UInt8]
    /// The same in base64.
    let base64: [UInt8]

    private struct Shape: Hashable {
        let width, height: Int
        let style: EmulatorSettings.PictureStyle
    }

    /// Made once for the process: the same for everyone, so nobody can tell.
    private static let known = Mutex<[Shape: PicturePixels]>([:])

    /// The shared part of a size, from memory if it was made before.
    static func of(width: Int, height: Int, style: EmulatorSettings.PictureStyle) -> PicturePixels {
        known.withLock { known in
            let shape = Shape(width: width, height: height, style: style)
            if let pixels = known[shape] { return pixels }
            // A client that asks for ever other sizes mustn't fill the memory.
            if known.count >= 16 { known = [:] }
            let pixels = PicturePixels(shape)
            known[shape] = pixels
            return pixels
        }
    }

    private init(_ shape: Shape) {
        let packed: [UInt8]
        switch shape.style {
        case .photo: packed = PicturePixels.stored(PicturePixels.noise(shape.width, shape.height))
        case .flat: packed = PicturePixels.packedZeros(((shape.width + 7) / 8 + 1) * shape.height)
        }
        bytes = EmulatedPicture.chunk("IDAT", packed) + EmulatedPicture.chunk("IEND", [])
        base64 = Base64Text.of(bytes)
    }

    /// A zlib stream of blocks that are stored as they are.
    private static func stored(_ raw: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        stream.reserveCapacity(raw.count + raw.count / 65535 * 5 + 16)
        var start = 0
        while start < raw.count {
            let end = min(start + 65535, raw.count)
            let length = UInt16(end - start)
            stream.append(end == raw.count ? 1 : 0)
            for number in [length, ~length] {
                stream += [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
            }
            stream += raw[start..<end]
            start = end
        }
        return stream + bigEndian(EmulatorChecksum.adler32(raw))
    }

    /// A zlib stream of so many zeros, in one block of fixed codes: a zero, and repetitions of it.
    private static func packedZeros(_ count: Int) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var (held, bits) = (UInt32(0), UInt32(0))
        func put(_ value: UInt32, _ length: UInt32) {
            held |= value << bits
            bits += length
            while bits >= 8 {
                stream.append(UInt8(truncatingIfNeeded: held))
                held >>= 8
                bits -= 8
            }
        }
        // The last block, of fixed codes. Codes go out with their first bit first, so they stand here mirrored.
        put(0b011, 3)
        put(0b00001100, 8)
        for _ in 0..<((count - 1) / 258) {
            put(0b10100011, 8)  // length 258
            put(0, 5)  // distance 1
        }
        for _ in 0..<((count - 1) % 258) { put(0b00001100, 8) }
        put(0, 7)
        if bits > 0 { put(0, 8 - bits) }
        let high = UInt32(count % 65521)
        return stream + bigEndian(high << 16 | 1)
    }

    /// Rows of indices, each after a zero for "no filter": noise of many scales, the coarse ones strong, as in photographs.
    private static func noise(_ width: Int, _ height: Int) -> [UInt8] {
        var numbers = SeededNumbers(seed: UInt64(width) << 32 | UInt64(height))
        var scale = 7
        var columns = (width - 1) >> scale + 2
        var rows = (height - 1) >> scale + 2
        var field = (0..<(columns * rows)).map { _ in 32 * 256 + numbers.below(192 * 256) }
        var strength = 96 * 256
        while scale > 0 {
            scale -= 1
            let (wider, taller) = ((width - 1) >> scale + 2, (height - 1) >> scale + 2)
            var finer: [Int] = []
            finer.reserveCapacity(wider * taller)
            strength = strength * 78 / 100
            for y in 0..<taller {
                let (above, below) = (y >> 1, min(y >> 1 + y & 1, rows - 1))
                for x in 0..<wider {
                    let (left, right) = (x >> 1, min(x >> 1 + x & 1, columns - 1))
                    let sum =
                        field[above * columns + left] &+ field[above * columns + right]
                        &+ field[below * columns + left] &+ field[below * columns + right]
                    let change = Int(truncatingIfNeeded: numbers.next() >> 48) &- 32768
                    finer.append(sum >> 2 &+ (change &* strength) >> 16)
                }
            }
            (field, columns, rows) = (finer, wider, taller)
        }
        var raw: [UInt8] = []
        raw.reserveCapacity((width + 1) * height)
        for y in 0..<height {
            raw.append(0)
            for x in 0..<width { raw.append(UInt8(clamping: field[y * columns + x] >> 8)) }
        }
        return raw
    }
}
