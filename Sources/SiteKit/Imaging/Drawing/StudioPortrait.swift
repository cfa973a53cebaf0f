/// A woman in profile before a dark ground. Body and head are reliefs laid one over the other, the hair is drawn
/// strand by strand. A warm light from behind draws the edges; all else stays near the dark, with one dim light from
/// the front to keep the shadows open.
struct StudioPortrait {
    private var canvas: Canvas
    private let shift: Point
    private let body: Relief
    private let head: Relief

    static func draw(width: Int, height: Int) -> Canvas {
        var portrait = StudioPortrait(width: width, height: height)
        portrait.ground()
        portrait.paintBody()
        portrait.paintHead()
        portrait.paintHair()
        portrait.canvas.bloom(radius: 0.006, strength: 0.05)
        portrait.canvas.bloom(radius: 0.05, strength: 0.035)
        portrait.develop()
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
    }

    /// The curve of the film, and its grain, which keeps the dark ground from falling into steps when compressed.
    private mutating func develop() {
        for index in canvas.pixels.indices {
            let x = index % canvas.width
            let y = index / canvas.width
            let grain = Noise.hash(x, y, 91) + Noise.hash(x, y, 92) + Noise.hash(x / 2, y / 2, 93) - 1.5
            canvas.pixels[index] = Tone.filmic(canvas.pixels[index] * 1.08) * (1 + 0.07 * grain) + 0.0011 * grain
        }
    }

    /// The backdrop: charcoal, a little lighter behind her so that her back stands out from it.
    private mutating func ground() {
        let shift = shift
        canvas.fill { p in
            let q = p - shift
            let spot = Portable.exp(-((q.x - 0.70) * (q.x - 0.70) * 3.4 + (q.y - 0.74) * (q.y - 0.74) * 1.9))
            let cloth = Noise.fractal(q.x * 2.4, q.y * 2.4, octaves: 5, 3)
            let weave = Noise.value(q.x * 260, q.y * 260, 4)
            let base = mix(Tone.light(0x0E0F12), Tone.light(0x3B3835), spot * (0.84 + 0.22 * cloth))
            return base * (1 + 0.05 * cloth + 0.035 * weave)
        }
    }

    /// The thin bright line along an edge that faces the light from behind.
    private static func edge(_ relief: Relief, _ q: Point, width: Float) -> Float {
        let facing = (relief.outward(q) * Point(-0.91, -0.41)).sum()
        return ramp(-0.05, 0.8, facing) * Portable.exp(relief.distance(q) / width)
    }

    // MARK: Body

    private mutating func paintBody() {
        let shift = shift
        let body = body
        let head = head
        canvas.paint(
            shift + Point(0.1, 0.66), shift + Point(1.4, 1.8), soft: canvas.pixel * 1.7, { body.distance($0 - shift) }
        ) { p, _ in
            let q = p - shift
            var n = body.normal(q)
            // The collar runs from the throat round to the nape.
            let collar = q.y - PortraitOutline.collar(q.x)
            let wool = StudioPortrait.knit(q, n, collar, StudioPortrait.edge(body, q, width: 0.006))
            if collar > 0.003 { return (wool, 1) }
            // The cord of the neck from the ear down to the collarbone.
            let cord = Shape.limb(q, Point(0.63, 0.80), Point(0.525, 1.13), 0.028, 0.022)
            let beside = q.x - mix(0.63, 0.525, (q.y - 0.80) / 0.33)
            n.x += 0.16 * min(max(beside / 0.03, -1), 1) * Portable.exp(-(cord + 0.01) * (cord + 0.01) * 1800)
            let under = ramp(0.13, 0.015, head.distance(q))
            let skin = PortraitSkin.light(
                q, n, edge: StudioPortrait.edge(body, q, width: 0.0045), open: 0.72 * (1 - under))
            let shaded = skin * (1 - 0.5 * ramp(-0.030, 0, collar))
            return (mix(shaded, wool, ramp(-0.003, 0.003, collar)), 1)
        }
    }

