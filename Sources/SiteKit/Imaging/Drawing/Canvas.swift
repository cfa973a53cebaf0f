/// Red, green and blue as light: linear, 1 is the white of the picture, more is brighter than white.
typealias Light = SIMD3<Float>

/// A picture being drawn, in linear light.
struct Canvas {
    /// Pixels in a row.
    let width: Int
    /// Rows.
    let height: Int
    /// Rows from the top.
    var pixels: [Light]

    init(width: Int, height: Int, fill: Light = .zero) {
        self.width = width
        self.height = height
        pixels = Array(repeating: fill, count: width * height)
    }

    /// The finished picture: sRGB with a little grain, opaque.
    ///
    /// - Parameters:
    ///   - grain: the most it adds or takes, in steps of the finished 8 bits.
    ///   - seed: which grain.
    func developed(grain: Float = 1.5, seed: UInt32 = 1) throws(ImagingError) -> Bitmap {
        var bytes = [UInt8](repeating: 255, count: width * height * 4)
        for index in 0..<(width * height) {
            let light = pixels[index].clamped(lowerBound: .zero, upperBound: .one)
            let speck = (Noise.hash(index % width, index / width, seed) - 0.5) * 2 * grain
            for channel in 0..<3 {
                let value = Tone.encoded(light[channel]) * 255 + speck
                bytes[index * 4 + channel] = UInt8(min(max(value + 0.5, 0), 255))
            }
        }
        return try Bitmap(width: width, height: height, pixels: bytes)
    }
}
