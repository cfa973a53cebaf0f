/// A woman in profile before a dark ground. Body, head and hair are reliefs laid one over the other; a warm light
/// from behind on the left draws their edges, a cool one the back, and a dim one from the front keeps the shadows open.
struct StudioPortrait {
    private var canvas: Canvas
    private let shift: Point
    private let body: Relief
    private let head: Relief
    private let hair: Relief

    private static let warm = Light(2.5, 1.42, 0.74)
    private static let cool = Light(0.34, 0.58, 0.80)
    private static let fill: Light = {
        let v = Light(-0.62, -0.28, 0.74)
        return v / (v * v).sum().squareRoot()
    }()
    private static let bun = Point(0.822, 0.845)

    static func draw(width: Int, height: Int) -> Canvas {
        var portrait = StudioPortrait(width: width, height: height)
        portrait.ground()
        portrait.paintBody()
        portrait.paintHead()
        portrait.paintHair()
        portrait.strays()
        portrait.canvas.bloom(radius: 0.012, strength: 0.16, threshold: 0.55)
        portrait.canvas.bloom(radius: 0.06, strength: 0.10, threshold: 0.5)
        for index in portrait.canvas.pixels.indices {
            portrait.canvas.pixels[index] = Tone.filmic(portrait.canvas.pixels[index] * 0.95)
        }
        return portrait.canvas
    }

    private init(width: Int, height: Int) {
        canvas = Canvas(width: width, height: height)
        shift = (canvas.extent - Point(1, 1.5)) * 0.5
        let extent = Point(1.0, 1.5)
        let cell = max(canvas.pixel * 2, 0.0022)
        body = Relief(
            Shape.smooth(PortraitOutline.body, steps: 6), extent: extent, cell: cell,
            rounds: [(0.05, 0.10), (0.016, 0.03)])
        head = Relief(
            Shape.smooth(PortraitOutline.head, steps: 6), extent: extent, cell: cell,
            rounds: [(0.045, 0.13), (0.014, 0.035), (0.005, 0.010)])
        hair = Relief(
            Shape.smooth(PortraitOutline.hair, steps: 6), extent: extent, cell: cell,
            rounds: [(0.045, 0.12), (0.014, 0.03)])
    }

    private mutating func ground() {
        let shift = shift
        canvas.fill { p in
            let q = p - shift
            let spot = Portable.exp(-((q.x - 0.62) * (q.x - 0.62) * 3.2 + (q.y - 0.72) * (q.y - 0.72) * 2.0))
            let cloth = Noise.fractal(q.x * 2.4, q.y * 2.4, octaves: 5, 3)
            let base = mix(Tone.light(0x121316), Tone.light(0x4A4641), spot * (0.82 + 0.22 * cloth))
            return base * (1 + 0.05 * cloth)
        }
    }

    /// A light along the edge that faces `from`, `width` wide.
    private static func rim(_ relief: Relief, _ p: Point, _ from: Point, width: Float) -> Float {
        let d = relief.distance(p)
        let facing = (relief.outward(p) * from).sum()
        return ramp(-0.10, 0.75, facing) * Portable.exp(d / width)
    }

    // MARK: Body

