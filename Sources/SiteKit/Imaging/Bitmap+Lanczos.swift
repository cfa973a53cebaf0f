extension Bitmap {
    /// The picture at another size, by Lanczos-3 in two passes.
    ///
    /// Works on colour multiplied by alpha, so that what a transparent pixel happens to hold never bleeds into
    /// its neighbours. The same size gives the same bytes.
    ///
    /// - Throws: `size` for sides a bitmap can't have.
    public func resized(width newWidth: Int, height newHeight: Int) throws(ImagingError) -> Bitmap {
        try Bitmap.check(width: newWidth, height: newHeight)
        if newWidth == width, newHeight == height { return self }
        let across = LanczosTaps(from: width, to: newWidth)
        let down = LanczosTaps(from: height, to: newHeight)

        // Rows first, one source row at a time: the float image is only as wide as the result. What rings over white
        // and under black is clipped here and again below, as Pillow does it: else it would ring twice.
        let white = SIMD4<Float>(repeating: 255)
        var middle = [SIMD4<Float>](repeating: .zero, count: newWidth * height)
        var line = [SIMD4<Float>](repeating: .zero, count: width)
        for y in 0..<height {
            for x in 0..<width { line[x] = premultiplied(at: (y * width + x) * 4) }
            for x in 0..<newWidth {
                let start = across.starts[x]
                var sum = SIMD4<Float>.zero
                for tap in 0..<across.count { sum += line[start + tap] * across.weights[x * across.count + tap] }
                middle[y * newWidth + x] = sum.clamped(lowerBound: .zero, upperBound: white)
            }
        }
        var result = [UInt8](repeating: 0, count: newWidth * newHeight * 4)
        for y in 0..<newHeight {
            let start = down.starts[y]
            for x in 0..<newWidth {
                var sum = SIMD4<Float>.zero
                for tap in 0..<down.count {
                    sum += middle[(start + tap) * newWidth + x] * down.weights[y * down.count + tap]
                }
                Bitmap.store(sum, into: &result, at: (y * newWidth + x) * 4)
            }
        }
        return try Bitmap(width: newWidth, height: newHeight, pixels: result)
    }

    private func premultiplied(at index: Int) -> SIMD4<Float> {
        let alpha = Float(pixels[index + 3])
        let colour = SIMD4(Float(pixels[index]), Float(pixels[index + 1]), Float(pixels[index + 2]), 255)
        return colour * (alpha / 255)
    }

    /// Undoes the multiplication, rounds to the nearest and clamps what the negative lobes overshoot.
    private static func store(_ value: SIMD4<Float>, into bytes: inout [UInt8], at index: Int) {
        let alpha = min(max(value.w, 0), 255)
        guard alpha >= 0.5 else { return }
        let scale = 255 / alpha
        let colour = (value * scale).clamped(lowerBound: .zero, upperBound: SIMD4(repeating: 255))
        bytes[index] = UInt8(colour.x + 0.5)
        bytes[index + 1] = UInt8(colour.y + 0.5)
        bytes[index + 2] = UInt8(colour.z + 0.5)
        bytes[index + 3] = UInt8(alpha + 0.5)
    }
}
