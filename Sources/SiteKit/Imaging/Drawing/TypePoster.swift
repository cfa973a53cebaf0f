/// A screen print on heavy paper, taped to a wall in raking light. The inks are glazes over the paper, so that where
/// two lie over each other a third colour comes about, as in the real process.
enum TypePoster {
    private static let low = Point(0.175, 0.065)
    private static let high = Point(0.825, 0.930)

    static func draw(width: Int, height: Int) -> Canvas {
        var canvas = Canvas(width: width, height: height)
        let shift = (canvas.extent - Point(1, 1)) * 0.5
        canvas.fill { p in wall(p - shift) }
        shadow(&canvas, shift)
        paper(&canvas, shift)
        disc(&canvas, shift)
        figure(&canvas, shift)
        word(&canvas, shift)
        marks(&canvas, shift)
        relief(&canvas, shift)
        tape(&canvas, shift)
        for index in canvas.pixels.indices {
            canvas.pixels[index] = Tone.filmic(canvas.pixels[index] * Light(0.96, 0.92, 0.86))
        }
        return canvas
    }

    /// Light falls in from the upper left and fades to the lower right.
    private static func falloff(_ p: Point) -> Float {
        let beam = ramp(1.35, 0.1, p.x * 0.75 + p.y * 0.62)
        return 0.50 + 0.62 * beam
    }

    private static func wall(_ p: Point) -> Light {
        let trowel = Noise.fractal(p.x * 5 + p.y, p.y * 7, octaves: 6, 11)
        let fine = Noise.fractal(p.x * 70, p.y * 70, octaves: 3, 12)
        let slope = Noise.fractal(p.x * 5 + p.y + 0.02, p.y * 7 + 0.03, octaves: 6, 11) - trowel
        let base = mix(Tone.light(0xC9C3BA), Tone.light(0xD8D2C8), 0.5 + 0.5 * trowel)
        return base * Light(1.04, 1.0, 0.94) * falloff(p) * (1 + 0.045 * fine - slope * 1.1)
    }

    /// The lower edge stands away from the wall, so its shadow is wider there.
    private static func shadow(_ canvas: inout Canvas, _ shift: Point) {
        for (offset, soft, dark) in [
            (Point(0.030, 0.044), Float(0.075), Float(0.62)), (Point(0.010, 0.014), 0.022, 0.66),
        ] {
            canvas.glaze(
                low + shift - 0.1, high + shift + 0.15, soft: soft,
                { p in
                    let q = p - shift - offset * (0.35 + 0.65 * ramp(0.05, 0.95, p.y - shift.y))
                    return Shape.box(q, (low + high) * 0.5, (high - low) * 0.5)
                }, { _ in Light(dark, dark * 0.98, dark * 1.02) })
        }
    }

    /// The edge of the sheet: straight, with the least waver of cut paper.
    private static func sheet(_ p: Point) -> Float {
        Shape.box(p, (low + high) * 0.5, (high - low) * 0.5, round: 0.002)
            + 0.0006 * Noise.value(p.x * 40, p.y * 40, 14)
    }

    private static func paper(_ canvas: inout Canvas, _ shift: Point) {
        canvas.paint(low + shift - 0.01, high + shift + 0.01, { sheet($0 - shift) }) { p, _ in
            let q = p - shift
            let pulp = Noise.fractal(q.x * 14, q.y * 14, octaves: 5, 15)
            let fibre = ramp(0.62, 0.85, Noise.value(q.x * 170 + q.y * 40, q.y * 60 - q.x * 30, 16))
            let base = Tone.light(0xF4EBD9) * (0.985 + 0.022 * pulp) - Light(0.05, 0.055, 0.06) * fibre * 0.6
            return (base * falloff(q), 1)
        }
    }

    /// How much ink took at a place: nearly all, with pinholes and a worn patch here and there.
    private static func cover(_ p: Point, _ seed: UInt32) -> Float {
        let worn = ramp(0.22, 0.75, Noise.fractal(p.x * 7, p.y * 7, octaves: 3, seed))
        let hole = ramp(0.30, 0.62, Noise.fractal(p.x * 190, p.y * 190, octaves: 2, seed + 1) + worn * 0.42)
        return 0.965 - 0.45 * hole * (0.18 + 0.82 * worn)
    }

    private static func ink(_ colour: UInt32, _ amount: Float) -> Light {
        mix(Light.one, Tone.light(colour), amount)
    }

    /// A cobalt disc in half-tone: dots that grow downwards until they meet.
    private static func disc(_ canvas: inout Canvas, _ shift: Point) {
        let centre = Point(0.592, 0.575)
        let radius: Float = 0.195
        canvas.glaze(
            centre + shift - radius - 0.01, centre + shift + radius + 0.01,
            { p in
                let q = p - shift
                let round = Shape.circle(q, centre, radius)
                let turned = Shape.turned(q - centre, 0.42) * 92
                let cell = Point(turned.x - turned.x.rounded(), turned.y - turned.y.rounded())
                let full = ramp(-0.20, 0.13, (q - centre).y + (q - centre).x * 0.25)
                let dot = (Shape.length(cell) - 0.20 - 0.56 * full) / 92
                return max(round, dot)
            },
            { p in ink(0x1F4BC4, cover(p - shift, 21)) })
    }