    /// The light of the jumper; `collar` is how far below the edge of the collar.
    private static func knit(_ q: Point, _ normal: Light, _ collar: Float, _ edge: Float) -> Light {
        var n = normal
        let band = ramp(0.082, 0.076, collar)
        // Ribs stand upright in the collar; below, rows of stitches follow the body.
        let ribs = Portable.sin(q.x * 420 + 2 * (q.y - 1.0) * (q.x - 0.6)) * band
        let column = q.x * 120
        let stitch = Portable.sin(column * 6.28) * 0.6 + Portable.sin(q.y * 660 + abs(column - column.rounded()) * 9)
        n.x += 0.34 * ribs + 0.10 * stitch * (1 - band)
        let fold = Noise.fractal(q.x * 3.0 + q.y * 1.6, q.y * 2.2, octaves: 3, 13)
        let fuzz = 0.75 + 0.5 * Noise.fractal(q.x * 130, q.y * 130, octaves: 2, 14)
        let wool = mix(Tone.light(0x2A2D36), Tone.light(0x3B4049), 0.5 + 0.4 * fold)
        let fill = max(0, (n * PortraitLight.front).sum())
        var light = wool * PortraitLight.dim * (fill + 0.10) * (1 + 0.4 * fold) * 1.2
        let key = ramp(0.0, 0.75, (n * PortraitLight.behind).sum())
        light += PortraitLight.warm * wool * Light(1.30, 1.0, 0.74) * ((key * 0.7 + edge * 1.6) * fuzz)
        let kick = ramp(0.05, 0.85, (n * PortraitLight.kicker).sum())
        light += PortraitLight.cool * wool * (kick * fuzz * 1.6)
        // The collar's own thickness: a lit lip and the dark below its seam.
        light *= 1 + 0.5 * ramp(0.010, 0.002, collar)
        light *= 1 - 0.40 * Portable.exp(-(collar - 0.081) * (collar - 0.081) * 40_000)
        return light
    }

    // MARK: Head

    private mutating func paintHead() {
        let shift = shift
        let head = head
        let body = body
        canvas.paint(
            shift + Point(0.25, 0.33), shift + Point(0.82, 0.95), soft: canvas.pixel * 1.7,
            { head.distance($0 - shift) }
        ) { p, d in
            let q = p - shift
            var n = head.normal(q)
            let e: Float = 0.0022
            let here = PortraitFace.relief(q)
            let slopeX = (PortraitFace.relief(q + Point(e, 0)) - here) / e
            let slopeY = (PortraitFace.relief(q + Point(0, e)) - here) / e
            n -= Light(slopeX, slopeY, 0)
            n /= (n * n).sum().squareRoot()
            var light = PortraitSkin.light(
                q, n, edge: StudioPortrait.edge(head, q, width: 0.0045), open: PortraitFace.open(q))
            let (tint, amount) = PortraitFace.marks(q)
            light = mix(light, light * tint, amount)
            // Where the jaw goes over into the neck there is no edge.
            let melt = ramp(0.40, 0.46, q.x) * ramp(0.74, 0.80, q.y) * ramp(0.01, -0.03, body.distance(q))
            return (light, mix(1, ramp(0.0, -0.045, d), melt))
        }
        lashes()
    }

    /// They reach a little beyond the lid; the light behind them makes the foremost shine.
    private mutating func lashes() {
        for index in 0..<11 {
            let i = Float(index) / 10
            let bow = 1 - (i - 0.5) * (i - 0.5) * 4
            let root = Point(0.3555 + i * 0.040, 0.6250 + 0.004 * bow)
            let reach = Point(-0.0135 + i * 0.007, 0.0090 + 0.003 * i)
            let shine: Light = PortraitLight.warm * (0.05 * ramp(0.5, 0, i))
            let points = [root, root + reach * 0.5 + Point(0, 0.0018), root + reach]
            hair(points, alpha: 0.75, light: shine + Light(repeating: 0.0016))
        }
    }

