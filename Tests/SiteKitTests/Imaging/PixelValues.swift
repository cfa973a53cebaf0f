import Testing

@testable import SiteKit

/// The values of a picture's pixels for comparing, from 0 to 255, colour multiplied by alpha.
///
/// Multiplied, since that is what reaches the eye. Pillow keeps 8 bits of the product while it resizes, so the colour it
/// would divide out of a nearly transparent pixel is coarse, and under a transparent one it means nothing.
struct PixelValues {
    /// Red, green, blue and alpha of each pixel in turn.
    private var values: [Float]

    init(_ picture: Bitmap) {
        let pixels = picture.pixels
        values = pixels.map { Float($0) }
        for index in values.indices where index & 3 != 3 { values[index] *= values[index | 3] / 255 }
    }

    /// Bytes that are multiplied already.
    init(multiplied bytes: [UInt8]) {
        values = bytes.map { Float($0) }
    }

    /// Mean and greatest difference over all values.
    func difference(_ other: PixelValues) throws -> (mean: Double, most: Double) {
        try #require(values.count == other.values.count)
        var sum = 0.0
        var most = 0.0
        for index in values.indices {
            let off = Double(abs(values[index] - other.values[index]))
            sum += off
            most = max(most, off)
        }
        return (sum / Double(values.count), most)
    }
}
