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
        for index in canvas.pixels.indices { canvas.pixels[index] = Tone.filmic(canvas.pixels[index] * 0.96 - 0.006) }
        return canvas
    }

    /// Light of the sky; `up` is 0 at the horizon and 1 at the top, `x` runs from -1 to 1.
    static func sky(_ x: Float, _ up: Float) -> Light {
        let high = Tone.light(0x45629B)
        let middle = Tone.light(0x9CA9CC)
        let rose = Tone.light(0xF2AC9C)
        let gold = Tone.light(0xFFD3A0)
        let warm = mix(rose, gold, ramp(0.9, -0.9, x) * 0.8)
        var light = mix(mix(warm, middle, ramp(0.14, 0.66, up)), high, ramp(0.45, 1.1, up))
        // High thin cloud, drawn out sideways and lit from below.
        let wisp =
            Noise.fractal(x * 1.7 + up * 1.4, up * 8.5 - x * 0.9, octaves: 6, 5)
            + 0.35 * Noise.fractal(x * 6, up * 26 - x * 2, octaves: 4, 9)
        let cloud = ramp(0.05, 0.62, wisp + 0.16) * ramp(0.18, 0.5, up) * ramp(1.25, 0.75, up)
        light = mix(light, mix(Tone.light(0xE9A7A2), Tone.light(0xFFD9BE), ramp(0.05, 0.55, wisp)) * 1.12, cloud * 0.68)
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
        let cz = (z / cell).rounded(.down)
        // Each row stands a little to the side of the next, or they would line up towards the eye.
        let place = x / cell + Noise.hash(Int(cz), 0, 35)
        let cx = place.rounded(.down)
        let jitter = Noise.hash(Int(cx), Int(cz), 33)
        let dx = place - cx - 0.2 - 0.6 * jitter
        let dz = z / cell - cz - 0.2 - 0.6 * Noise.hash(Int(cx), Int(cz), 34)
        let away = (dx * dx + dz * dz).squareRoot()
        return max(0, 1 - away * 1.45) * (15 + 17 * jitter) * wood + 3 * wood
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
        let sunlight = Light(1.95, 0.77, 0.28) * (facing * lit * dawn)
        let skylight = Light(0.22, 0.32, 0.58) * (0.40 + 0.42 * normal.y) * (0.55 + 0.45 * ramp(0, 700, y))
        let bounce = Light(0.12, 0.08, 0.06) * max(0, 0.5 - 0.5 * normal.y)
        var light = colour * (sunlight + skylight + bounce)
        // Air: blue in the depth of the valley, warm towards the sun.
        let air = mix(
            Tone.light(0xA9BAD6), Tone.light(0xF0C6B0), ramp(0.5, -1.1, side) * 0.55 + ramp(300, 1300, y) * 0.50)
        let far = 1 - Portable.exp(-max(0, z - 900) * 0.000100 * (1.25 - 0.55 * ramp(0, 1400, y)))
        light = mix(light, air * 0.80, min(0.88, far))
        return haze(light, x, y, z, side)
    }

    /// Mist in the valley, thick on the ground and thinner with the height: it parts one ridge from the next.
    private static func haze(_ light: Light, _ x: Float, _ y: Float, _ z: Float, _ side: Float) -> Light {
        let patch = Noise.fractal(x * 0.0016, z * 0.0007, octaves: 3, 81)
        let rise = max(0.01, y / (54 + 34 * patch))
        let depth = 0.00080 * (1 + 0.9 * patch) * max(0, z - 1150) * (1 - Portable.exp(-rise)) / rise
        let colour = mix(Tone.light(0x98ABD6), Tone.light(0xE8BDB8), 0.55 * ramp(0.4, -1.0, side))
        return mix(light, colour * 0.64, min(0.9, 1 - Portable.exp(-depth)))
    }

    private static func reflect(_ horizon: Int, _ fine: inout Canvas) {
        let rows = fine.height - horizon
        for row in 0..<rows {
            // 0 at the far shore, 1 at the feet.
            let near = (Float(row) + 0.5) / Float(rows)
            let away = 1 / (near * 0.97 + 0.03)
            for column in 0..<fine.width {
                let across = (Float(column) / Float(fine.width) - 0.5) * away
                // Long low ripples, seen flat; where a breath of wind touches the water they are higher.
                let swell = Noise.fractal(across * 1.4, away * 5, octaves: 2, 51)
                let ripple = Noise.fractal(across * 3.2 + 3, away * 34, octaves: 3, 54)
                let breeze = ramp(-0.1, 0.45, Noise.fractal(across * 1.1 + 4, away * 0.8, octaves: 3, 57))
                let reach = (0.0015 + 0.0125 * near) * Float(fine.height)
                let lift = Float(row) + (swell * 0.35 + ripple * (0.35 + 0.5 * breeze)) * reach
                // Ripples too fine to be seen draw the image out lengthwise.
                var mirror = Light.zero
                for tap in 0..<5 {
                    let away = lift + (Float(tap) - 2) * reach * (0.10 + 0.22 * breeze)
                    let source = min(max(horizon - 1 - Int(max(0, away)), 0), horizon - 1)
                    mirror += fine.pixels[source * fine.width + column]
                }
                mirror *= 0.2
                let body = mix(Tone.light(0x2E4A5A), Tone.light(0x0D2530), near)
                let shine = mix(0.92, 0.56, near * near) - 0.10 * breeze
                var light = mirror * shine * Light(0.90, 0.96, 1.0) + body * (1 - shine) * 0.55
                light += Light(0.05, 0.06, 0.085) * (0.3 + breeze) * max(0, ripple) * (1 - 0.6 * near)
                fine.pixels[(horizon + row) * fine.width + column] = light
            }
        }
    }

    /// Thin bands that drift over the water before the far shore, the nearer the wider.
    private static func mist(_ canvas: inout Canvas) {
        let line = waterline * Float(canvas.height)
        for y in 0..<canvas.height {
            let up = (line - Float(y) - 0.5) / Float(canvas.height)
            guard up > -0.22, up < 0.09 else { continue }
            // Below the shore line a row is a strip of water: 1 at the far shore, less towards the feet.
            let away = 0.06 / (0.06 + max(0, -up))
            for x in 0..<canvas.width {
                let across = (Float(x) + 0.5) / Float(canvas.height) - 0.5 * canvas.extent.x
                let bank = Noise.fractal(across * 1.9, 0.5, octaves: 4, 66)
                var thick: Float
                if up > 0 {
                    // Seen edge on: it stands a little above the shore and frays upwards.
                    let veil = Noise.fractal(across * 4.5, up * 42 - across * 0.8, octaves: 5, 61)
                    let top = 0.016 + 0.036 * max(-0.2, bank) + 0.020 * veil
                    thick = ramp(max(0.004, top * 1.7), 0, up) * (0.66 + 0.4 * veil)
                } else {
                    let veil = Noise.fractal(across * (0.7 + 1.6 * away), 17 * (1 - away), octaves: 5, 63)
                    let sheet = Portable.exp(up * 75) * (0.62 + 0.35 * bank)
                    thick = sheet + 0.9 * Portable.exp(up * 16) * ramp(0.02, 0.60, veil + 0.3 * bank) * (1 - 0.4 * away)
                }
                let colour = mix(Tone.light(0xC3C9DE), Tone.light(0xF7D2C2), ramp(0.55, -0.75, across))
                let index = y * canvas.width + x
                canvas.pixels[index] = mix(canvas.pixels[index], colour * 0.74, min(0.72, max(0, thick)))
            }
        }
    }
}