    // MARK: Hair

    private mutating func paintHair() {
        let shift = shift
        let ground = Shape.smooth(PortraitHair.ground, steps: 5)
        canvas.paint(
            shift + Point(0.36, 0.30), shift + Point(0.95, 0.97), soft: 0.010,
            { Shape.polygon($0 - shift, ground) + 0.003 },
            { _, d in (Tone.light(0x1A100B) * 0.06, ramp(0.004, -0.004, d)) })
        comb(PortraitHair.cap, alpha: 0.55)
        comb(PortraitHair.down, alpha: 0.22)
        strays()
        for lock in PortraitHair.knot {
            shade(lock, within: ground)
            comb(lock, alpha: 0.55)
        }
        for wisp in PortraitHair.wisps { comb(wisp, alpha: 0.42) }
    }

    /// Draws all strands of a sheet.
    private mutating func comb(_ sheet: HairSheet, alpha: Float) {
        // In a small picture fewer strands cover as much.
        let count = Int(Float(sheet.count) * min(1, 0.002 / canvas.pixel)) + 1
        for index in 0..<count {
            let tone = Noise.hash(index, 5, sheet.seed)
            let places = sheet.strand(index, steps: 26)
            let lights = places.map { PortraitHair.light($0, tone: tone) }
            for step in places.indices.dropLast() {
                let a = places[step]
                let b = places[step + 1]
                let ends = ramp(0, 0.04, a.share) * ramp(1, 0.96, b.share)
                canvas.line(
                    a.at + shift, b.at + shift, lights[step], lights[step + 1], alpha: alpha * (0.35 + 0.65 * ends))
            }
        }
    }

    /// The dark that a lock casts on what it lies on.
    private mutating func shade(_ lock: HairSheet, within ground: [Point]) {
        let shift = shift
        guard let outer = lock.guides.first?.dropFirst(), let inner = lock.guides.last?.dropFirst() else { return }
        let outline = Shape.smooth(outer + inner.reversed(), steps: 4)
        canvas.glaze(
            shift + Point(0.70, 0.70), shift + Point(0.96, 0.98), soft: 0.034,
            { max(Shape.polygon($0 - shift, outline), Shape.polygon($0 - shift, ground) + 0.006) },
            { _ in Light(repeating: 0.10) })
    }

    /// Single hairs that have come loose, seen only because the light is behind them.
    private mutating func strays() {
        let outline = PortraitHair.cap.strand(0, steps: 60)
        for index in 0..<130 {
            let a = Noise.hash(index, 1, 50)
            let b = Noise.hash(index, 2, 50)
            let c = Noise.hash(index, 3, 50)
            let root = outline[min(outline.count - 1, 3 + Int(a * 54))]
            let out = Point(root.along.y, -root.along.x)
            var at = root.at - out * 0.004
            var heading = root.along + out * (0.02 + 0.20 * c * c)
            heading /= max(1e-6, Shape.length(heading))
            var points = [at]
            // Most bend back to the head.
            let turn = (Noise.hash(index, 4, 50) - 0.24) * 0.20
            for _ in 0..<10 {
                at += heading * (0.004 + 0.006 * b * ramp(0.35, 0.75, root.at.x))
                heading = Shape.turned(heading, turn)
                points.append(at)
            }
            let side = ramp(0.74, 0.60, root.at.x)
            hair(
                points, alpha: 0.08 + 0.16 * b,
                light: PortraitLight.warm * Light(0.50, 0.34, 0.20) * side + PortraitLight.cool * (1.1 - side))
        }
    }

    /// A thin line through points that fades to its end.
    private mutating func hair(_ points: [Point], alpha: Float, light: Light) {
        for index in points.indices.dropLast() {
            let share = Float(index) / Float(points.count)
            canvas.line(
                points[index] + shift, points[index + 1] + shift, light, light, alpha: alpha * (1 - share))
        }
    }
}