    private static func figure(_ canvas: inout Canvas, _ shift: Point) {
        let size: Float = 0.535
        let corner = Point(0.242, 0.340)
        canvas.glaze(
            corner + shift - 0.02, corner + shift + size + 0.02,
            { p in Lettering.two((p - shift - corner) / size) * size },
            { p in ink(0xEE4A26, cover(p - shift, 25)) })
    }

    private static func word(_ canvas: inout Canvas, _ shift: Point) {
        let width: Float = high.x - low.x - 0.11
        let size = width / Lettering.wordWidth
        let corner = Point(low.x + 0.055, low.y + 0.062)
        canvas.glaze(
            corner + shift - 0.02, corner + shift + Point(width, size) + 0.02,
            { p in Lettering.word((p - shift - corner) / size) * size },
            { p in ink(0x171614, cover(p - shift, 29)) })
    }

    /// A rule, colour patches and crosses, such as a printer leaves at the margin.
    private static func marks(_ canvas: inout Canvas, _ shift: Point) {
        func block(_ centre: Point, _ half: Point, _ colour: UInt32, round: Float = 0) {
            canvas.glaze(
                centre + shift - half - 0.01, centre + shift + half + 0.01,
                { Shape.box($0 - shift, centre, half, round: round) },
                { p in ink(colour, cover(p - shift, 33)) })
        }
        block(Point(0.5, low.y + 0.245), Point(0.27, 0.0035), 0x171614)
        for (index, colour) in [UInt32(0x171614), 0xEE4A26, 0x1F4BC4].enumerated() {
            block(Point(0.243 + Float(index) * 0.034, 0.900), Point(0.013, 0.0075), colour)
        }
        for x in [Float(0.757), 0.727] {
            block(Point(x, 0.900), Point(0.0075, 0.0009), 0x171614)
            block(Point(x, 0.900), Point(0.0009, 0.0075), 0x171614)
        }
    }

    /// What shape the sheet has: two old folds, a lifted corner, and the grain of the paper under the light.
    private static func relief(_ canvas: inout Canvas, _ shift: Point) {
        canvas.glaze(low + shift - 0.01, high + shift + 0.01, { sheet($0 - shift) }) { p in
            let q = p - shift
            let rough =
                Noise.fractal(q.x * 120, q.y * 120, octaves: 3, 41)
                - Noise.fractal(q.x * 120 + 0.5, q.y * 120 + 0.5, octaves: 3, 41)
            func fold(_ at: Float, _ seed: UInt32) -> Float {
                let d = at + 0.0012 * Noise.value(q.x * 30 + q.y * 30, 2, seed)
                let slope = d > 0 ? Portable.exp(-d * 34) : -Portable.exp(d * 34)
                return -slope * 0.055 + Portable.exp(-abs(d) * 900) * 0.16
            }
            var light = 1 + rough * 0.035 + fold(q.y - 0.497, 42) + fold(q.x - 0.5, 43) * 0.7
            // The lower right corner comes off the wall.
            let corner = ramp(0.20, 0.0, (high.x - q.x) + (high.y - q.y))
            light += 0.10 * corner - 0.16 * ramp(0.30, 0.17, (high.x - q.x) + (high.y - q.y)) * (1 - corner)
            light += 0.04 * Portable.sin(q.x * 9 + 0.6) * (0.3 + 0.7 * q.y)
            return Light(repeating: light)
        }
    }

    private static func tape(_ canvas: inout Canvas, _ shift: Point) {
        for (centre, angle, colour) in [
            (Point(low.x + 0.012, low.y + 0.010), Float(-0.72), UInt32(0xD9C58E)),
            (Point(high.x - 0.012, low.y + 0.012), 0.80, 0xD9C58E),
        ] {
            let half = Point(0.066, 0.021)
            func strip(_ p: Point) -> Float {
                let q = Shape.turned(p - shift - centre, -angle)
                let teeth = 0.0022 * abs(Noise.value(q.y * 420, 3, 51))
                return Shape.box(q, .zero, half - Point(teeth, 0))
            }
            canvas.glaze(
                centre + shift - 0.1, centre + shift + 0.1, soft: 0.010, { strip($0 - Point(0.003, 0.004)) },
                { _ in Light(repeating: 0.80) })
            canvas.paint(centre + shift - 0.1, centre + shift + 0.1, { strip($0) }) { p, _ in
                let q = Shape.turned(p - shift - centre, -angle)
                let crease = Noise.fractal(q.x * 60, q.y * 160, octaves: 3, 52)
                return (Tone.light(colour) * falloff(p - shift) * (1 + 0.07 * crease), 0.80)
            }
        }
    }
}
