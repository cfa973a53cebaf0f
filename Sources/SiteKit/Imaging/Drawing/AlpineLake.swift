/// A mountain lake at dawn. The land is drawn column by column from near to far, as a height map seen from the
/// water; the lake shows the same columns upside down, stirred by ripples.
enum AlpineLake {
    /// Where the water ends, as a share of the height.
    static let waterline: Float = 0.585
    /// How far away one unit of the drawing is one metre wide: the lens.
    static let focal: Float = 1.32

    static func draw(width: Int, height: Int) -> Canvas {
        // Twice the columns and rows, then folded: that is the anti-aliasing.
        var fine = Canvas(width: width * 2, height: height * 2)
        let horizon = Int(Float(fine.height) * waterline)
        let sun = SunMap(detail: min(max(width / 5, 40), 300))
        for x in 0..<fine.width { column(x, horizon, sun, &fine) }
        reflect(horizon, &fine)
        var canvas = Canvas(width: width, height: height)
        for y in 0..<height {
            for x in 0..<width {
                let top = 2 * y * fine.width + 2 * x
                canvas.pixels[y * width + x] =
                    (fine.pixels[top] + fine.pixels[top + 1] + fine.pixels[top + fine.width]
                        + fine.pixels[top + fine.width + 1]) * 0.25
            }
        }
        mist(&canvas)
        canvas.bloom(radius: 0.02, strength: 0.10, threshold: 0.55)
        for index in canvas.pixels.indices { canvas.pixels[index] = Tone.filmic(canvas.pixels[index] * 0.92) }
        return canvas
    }

    /// Light of the sky; `up` is 0 at the horizon and 1 at the top, `x` runs from -1 to 1.
    static func sky(_ x: Float, _ up: Float) -> Light {
        let high = Tone.light(0x3E67A6)
        let middle = Tone.light(0x93AACB)
        let rose = Tone.light(0xF0B3A4)
        let gold = Tone.light(0xFFDDB0)
        let warm = mix(rose, gold, ramp(0.9, -0.9, x) * 0.8)
        var light = mix(mix(warm, middle, ramp(0.18, 0.62, up)), high, ramp(0.5, 1.15, up))
        // High thin cloud, drawn out sideways and lit from below.
        let wisp =
            Noise.fractal(x * 1.7 + up * 1.4, up * 8.5 - x * 0.9, octaves: 6, 5)
            + 0.35 * Noise.fractal(x * 6, up * 26 - x * 2, octaves: 4, 9)
        let cloud = ramp(0.05, 0.62, wisp + 0.16) * ramp(0.18, 0.5, up) * ramp(1.25, 0.75, up)
        light = mix(light, mix(Tone.light(0xFFD2BE), Tone.light(0xFFF1E2), ramp(0.1, 0.6, wisp)), cloud * 0.62)
        return light
    }

    private static func column(_ column: Int, _ horizon: Int, _ sun: SunMap, _ fine: inout Canvas) {
        let unit = 1 / Float(fine.height)
        let across = (Float(column) + 0.5 - Float(fine.width) * 0.5) * unit
        let side = across * 1.33
        var filled = horizon
        var lastLight = Light.zero
        var lastTop: Float = 0
        var z: Float = 820
        while z < 8200, filled > 0 {
            let x = across / focal * z
            let ground = AlpineTerrain.height(x, z, octaves: 9)
            let trees = canopy(x, z, ground)
            let y = ground + trees
            let top = Float(horizon) - focal * y / z / unit
            let row = Int(top.rounded(.up))
            if row < filled {
                let light = shade(x, y, z, ground, trees, side, sun)
                let start = max(0, row)
                let span = max(1, Float(filled - row))
                for r in start..<filled {
                    // From the last point seen up to this one.
                    let t = lastTop == 0 ? 1 : (Float(filled - r)) / span
                    fine.pixels[r * fine.width + column] = mix(lastLight, light, min(1, max(0, t)))
                }
                filled = start
                lastLight = light
                lastTop = top
            }
            z += 1.3 + (z - 800) * 0.0019
        }
        for row in 0..<max(0, filled) {
            fine.pixels[row * fine.width + column] = sky(side, 1 - Float(row) / Float(horizon))
        }
    }

    /// How high the trees stand at a place.
    private static func canopy(_ x: Float, _ z: Float, _ ground: Float) -> Float {
        guard ground > 0.4, ground < 260 else { return 0 }
        let patch = Noise.fractal(x * 0.004, z * 0.004, octaves: 3, 31)
        let wood = ramp(-0.25, 0.2, patch + 0.42 - ground * 0.0026)
        if wood <= 0 { return 0 }
        // Crowns: a cone in each cell of a jittered grid.
        let cell: Float = 7.5
        let cx = (x / cell).rounded(.down)
        let cz = (z / cell).rounded(.down)
        let jitter = Noise.hash(Int(cx), Int(cz), 33)
        let dx = x / cell - cx - 0.3 - 0.4 * jitter
        let dz = z / cell - cz - 0.3 - 0.4 * Noise.hash(Int(cx), Int(cz), 34)
        let away = (dx * dx + dz * dz).squareRoot()
        return max(0, 1 - away * 1.15) * (15 + 17 * jitter) * wood + 3 * wood
    }