    private mutating func paintBody() {
        let shift = shift
        let body = body
        let head = head
        canvas.paint(shift + Point(0.2, 0.66), shift + Point(1.4, 1.8), { body.distance($0 - shift) }) { p, _ in
            let q = p - shift
            var n = body.normal(q)
            // The collar runs from the throat round to the nape.
            let collar = q.y - (1.050 - 0.16 * (q.x - 0.62) + 0.75 * (q.x - 0.62) * (q.x - 0.62))
            let knit = ramp(-0.002, 0.002, collar)
            if knit < 0.5 {
                // The cord of the neck from the ear down to the collarbone.
                let cord = Shape.limb(q, Point(0.63, 0.80), Point(0.515, 1.13), 0.028, 0.022)
                let beside = q.x - mix(0.63, 0.515, (q.y - 0.80) / 0.33)
                n.x += 0.22 * min(max(beside / 0.03, -1), 1) * Portable.exp(-(cord + 0.01) * (cord + 0.01) * 1800)
                let under = ramp(0.13, 0.0, head.distance(q)) * 0.72
                return (
                    StudioPortrait.skin(
                        q, n, rim: StudioPortrait.rim(body, q, Point(-0.98, -0.1), width: 0.012),
                        cool: StudioPortrait.rim(body, q, Point(0.9, -0.2), width: 0.014), shade: 1 - under), 1
                )
            }
            let ribs = Portable.sin((q.x + 0.16 * (q.y - 1.1) * (q.x - 0.6)) * 330)
            let rows = Noise.fractal(q.x * 60, q.y * 110, octaves: 2, 12)
            n.x += 0.20 * ribs
            let fold = Noise.fractal(q.x * 3.2 + q.y * 2, q.y * 2.6, octaves: 3, 13)
            let fillLight = max(0, (n * StudioPortrait.fill).sum()) * 0.42
            let wool = mix(Tone.light(0x23262E), Tone.light(0x343842), 0.5 + 0.3 * rows + 0.2 * fold)
            var light = wool * Light(0.95, 0.95, 1.05) * (fillLight + 0.06) * (1 + 0.5 * fold)
            let fuzz = 0.9 + 0.3 * Noise.fractal(q.x * 150, q.y * 150, octaves: 2, 14)
            light += StudioPortrait.warm * (0.26 * fuzz * StudioPortrait.rim(body, q, Point(-0.8, -0.6), width: 0.010))
            light += StudioPortrait.cool * (0.42 * fuzz * StudioPortrait.rim(body, q, Point(0.6, -0.8), width: 0.014))
            // The collar's own thickness.
            light *= 1 - 0.55 * Portable.exp(-collar * 160) * ramp(0.0, 0.004, collar)
            light *= 1 - 0.30 * Portable.exp(-(collar - 0.085) * (collar - 0.085) * 30_000)
            return (light, 1)
        }
    }

    // MARK: Skin

    /// The light of skin that faces `n`.
    private static func skin(_ q: Point, _ n: Light, rim: Float, cool: Float, shade: Float) -> Light {
        let pores = Noise.fractal(q.x * 190, q.y * 190, octaves: 3, 31)
        let mottle = Noise.fractal(q.x * 22, q.y * 22, octaves: 3, 32)
        let freckle = speckles(q) * ramp(0.13, 0.03, Shape.length((q - Point(0.385, 0.668)) * Point(1, 1.5)))
        var base = Tone.light(0xCB9377) * (1 + 0.06 * mottle + 0.05 * pores)
        base *= mix(Light.one, Light(0.72, 0.58, 0.50), freckle * 0.42)
        let facing = (n * fill).sum()
        let wrapped = max(0, (facing + 0.25) / 1.25)
        let red = Light(1.16, 0.94, 0.86)
        var light = base * (Light(0.62, 0.60, 0.60) * wrapped * wrapped + Light(0.030, 0.032, 0.040)) * shade
        // Warm light creeps round the edge and reddens in the skin.
        light += base * warm * red * (rim * (0.80 + 0.16 * pores))
        light += base * warm * Light(1.0, 0.42, 0.25) * (rim.squareRoot() * 0.10)
        light += base * Self.cool * cool * 0.8
        let half = Light(-0.42, -0.30, 0.86)
        light +=
            Light(0.50, 0.46, 0.44) * Portable.power(max(0, (n * half).sum()), 26) * 0.055 * (1 + 0.6 * pores) * shade
        return light
    }

    /// Freckles: one to a cell of a grid, of any size down to nothing.
    private static func speckles(_ q: Point) -> Float {
        let g = q * 88
        let column = g.x.rounded(.down)
        let row = g.y.rounded(.down)
        let size = Noise.hash(Int(column), Int(row), 33)
        let middle = Point(
            0.35 + 0.3 * Noise.hash(Int(column), Int(row), 34), 0.35 + 0.3 * Noise.hash(Int(column), Int(row), 35))
        let away = Shape.length(Point(g.x - column, g.y - row) - middle)
        return ramp(0.34 * size, 0.10 * size, away) * ramp(0.45, 0.9, size)
    }

