/// Repeatable randomness from whole numbers.
enum Noise {
    /// Mixes three numbers into 32 even bits.
    static func bits(_ x: Int, _ y: Int, _ seed: UInt32) -> UInt32 {
        var h = UInt32(truncatingIfNeeded: x) &* 0x9E37_79B1 ^ seed &* 0x85EB_CA77
        h = (h ^ h >> 15) &* 0x2C1B_3C6D
        h ^= UInt32(truncatingIfNeeded: y) &* 0xC2B2_AE3D
        h = (h ^ h >> 12) &* 0x297A_2D39
        h = (h ^ h >> 15) &* 0x9E37_79B1
        return h ^ h >> 16
    }

    /// 0 ..< 1 for a pair of whole numbers.
    static func hash(_ x: Int, _ y: Int, _ seed: UInt32) -> Float {
        Float(bits(x, y, seed) >> 8) * (1 / 16_777_216)
    }

    /// Smooth noise, -1 ... 1, one hill to a unit.
    static func value(_ x: Float, _ y: Float, _ seed: UInt32) -> Float {
        let fx = x.rounded(.down)
        let fy = y.rounded(.down)
        let ix = Int(fx)
        let iy = Int(fy)
        let tx = x - fx
        let ty = y - fy
        let sx = tx * tx * tx * (tx * (tx * 6 - 15) + 10)
        let sy = ty * ty * ty * (ty * (ty * 6 - 15) + 10)
        let a = hash(ix, iy, seed)
        let b = hash(ix + 1, iy, seed)
        let c = hash(ix, iy + 1, seed)
        let d = hash(ix + 1, iy + 1, seed)
        let top = a + (b - a) * sx
        let low = c + (d - c) * sx
        return (top + (low - top) * sy) * 2 - 1
    }

    /// Noise upon finer noise, about -1 ... 1.
    static func fractal(_ x: Float, _ y: Float, octaves: Int, _ seed: UInt32) -> Float {
        var sum: Float = 0
        var weight: Float = 0.5
        var px = x
        var py = y
        for octave in 0..<octaves {
            sum += value(px, py, seed &+ UInt32(octave)) * weight
            // A turn between octaves hides the grid.
            (px, py) = (px * 1.616 - py * 1.212 + 3.1, px * 1.212 + py * 1.616 + 1.7)
            weight *= 0.5
        }
        return sum
    }
}
