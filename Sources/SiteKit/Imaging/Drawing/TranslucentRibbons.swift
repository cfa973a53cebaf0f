/// Translucent ribbons: surfaces are scattered into the picture point by point, so that where a ribbon turns its
/// edge or folds over itself more of it falls on one pixel, and it glows there of its own accord.
enum TranslucentRibbons {
    /// One ribbon: its middle line is a wave from left to right, and it turns about that line.
    struct Ribbon {
        /// Height of the middle line, its two waves (height, frequency, phase), and its slope.
        let middle: Float
        let slope: Float
        let waves: [SIMD3<Float>]
        /// Half the width.
        let width: Float
        /// How it turns: start, turns over the length, wobble and the wobble's frequency.
        let twist: SIMD4<Float>
        /// How much it is bent across.
        let bend: Float
        /// Colour on its left, right, and at its edges.
        let left: Light
        let right: Light
        let edge: Light
        let strength: Float
        /// How far out of focus, in units.
        let blur: Float
    }

    static let ribbons = [
        Ribbon(
            middle: 0.30, slope: 0.10, waves: [SIMD3(0.10, 4.6, 1.0), SIMD3(0.03, 11, 0.4)], width: 0.19,
            twist: SIMD4(0.4, 2.6, 0.5, 5), bend: 0.5, left: Tone.light(0x3A2A9A), right: Tone.light(0x7A2FB8),
            edge: Tone.light(0xA98BFF), strength: 0.5, blur: 0.012),
        Ribbon(
            middle: 0.68, slope: -0.16, waves: [SIMD3(0.11, 5.2, 3.2), SIMD3(0.025, 12, 1)], width: 0.22,
            twist: SIMD4(1.9, -3.1, 0.4, 6), bend: 0.45, left: Tone.light(0x0C5C8C), right: Tone.light(0x1B35A8),
            edge: Tone.light(0x63B7FF), strength: 0.55, blur: 0.004),
        Ribbon(
            middle: 0.47, slope: 0.05, waves: [SIMD3(0.15, 5.0, 0.2), SIMD3(0.03, 9, 2)], width: 0.17,
            twist: SIMD4(0.2, 3.6, 0.55, 4.5), bend: 0.6, left: Tone.light(0x0FA3A0), right: Tone.light(0x1466C8),
            edge: Tone.light(0x9BFFF0), strength: 0.8, blur: 0),
        Ribbon(
            middle: 0.55, slope: -0.10, waves: [SIMD3(0.13, 5.6, 2.4), SIMD3(0.02, 13, 0)], width: 0.10,
            twist: SIMD4(1.1, 4.4, 0.3, 7), bend: 0.5, left: Tone.light(0xE2601A), right: Tone.light(0xF0A030),
            edge: Tone.light(0xFFE0A0), strength: 0.9, blur: 0),
        Ribbon(
            middle: 0.82, slope: -0.06, waves: [SIMD3(0.07, 4.0, 5.2)], width: 0.20,
            twist: SIMD4(2.6, 2.4, 0.4, 4), bend: 0.4, left: Tone.light(0x5B1E8C), right: Tone.light(0x0E6C78),
            edge: Tone.light(0xC79BFF), strength: 0.32, blur: 0.022),
    ]

    static func draw(width: Int, height: Int) -> Canvas {
        var canvas = Canvas(width: width, height: height)
        let extent = canvas.extent
        canvas.fill { p in
            let q = p - extent * 0.5
            let far = Shape.length(q - Point(0.05, 0.12))
            // Dark, but not black up to the corners: the curve at the end takes most of it away again.
            return mix(Tone.light(0x1B2440), Tone.light(0x11142A), ramp(0, 0.8, far))
        }
        for (index, ribbon) in ribbons.enumerated() {
            let layer = scatter(ribbon, seed: UInt32(index), like: canvas)
            for pixel in canvas.pixels.indices {
                let light = layer.pixels[pixel]
                // What lies behind is dimmed by how much ribbon is in front.
                let dense = min(light.sum() * 0.55, 3)
                canvas.pixels[pixel] = canvas.pixels[pixel] * Portable.exp(-dense) + light
            }
        }
        canvas.bloom(radius: 0.006, strength: 0.35, threshold: 0.5)
        canvas.bloom(radius: 0.035, strength: 0.30, threshold: 0.25)
        for index in canvas.pixels.indices {
            // Grain, as film has it: most to be seen in the middle tones.
            let grain = Noise.hash(index % width, index / width, 91) + Noise.hash(index % width, index / width, 92) - 1
            canvas.pixels[index] = Tone.filmic(canvas.pixels[index] * (0.85 * (1 + 0.07 * grain)))
        }
        return canvas
    }

