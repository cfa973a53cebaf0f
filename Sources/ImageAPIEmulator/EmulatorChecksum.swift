/// The two checksums of a PNG file.
enum EmulatorChecksum {
    private static let table: [UInt32] = (0..<256).map { (index: UInt32) in
        (0..<8).reduce(index) { value, _ in value & 1 == 1 ? 0xedb8_8320 ^ (value >> 1) : value >> 1 }
    }

    /// CRC-32 of a chunk's type and data.
    static func crc32(_ type: [UInt8], _ data: [UInt8]) -> UInt32 {
        let table = table
        var crc = UInt32.max
        for byte in type { crc = table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ (crc >> 8) }
        for byte in data { crc = table[Int(UInt8(truncatingIfNeeded: crc) ^ byte)] ^ (crc >> 8) }
        return ~crc
    }

    /// Adler-32 of bytes before they are packed.
    static func adler32(_ bytes: [UInt8]) -> UInt32 {
        var (low, high) = (UInt32(1), UInt32(0))
        var start = 0
        while start < bytes.count {
            // So many sums can't overflow before the remainder is taken.
            let end = min(start + 5552, bytes.count)
            for index in start..<end {
                low &+= UInt32(bytes[index])
                high &+= low
            }
            (low, high) = (low % 65521, high % 65521)
            start = end
        }
        return high << 16 | low
    }
}