    private mutating func paintHead() {
        let shift = shift
        let head = head
        canvas.paint(shift + Point(0.25, 0.33), shift + Point(0.82, 0.93), { head.distance($0 - shift) }) { p, _ in
            let q = p - shift
            var n = head.normal(q)
            let e: Float = 0.0022
            let here = PortraitOutline.relief(q)
            let slopeX = (PortraitOutline.relief(q + Point(e, 0)) - here) / e
            let slopeY = (PortraitOutline.relief(q + Point(0, e)) - here) / e
            n -= Light(slopeX, slopeY, 0)
            n /= (n * n).sum().squareRoot()
            let rim = StudioPortrait.rim(head, q, Point(-0.96, -0.2), width: 0.013)
            var light = StudioPortrait.skin(q, n, rim: rim, cool: 0, shade: PortraitOutline.shade(q))
            let (tint, amount) = PortraitOutline.marks(q)
            light = mix(light, light * tint, amount)
            return (light, 1)
        }
        // Lashes reach a little beyond the lid.
        for index in 0..<9 {
            let i = Float(index)
            let root = Point(0.3545 + i * 0.0048, 0.6195 + 0.0035 * (1 - (i - 4) * (i - 4) / 16))
            let tip = root + Point(-0.0115 + i * 0.0007, 0.0105 + 0.0008 * i)
            stroke(root, tip, 0.0013, Light(0.022, 0.014, 0.012), 0.9)
        }
    }

    private mutating func stroke(_ a: Point, _ b: Point, _ width: Float, _ light: Light, _ alpha: Float) {
        let low = Point(min(a.x, b.x), min(a.y, b.y)) - 0.004
        let high = Point(max(a.x, b.x), max(a.y, b.y)) + 0.004
        let shift = shift
        // Thinner than a pixel is drawn a pixel wide and paler.
        let thin = min(1, width / canvas.pixel)
        canvas.paint(low + shift, high + shift, { Shape.limb($0 - shift, a, b, width, width * 0.3) }) { _, _ in
            (light, alpha * thin)
        }
    }

    // MARK: Hair

    /// Which strand, and which way it runs, at a place: all run to the knot at the nape, in the knot round about.
    private static func strand(_ q: Point) -> (along: Point, number: Float, round: Float) {
        let r = q - bun
        let away = max(1e-4, Shape.length(r))
        let u = r / away
        // A stand-in for the angle that needs no arc tangent.
        let angle = u.y < 0 ? 1 - u.x : 3 + u.x
        let inKnot = ramp(0.098, 0.086, away)
        // Strands bow over the skull rather than run straight.
        let bow = 0.36 * (away - 0.1) * (u.y < 0.2 ? 1 : 0.4)
        let straight = Point(-u.x + u.y * bow * 1.6, -u.y - u.x * bow * 1.6)
        let number = angle * 62 + bow * 40 + Noise.value(q.x * 9, q.y * 9, 41) * 1.6
        if inKnot > 0.5 {
            // Wound about a middle that lies a little to the front, and not evenly.
            let wound = Shape.length((r - Point(-0.022, -0.010)) * Point(1, 1.18))
            let coil = wound * 95 + 3.4 * Noise.value(q.x * 13, q.y * 13, 42)
            return (Point(-u.y, u.x), coil, 1)
        }
        return (straight / max(1e-4, Shape.length(straight)), number, 0)
    }