    private static func scatter(_ ribbon: Ribbon, seed: UInt32, like canvas: Canvas) -> Canvas {
        var layer = Canvas(width: canvas.width, height: canvas.height)
        let unit = canvas.pixel
        let extent = canvas.extent
        let along = Int(1.5 * extent.x / unit * 2)
        let across = max(8, Int(2 * ribbon.width / unit * 2.4))
        // One sample's share of a pixel when the ribbon lies flat.
        let share = (1.5 * extent.x / Float(along)) * (2 * ribbon.width / Float(across)) / (unit * unit)
        for i in 0..<along {
            let u = (Float(i) + 0.5) / Float(along)
            let x = (-0.25 + 1.5 * u) * extent.x
            var y = ribbon.middle + ribbon.slope * (u - 0.5)
            var tilt = ribbon.slope
            for wave in ribbon.waves {
                y += wave.x * Portable.sin(wave.y * u + wave.z)
                tilt += wave.x * wave.y * Portable.cos(wave.y * u + wave.z)
            }
            tilt /= 1.5
            let norm = 1 / (1 + tilt * tilt).squareRoot()
            let turn =
                ribbon.twist.x + ribbon.twist.y * u + ribbon.twist.z * Portable.sin(ribbon.twist.w * u + Float(seed))
            let c = Portable.cos(turn)
            let s = Portable.sin(turn)
            let size = ribbon.width * (0.82 + 0.18 * Portable.sin(3.1 * u + Float(seed) * 1.7))
            // Light comes from above and a little in front; the sheen is where the ribbon faces half way to it.
            let colour = mix(ribbon.left, ribbon.right, ramp(0.15, 0.85, u))
            for j in 0..<across {
                let v = (Float(j) + 0.5) / Float(across) * 2 - 1
                let arch = ribbon.bend * (v * v - 0.4)
                let offset = size * (v * c - arch * s)
                let depth = size * (v * s + arch * c)
                let px = x - offset * tilt * norm + depth * 0.16
                let py = y * extent.y + offset * norm + depth * 0.05
                // The slope across, for the shading.
                let face = v * 2 * ribbon.bend
                let nz = (c - face * s) / (1 + face * face).squareRoot()
                let ny = (s + face * c) / (1 + face * face).squareRoot()
                let sheen = Portable.power(max(0, ny * 0.72 + abs(nz) * 0.6), 10)
                let rim = Portable.power(abs(v), 26) * 5 + Portable.power(abs(v), 6) * 0.5
                let streak =
                    1 + 0.10 * Noise.value(v * 9 + Float(seed) * 7, u * 3, 40 + seed)
                    + 0.08 * Noise.value(v * 34, u * 4, 60 + seed)
                let near = 0.55 + 0.45 * ramp(-ribbon.width, ribbon.width, depth)
                let light =
                    (colour * (0.30 + 0.75 * sheen) + ribbon.edge * (rim * 0.22 + sheen * 0.16))
                    * (share * ribbon.strength * streak * near)
                layer.drop(light, at: Point(px / unit, py / unit))
            }
        }
        if ribbon.blur > 0 {
            let size = Int(ribbon.blur / unit)
            for _ in 0..<2 { layer.blur(size) }
        }
        return layer
    }
}

extension Canvas {
    /// Adds light at a place between pixels, shared by the four around it.
    fileprivate mutating func drop(_ light: Light, at place: Point) {
        let x = place.x - 0.5
        let y = place.y - 0.5
        guard x >= -1, y >= -1, x < Float(width), y < Float(height) else { return }
        let column = Int(x.rounded(.down))
        let row = Int(y.rounded(.down))
        let fx = x - Float(column)
        let fy = y - Float(row)
        add(light * ((1 - fx) * (1 - fy)), column, row)
        add(light * (fx * (1 - fy)), column + 1, row)
        add(light * ((1 - fx) * fy), column, row + 1)
        add(light * (fx * fy), column + 1, row + 1)
    }

    private mutating func add(_ light: Light, _ column: Int, _ row: Int) {
        guard column >= 0, row >= 0, column < width, row < height else { return }
        pixels[row * width + column] += light
    }
}
