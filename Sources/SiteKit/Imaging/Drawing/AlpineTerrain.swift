/// The ground behind the lake: metres across, up and away; the eye is at the origin, on the water.
enum AlpineTerrain {
    /// Unit vector to the sun: low, from the left and behind the eye.
    static let sun: Light = {
        let v = Light(-0.76, 0.27, -0.36)
        return v / (v * v).sum().squareRoot()
    }()

    /// Peaks: across, away, height, radius.
    static let peaks: [SIMD4<Float>] = [
        SIMD4(470, 3350, 1200, 2150),
        SIMD4(-1500, 3900, 960, 1800),
        SIMD4(-560, 4900, 1120, 1700),
        SIMD4(2500, 4300, 1000, 2000),
        SIMD4(1480, 5600, 1240, 1900),
        SIMD4(-3300, 5200, 1180, 2300),
        SIMD4(-1900, 2100, 420, 1300),
        SIMD4(1750, 2000, 400, 1150),
    ]

    /// Height above the water. `octaves` sets how fine; 5 for shadows, 10 for what is seen.
    static func height(_ x: Float, _ z: Float, octaves: Int) -> Float {
        // Bent coordinates take the roundness out of the peaks.
        let wx = x + 190 * Noise.value(x * 0.0016, z * 0.0016, 71) + 60 * Noise.value(x * 0.0051, z * 0.0051, 72)
        let wz = z + 190 * Noise.value(x * 0.0016, z * 0.0016, 73) + 60 * Noise.value(x * 0.0051, z * 0.0051, 74)
        var base: Float = 0
        for peak in peaks {
            let dx = wx - peak.x
            let dz = (wz - peak.y) * 0.85
            let away = (dx * dx + dz * dz).squareRoot() / peak.w
            if away >= 1 { continue }
            let t = 1 - away
            base = smoothMax(base, peak.z * t * (0.55 + 0.45 * t), 90)
        }
        // Ridged noise: sharp crests, smooth hollows, rougher higher up.
        var ridge: Float = 0
        var weight: Float = 1
        var amplitude: Float = 0.5
        var px = x * 0.00135
        var pz = z * 0.00135
        for octave in 0..<octaves {
            let n = 1 - abs(Noise.value(px, pz, 90 + UInt32(octave)))
            let sharp = n * n * weight
            ridge += sharp * amplitude
            weight = min(1, sharp * 1.6)
            amplitude *= 0.52
            (px, pz) = (px * 1.68 - pz * 1.2 + 7.3, px * 1.2 + pz * 1.68 + 2.9)
        }
        let rough = 46 + base * 0.56
        let rise = base + (ridge - 0.55) * rough
        // The shore: the ground comes out of the water between 900 and 1500 m, sooner at the sides.
        let shore = 1150 - 0.10 * abs(x) + 130 * Noise.value(x * 0.002, 3.7, 75)
        let ashore = ramp(shore - 60, shore + 900, z)
        return (rise + 36) * ashore - 6 * (1 - ashore)
    }

    private static func smoothMax(_ a: Float, _ b: Float, _ k: Float) -> Float {
        let h = max(k - abs(a - b), 0) / k
        return max(a, b) + h * h * k * 0.25
    }
}
