/// zlib streams made by hand: stored, or packed so that little names much.
enum Zlib {
    /// Bytes as they are, in stored blocks.
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(0xFFFF)
            rest = rest.dropFirst(block.count)
            let length = UInt16(block.count)
            stream.append(rest.isEmpty ? 1 : 0)
            for half in [length, ~length] { stream += [UInt8(half & 255), UInt8(half >> 8)] }
            stream += block
        } while !rest.isEmpty
        return stream + adler(bytes)
    }

    /// A letter `matches` times 258 and once more, in 13 bits for each 258: fixed Huffman codes, each match at
    /// distance 1.
    static func letters(matches: Int) -> [UInt8] {
        var bits = BitWriter()
        bits.write(0b011, 3)  // the last block, fixed codes
        bits.writeCode(0x30 + Int(UInt8(ascii: "x")), 8)
        for _ in 0..<matches {
            bits.writeCode(0b1100_0101, 8)  // length 258
            bits.writeCode(0, 5)  // distance 1
        }
        bits.writeCode(0, 7)  // the end
        let count = matches * 258 + 1
        let letter = Int(UInt8(ascii: "x"))
        let sums = [count + letter * (count * (count + 1) / 2), 1 + letter * count].map { $0 % 65_521 }
        return [0x78, 0x01] + bits.bytes + sums.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    }

    /// The checksum that ends a stream.
    static func adler(_ bytes: [UInt8]) -> [UInt8] {
        var (a, b) = (1, 0)
        for byte in bytes {
            a = (a + Int(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return [UInt8(b >> 8), UInt8(b & 255), UInt8(a >> 8), UInt8(a & 255)]
    }
}

/// Bits from the lowest on, as deflate wants them.
private struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var used = 8

    mutating func write(_ value: Int, _ count: Int) {
        for index in 0..<count {
            if used == 8 {
                bytes.append(0)
                used = 0
            }
            bytes[bytes.count - 1] |= UInt8(value >> index & 1) << UInt8(used)
            used += 1
        }
    }

    /// Huffman codes come with their highest bit first.
    mutating func writeCode(_ code: Int, _ count: Int) {
        for index in (0..<count).reversed() { write(code >> index & 1, 1) }
    }
}