    private static func shade(
        _ x: Float, _ y: Float, _ z: Float, _ ground: Float, _ trees: Float, _ side: Float, _ sun: SunMap
    ) -> Light {
        let step = 1.2 + z * 0.0010
        let a = AlpineTerrain.height(x + step, z, octaves: 9) - ground
        let b = AlpineTerrain.height(x, z + step, octaves: 9) - ground
        var normal = Light(-a, step, -b)
        normal /= (normal * normal).sum().squareRoot()
        let facing = max(0, (normal * AlpineTerrain.sun).sum())
        let lit = facing > 0 ? sun.light(x, y, z) : 0
        // The valley is still in the shadow of what lies behind the eye.
        let dawn = ramp(330, 800, y + 130 * Noise.value(x * 0.0011, z * 0.0011, 36))

        let grain = Noise.fractal(x * 0.02, z * 0.02 + y * 0.03, octaves: 4, 37)
        let strata = Noise.value(x * 0.002, y * 0.055 + x * 0.004, 38)
        var rock = mix(Tone.light(0x5A5250), Tone.light(0x82746A), 0.5 + 0.5 * grain)
        rock *= 0.86 + 0.16 * strata
        let meadow = mix(Tone.light(0x4A5438), Tone.light(0x6C6A44), 0.5 + 0.5 * grain)
        let snowline = 250 + 120 * grain + 90 * Noise.value(x * 0.003, z * 0.003, 39)
        let snowy = ramp(0, 260, y - snowline) * ramp(0.33, 0.56, normal.y + 0.16 * grain)
        let green = ramp(420, 150, y + 60 * grain) * ramp(0.45, 0.7, normal.y)
        var colour = mix(rock, meadow, green)
        colour = mix(colour, Tone.light(0xF3F5F8), snowy)
        if trees > 0.5 {
            let old = Noise.hash(Int((x / 7.5).rounded(.down)), Int((z / 7.5).rounded(.down)), 40)
            colour = mix(Tone.light(0x16231F), Tone.light(0x33442E), min(1, trees / 34) * (0.55 + 0.45 * old))
        }
        let sunlight = Light(2.10, 1.02, 0.60) * (facing * lit * dawn)
        let skylight = Light(0.25, 0.37, 0.64) * (0.40 + 0.42 * normal.y) * (0.55 + 0.45 * ramp(0, 700, y))
        let bounce = Light(0.12, 0.08, 0.06) * max(0, 0.5 - 0.5 * normal.y)
        var light = colour * (sunlight + skylight + bounce)
        // Air: blue in the depth of the valley, warm towards the sun.
        let air = mix(
            Tone.light(0xA9BAD6), Tone.light(0xF0C6B0), ramp(0.5, -1.1, side) * 0.55 + ramp(200, 1500, y) * 0.15)
        let far = 1 - Portable.exp(-max(0, z - 900) * 0.000135 * (1.25 - 0.55 * ramp(0, 1400, y)))
        light = mix(light, air * 0.86, min(0.88, far))
        return light
    }

    private static func reflect(_ horizon: Int, _ fine: inout Canvas) {
        let rows = fine.height - horizon
        for row in 0..<rows {
            // 0 at the far shore, 1 at the feet.
            let near = (Float(row) + 0.5) / Float(rows)
            let away = 1 / (near * 0.97 + 0.03)
            for column in 0..<fine.width {
                let across = (Float(column) / Float(fine.width) - 0.5) * away
                let swell = Noise.fractal(across * 5.5, away * 2.3, octaves: 3, 51)
                let ripple = Noise.fractal(across * 26 + 3, away * 17, octaves: 3, 54)
                let breeze = ramp(-0.1, 0.45, Noise.fractal(across * 1.1 + 4, away * 0.8, octaves: 3, 57))
                let stir = (swell * 0.35 + ripple * (0.25 + 0.9 * breeze)) * (0.004 + 0.028 * near)
                let lift = Int((Float(row) + stir * Float(fine.height)) * 1.0)
                let source = min(max(horizon - 1 - lift, 0), horizon - 1)
                let slide = Int(swell * near * 0.004 * Float(fine.height))
                let from = min(max(column + slide, 0), fine.width - 1)
                let mirror = fine.pixels[source * fine.width + from]
                let body = mix(Tone.light(0x2E4A5A), Tone.light(0x0D2530), near)
                let shine = mix(0.90, 0.60, near * near) - 0.10 * breeze
                var light = mirror * shine * Light(0.90, 0.96, 1.0) + body * (1 - shine) * 0.55
                light += Light(0.05, 0.06, 0.075) * breeze * max(0, ripple) * (1 - near)
                fine.pixels[(horizon + row) * fine.width + column] = light
            }
        }
    }

    /// Bands that lie on the water before the far shore, thinning upwards.
    private static func mist(_ canvas: inout Canvas) {
        let line = waterline * Float(canvas.height)
        for y in 0..<canvas.height {
            let up = (line - Float(y)) / Float(canvas.height)
            guard up > -0.16, up < 0.16 else { continue }
            for x in 0..<canvas.width {
                let across = Float(x) / Float(canvas.height)
                let veil = Noise.fractal(across * 2.6, up * 17 + across * 0.6, octaves: 5, 61)
                let height = up > 0 ? Portable.exp(-up * 26) : Portable.exp(up * 34)
                let bank = Portable.exp(-(up - 0.035) * (up - 0.035) * 3200) * 0.75
                let thick = height * (0.26 + 0.62 * veil) + bank * 0.8 * ramp(0.0, 0.6, veil + 0.02)
                let colour = mix(Tone.light(0xD9DCE8), Tone.light(0xFBE3D2), ramp(1.0, 0.1, across))
                let index = y * canvas.width + x
                canvas.pixels[index] = mix(canvas.pixels[index], colour * 0.82, min(0.58, max(0, thick)))
            }
        }
    }
}
