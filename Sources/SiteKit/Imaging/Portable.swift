/// Functions whose last bit is the same on every machine, made of operations that IEEE 754 rounds exactly.
///
/// The C library's `sin`, `exp` and `pow` may differ between systems; `+ - * /` and `sqrt` may not, and the Swift
/// compiler fuses none of them on its own.
enum Portable {
    /// Sine of an angle in radians; error below 1e-11 for angles up to some thousands.
    static func sin(_ angle: Double) -> Double {
        let turns = (angle / Double.pi).rounded()
        let r = angle - turns * Double.pi
        let s = r * r
        // Taylor's series to r^15: |r| is at most π/2.
        var sum = 1 - s / 210
        sum = 1 - s / 156 * sum
        sum = 1 - s / 110 * sum
        sum = 1 - s / 72 * sum
        sum = 1 - s / 42 * sum
        sum = 1 - s / 20 * sum
        sum = 1 - s / 6 * sum
        let odd = (turns / 2).rounded(.down) * 2 != turns
        return odd ? -r * sum : r * sum
    }

    /// Cosine of an angle in radians.
    static func cos(_ angle: Double) -> Double {
        sin(angle + Double.pi / 2)
    }

    /// Sine for drawing: single precision, error about 1e-6.
    static func sin(_ angle: Float) -> Float {
        let turns = (angle * (1 / Float.pi)).rounded()
        let r = angle - turns * Float.pi
        let s = r * r
        let sum = 1 - s * (1 / 6) * (1 - s * (1 / 20) * (1 - s * (1 / 42) * (1 - s * (1 / 72) * (1 - s * (1 / 110)))))
        let odd = (turns * 0.5).rounded(.down) * 2 != turns
        return odd ? -r * sum : r * sum
    }

    /// Cosine for drawing.
    static func cos(_ angle: Float) -> Float {
        sin(angle + Float.pi / 2)
    }

    /// `e` to the power of `x`, relative error about 1e-6; 0 below -60, limited above 60.
    static func exp(_ x: Float) -> Float {
        if x < -60 { return 0 }
        // e^x = 2^k e^r with |r| at most half the logarithm of 2, taken off in two parts to keep its low bits.
        let k = (min(x, 60) * 1.442_695).rounded()
        let r = (min(x, 60) - k * 0.693_359_4) + k * 0.000_212_194_4
        let series = 1 + r * (1 + r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720))))))
        return Float(sign: .plus, exponent: Int(k), significand: series)
    }

    /// `x` to a whole power of at least 1, by squaring; `x` is taken as 0 when negative.
    static func power(_ x: Float, _ exponent: Int) -> Float {
        var result: Float = 1
        var base = max(0, x)
        var left = exponent
        while left > 0 {
            if left & 1 == 1 { result *= base }
            base *= base
            left >>= 1
        }
        return result
    }
}
