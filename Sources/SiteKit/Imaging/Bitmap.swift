/// A picture in memory: RGBA, 8 bits each, sRGB, colour not multiplied by alpha, rows from the top without gaps.
public struct Bitmap: Hashable, Sendable {
    /// The longest side any picture may have; also the most that WebP can store.
    public static let longestSide = 16_383
    /// The most pixels a picture may have: 64 million, 256 MB of memory.
    public static let mostPixels = 64_000_000

    /// Pixels in a row, at least 1.
    public let width: Int
    /// Rows, at least 1.
    public let height: Int
    /// `width * height * 4` bytes.
    public let pixels: [UInt8]

    /// Wraps pixels.
    ///
    /// - Throws: `size` for a side outside 1 ... `longestSide` or too many pixels, `byteCount` if they don't match.
    public init(width: Int, height: Int, pixels: [UInt8]) throws(ImagingError) {
        try Bitmap.check(width: width, height: height)
        guard pixels.count == width * height * 4 else {
            throw ImagingError(.byteCount(expected: width * height * 4, found: pixels.count))
        }
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// Throws `size` unless a picture may have these sides; nothing is allocated.
    public static func check(width: Int, height: Int) throws(ImagingError) {
        guard (1...longestSide).contains(width), (1...longestSide).contains(height), width * height <= mostPixels
        else { throw ImagingError(.size(width: width, height: height)) }
    }
}
