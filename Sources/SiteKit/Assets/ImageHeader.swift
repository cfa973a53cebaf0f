/// Format and size of a picture, read from its first bytes without decoding it.
public struct ImageHeader: Hashable, Sendable {
    /// The formats that are recognised, by what their first bytes say.
    public enum Format: String, Hashable, Sendable {
        /// Portable Network Graphics.
        case png
        /// WebP, of any of its three kinds.
        case webp
        /// JPEG.
        case jpeg
        /// Graphics Interchange Format.
        case gif
    }

    /// What the bytes are.
    public let format: Format
    /// Pixels in a row, at least 1.
    public let width: Int
    /// Rows, at least 1.
    public let height: Int

    /// Reads the header; `nil` if the bytes are none of the formats, are cut short before the size, or name a
    /// size of nothing. Only the header is judged, not whether the rest is whole.
    public init?(_ bytes: [UInt8]) {
        let reader = HeaderBytes(bytes)
        let found: (Format, Int, Int)?
        if reader.has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], at: 0) {
            found = ImageHeader.png(reader)
        } else if reader.has(Array("RIFF".utf8), at: 0), reader.has(Array("WEBP".utf8), at: 8) {
            found = ImageHeader.webp(reader)
        } else if reader.has([0xFF, 0xD8, 0xFF], at: 0) {
            found = ImageHeader.jpeg(reader)
        } else if reader.has(Array("GIF87a".utf8), at: 0) || reader.has(Array("GIF89a".utf8), at: 0) {
            found = ImageHeader.gif(reader)
        } else {
            found = nil
        }
        guard let (format, width, height) = found, width > 0, height > 0 else { return nil }
        self.format = format
        self.width = width
        self.height = height
    }

    private static func png(_ reader: HeaderBytes) -> (Format, Int, Int)? {
        guard reader.has(Array("IHDR".utf8), at: 12), let width = reader.big(4, at: 16),
            let height = reader.big(4, at: 20), width < 1 << 31, height < 1 << 31
        else { return nil }
        return (.png, width, height)
    }

    private static func gif(_ reader: HeaderBytes) -> (Format, Int, Int)? {
        guard let width = reader.little(2, at: 6), let height = reader.little(2, at: 8) else { return nil }
        return (.gif, width, height)
    }

    /// RFC 9649, sections 2.5 to 2.7.
    private static func webp(_ reader: HeaderBytes) -> (Format, Int, Int)? {
        if reader.has(Array("VP8X".utf8), at: 12) {
            guard let width = reader.little(3, at: 24), let height = reader.little(3, at: 27) else { return nil }
            return (.webp, width + 1, height + 1)
        }
        if reader.has(Array("VP8L".utf8), at: 12) {
            guard reader.has([0x2F], at: 20), let bits = reader.little(4, at: 21) else { return nil }
            return (.webp, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        }
        guard reader.has(Array("VP8 ".utf8), at: 12), reader.has([0x9D, 0x01, 0x2A], at: 23),
            let width = reader.little(2, at: 26), let height = reader.little(2, at: 28)
        else { return nil }
        return (.webp, width & 0x3FFF, height & 0x3FFF)
    }

    /// Walks the segments up to the first frame header; entropy-coded data is never entered.
    private static func jpeg(_ reader: HeaderBytes) -> (Format, Int, Int)? {
        var offset = 2
        while let lead = reader.big(1, at: offset), lead == 0xFF, let marker = reader.big(1, at: offset + 1) {
            switch marker {
            case 0xFF:
                offset += 1
            case 0x01, 0xD0...0xD8:
                offset += 2
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                guard let height = reader.big(2, at: offset + 5), let width = reader.big(2, at: offset + 7)
                else { return nil }
                return (.jpeg, width, height)
            case 0xD9, 0xDA:
                return nil
            default:
                guard let length = reader.big(2, at: offset + 2), length >= 2 else { return nil }
                offset += 2 + length
            }
        }
        return nil
    }
}

/// Bytes that answer `nil` instead of trapping past their end.
private struct HeaderBytes {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func has(_ pattern: [UInt8], at offset: Int) -> Bool {
        offset + pattern.count <= bytes.count && bytes[offset..<(offset + pattern.count)].elementsEqual(pattern)
    }

    func big(_ count: Int, at offset: Int) -> Int? {
        guard offset + count <= bytes.count else { return nil }
        return bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | Int($1) }
    }

    func little(_ count: Int, at offset: Int) -> Int? {
        guard offset + count <= bytes.count else { return nil }
        return bytes[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