    private mutating func paintHair() {
        let shift = shift
        let hair = hair
        let head = head
        canvas.glaze(
            shift + Point(0.36, 0.30), shift + Point(0.95, 1.0), soft: 0.035,
            { hair.distance($0 - shift - Point(-0.006, 0.010)) },
            { _ in Light(0.42, 0.38, 0.38) })
        canvas.paint(
            shift + Point(0.37, 0.31), shift + Point(0.94, 0.96),
            { p in
                let q = p - shift
                let (_, number, _) = StudioPortrait.strand(q)
                // The hairline is not a cut edge: single strands begin a little sooner or later.
                let fray =
                    q.y > 0.425 && q.y < 0.86 ? 0.006 * ramp(0.68, 0.64, q.x) * Noise.value(number * 1.6, 0, 43) : 0
                return hair.distance(q) + fray
            },
            { p, _ in
                let q = p - shift
                let (along, number, round) = StudioPortrait.strand(q)
                var n = hair.normal(q)
                if round > 0 {
                    let r = (q - StudioPortrait.bun) / 0.098
                    n = Light(r.x, r.y, max(0.1, 1 - r.x * r.x - r.y * r.y).squareRoot())
                }
                let coarse = Noise.value(number * 0.5, Shape.length(q - StudioPortrait.bun) * 3, 44)
                let fine = Noise.fractal(number * 2.1, Shape.length(q - StudioPortrait.bun) * 5, octaves: 3, 45)
                n += Light(-along.y, along.x, 0) * (coarse * 0.42 + fine * 0.34)
                n /= (n * n).sum().squareRoot()
                let base = mix(Tone.light(0x2A1B14), Tone.light(0x5A3A28), 0.5 + 0.4 * coarse + 0.3 * fine)
                let fillLight = max(0, (n * StudioPortrait.fill).sum())
                // A band of sheen where strands lie square to the light.
                let t = Light(along.x, along.y, -0.15)
                let dot = (t * Light(-0.5, -0.72, 0.48)).sum() + 0.10 * coarse
                let sheen = Portable.power(max(0, 1 - dot * dot), 14) * max(0, n.z)
                var light = base * (fillLight * 0.55 + 0.035)
                light += Light(0.34, 0.24, 0.17) * sheen * (0.35 + 0.65 * max(0, fine + 0.4)) * 0.55
                // Only the outer line is lit, not where the hair begins on the skin.
                let outer = ramp(-0.03, 0.004, head.distance(q))
                let warm = outer * StudioPortrait.rim(hair, q, Point(-0.62, -0.78), width: 0.011)
                let cool = outer * StudioPortrait.rim(hair, q, Point(0.86, -0.5), width: 0.015)
                let glint = 0.45 + 0.9 * max(0, fine + 0.35)
                light += StudioPortrait.warm * Light(0.62, 0.46, 0.34) * warm * glint
                light += StudioPortrait.cool * cool * glint * 0.75
                if round > 0 {
                    let edge = ramp(0.070, 0.098, Shape.length(q - StudioPortrait.bun))
                    light *= 1 - 0.5 * edge * (q.x < StudioPortrait.bun.x ? 1 : 0)
                } else {
                    let near = Shape.length(q - StudioPortrait.bun)
                    light *= 1 - 0.45 * ramp(0.135, 0.098, near)
                }
                return (light, 1)
            })
    }

    /// Single hairs that have come loose, seen only because the light is behind them.
    private mutating func strays() {
        for index in 0..<58 {
            let a = Noise.hash(index, 1, 50)
            let b = Noise.hash(index, 2, 50)
            let c = Noise.hash(index, 3, 50)
            var at: Point
            var heading: Point
            if index < 40 {
                // Over the crown and down the back.
                let turn = 4.3 + a * 2.4
                let out = Point(Portable.cos(turn), Portable.sin(turn))
                at = Point(0.595, 0.590) + out * Point(0.222, 0.255) * (0.93 + 0.06 * b)
                heading = Point(-out.y, out.x) + out * (0.10 + 0.28 * c)
            } else {
                // At the nape and before the ear.
                let front = index > 54
                at = front ? Point(0.545 + 0.02 * a, 0.60 + 0.05 * b) : Point(0.71 + 0.05 * a, 0.90 + 0.03 * b)
                heading = front ? Point(-0.25 + 0.3 * c, 1) : Point(-0.5 + 0.9 * c, 1)
            }
            heading /= Shape.length(heading)
            let curl = (c - 0.5) * 0.5
            let left = at.x < 0.56
            let light =
                (left ? StudioPortrait.warm * Light(0.5, 0.38, 0.28) : StudioPortrait.cool * 0.9)
                * (index > 39 ? 0.25 : 0.8)
            for step in 0..<7 {
                let next = at + heading * (0.008 + 0.004 * b)
                stroke(at, next, 0.0006, light, 0.42 * (1 - Float(step) / 8))
                at = next
                heading = Shape.turned(heading, curl * 0.4)
            }
        }
    }
}
