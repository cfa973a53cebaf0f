/// Between light and the numbers in a file.
enum Tone {
    /// The sRGB number, 0 ... 1, of linear light 0 ... 1. A sum of roots within 0.4 % of the standard's curve.
    static func encoded(_ light: Float) -> Float {
        let x = min(max(light, 0), 1)
        if x < 0.0031308 { return x * 12.92 }
        let half = x.squareRoot()
        let quarter = half.squareRoot()
        let eighth = quarter.squareRoot()
        return min(1, 0.585122381 * half + 0.783140355 * quarter - 0.368262736 * eighth)
    }

    /// The linear light of an sRGB colour written as `0xRRGGBB`.
    static func light(_ hex: UInt32) -> Light {
        func linear(_ shift: UInt32) -> Float {
            let c = Float(hex >> shift & 255) / 255
            // A cubic within 0.3 % of the standard's curve.
            return c * (c * (c * 0.305306011 + 0.682171111) + 0.012522878)
        }
        return Light(linear(16), linear(8), linear(0))
    }

    /// Rolls highlights off softly towards white instead of clipping them.
    static func filmic(_ light: Light) -> Light {
        let a = light * (light * 2.51 + 0.03)
        let b = light * (light * 2.43 + 0.59) + 0.14
        return (a / b).clamped(lowerBound: .zero, upperBound: .one)
    }
}
