/// A frosted glass bottle on a stone ledge, in the light of a window. Ledge and wall are planes met by calculation;
/// the bottle and a pebble are distance fields the ray walks to.
enum SkincareBottle {
    /// Unit vector to the sun.
    static let sun: Light = unit(Light(-0.78, 0.50, -0.48))
    static let sunlight = Light(1.72, 1.37, 1.00) * 1.50
    static let wallDepth: Float = 1.05
    private static let ledgeFront: Float = -1.25
    static let bottle = Light(-0.42, 0, 0)
    static let liquidLevel: Float = 1.08
    /// Where the cap begins and ends.
    private static let capHeight: Float = 1.690
    private static let capTop: Float = 2.40

    static func draw(width: Int, height: Int) -> Canvas {
        var canvas = Canvas(width: width, height: height)
        let unit = canvas.pixel
        let extent = canvas.extent
        let behind = blurredWall()
        var surfaces = [Surface](repeating: .wall, count: width * height)
        for index in surfaces.indices {
            let p = Point(Float(index % width) + 0.5, Float(index / width) + 0.5) * unit - extent * 0.5
            (canvas.pixels[index], surfaces[index]) = look(p, behind)
        }
        // Only where two surfaces meet does a pixel need more than one ray.
        for y in 1..<max(2, height - 1) where height > 2 && width > 2 {
            for x in 1..<(width - 1) {
                let index = y * width + x
                let own = surfaces[index]
                if own == surfaces[index - 1], own == surfaces[index + 1], own == surfaces[index - width],
                    own == surfaces[index + width]
                {
                    continue
                }
                var sum = Light.zero
                for sample in 0..<9 {
                    let shift = Point(Float(sample % 3), Float(sample / 3)) / 3 + 1 / 6
                    sum += look((Point(Float(x), Float(y)) + shift) * unit - extent * 0.5, behind).0
                }
                canvas.pixels[index] = sum / 9
            }
        }
        canvas.bloom(radius: 0.02, strength: 0.10, threshold: 0.75)
        for index in canvas.pixels.indices {
            let x = Float(index % width) / Float(width) - 0.5
            let y = Float(index / width) / Float(height) - 0.5
            canvas.pixels[index] = Tone.filmic(canvas.pixels[index] * (0.84 - 0.30 * (x * x + y * y)))
        }
        return canvas
    }

    private enum Surface { case wall, ledge, edge, glass, cap, stone }

    static func unit(_ v: Light) -> Light { v / (v * v).sum().squareRoot() }
    static func dot(_ a: Light, _ b: Light) -> Float { (a * b).sum() }

    /// The light that comes back along the ray through a place of the picture.
    private static func look(_ p: Point, _ behind: Canvas) -> (Light, Surface) {
        let eye = Light(0, 1.62, -8.2)
        let ray = unit(Light(p.x * 3.55, -p.y * 3.55 - 0.36, 8.2))
        if let hit = walk(from: eye, ray) {
            let place = eye + ray * hit
            if place.x > 0.35 { return (stone(place, ray), .stone) }
            return place.y > capHeight ? (cap(place, ray), .cap) : (glass(place, ray, behind), .glass)
        }
        return room(eye, ray)
    }

    /// Where ledge or wall are met, and their light.
    private static func room(_ eye: Light, _ ray: Light) -> (Light, Surface) {
        let toWall = (wallDepth - eye.z) / ray.z
        let toLedge = ray.y < 0 ? -eye.y / ray.y : .greatestFiniteMagnitude
        let onLedge = eye + ray * toLedge
        if toLedge < toWall, onLedge.z > ledgeFront { return (ledge(onLedge, ray), .ledge) }
        if toLedge < toWall {
            let front = eye + ray * ((ledgeFront - eye.z) / ray.z)
            return (edge(front), .edge)
        }
        return (wall(eye + ray * toWall), .wall)
    }

    // MARK: Shapes

    /// Distance to the glass; `r` is how far from the axis and how high.
    static func glassDistance(_ r: Point) -> Float {
        // Wide corners at the shoulder, narrow ones at the foot.
        let round: Float = r.y > 0.8 ? 0.26 : 0.13
        let body = Shape.box(r, Point(0, 0.81), Point(0.62, 0.79), round: round)
        let neck = Shape.box(r, Point(0, 1.62), Point(0.262, 0.16), round: 0.02)
        let k: Float = 0.17
        let h = max(k - abs(body - neck), 0) / k
        return min(body, neck) - h * h * k * 0.25
    }

    /// How far a place is from the bottle's axis, and how high.
    private static func profile(_ p: Light) -> Point {
        let q = p - bottle
        return Point((q.x * q.x + q.z * q.z).squareRoot(), q.y)
    }

    private static func glassDistance(_ p: Light) -> Float { glassDistance(profile(p)) }

    private static func capDistance(_ p: Light) -> Float {
        let half = (capTop - capHeight) * 0.5
        return Shape.box(profile(p), Point(0, capHeight + half), Point(0.322, half), round: 0.028)
    }

    private static func stoneDistance(_ p: Light) -> Float {
        let q = (p - Light(0.78, 0.17, -0.42)) / Light(0.36, 0.18, 0.28)
        let inner = dot(q, q).squareRoot()
        let slope = dot(q / Light(0.36, 0.18, 0.28), q / Light(0.36, 0.18, 0.28)).squareRoot()
        return slope < 1e-5 ? -0.1 : inner * (inner - 1) / slope
    }

    private static func distance(_ p: Light) -> Float {
        min(min(glassDistance(p), capDistance(p)), stoneDistance(p))
    }

    private static func walk(from eye: Light, _ ray: Light) -> Float? {
        // Both stand within a slab around their plane; rays beside it are not walked at all.
        let middle = eye + ray * (-eye.z / ray.z)
        guard middle.x > -1.25, middle.x < 1.3, middle.y > -0.2, middle.y < 2.6 else { return nil }
        var t = (-0.8 - eye.z) / ray.z
        let end = (0.8 - eye.z) / ray.z
        for _ in 0..<70 {
            let d = distance(eye + ray * t)
            if d < 0.0008 { return t }
            t += d * 0.92
            if t > end { return nil }
        }
        return nil
    }

    static func normal(_ p: Light) -> Light {
        let e: Float = 0.003
        return unit(
            Light(
                distance(p + Light(e, 0, 0)) - distance(p - Light(e, 0, 0)),
                distance(p + Light(0, e, 0)) - distance(p - Light(0, e, 0)),
                distance(p + Light(0, 0, e)) - distance(p - Light(0, 0, e))))
    }

    // MARK: Light

    /// What the sun leaves at a place: through the window, past leaves, past the bottle. Glass tints its shadow.
    private static func sunAt(_ p: Light) -> Light {
        let open = window(p)
        if open <= 0.003 { return .zero }
        // Rays that pass well beside both throw no shadow.
        let beside = ((p.x - bottle.x) * sun.z - (p.z - bottle.z) * sun.x) / (1 - sun.y * sun.y).squareRoot()
        if abs(beside) > 1.35 { return sunlight * open }
        var clear: Float = 1
        var depth = Light.zero
        var t: Float = 0.03
        while t < 4.5 {
            let q = p + sun * t
            if q.y > 2.7 || q.x < -1.35 { break }
            let blur = 0.055 * t + 0.012
            let glass = glassDistance(q)
            let solid = min(capDistance(q), stoneDistance(q))
            clear = min(clear, 0.5 + solid / blur * 0.5)
            if clear <= 0 { return .zero }
            let step = min(max(min(abs(glass), solid) * 0.35, 0.02), 0.25)
            let inside = ramp(blur, -blur, glass)
            let liquid = ramp(liquidLevel + 0.08, liquidLevel - 0.08, q.y)
            depth += mix(Light(0.80, 0.90, 1.02), Light(0.74, 1.04, 1.48), liquid) * (inside * step)
            t += step
        }
        let through = Light(Portable.exp(-depth.x), Portable.exp(-depth.y), Portable.exp(-depth.z))
        return sunlight * open * through * ramp(0, 1, clear)
    }

    /// Light from all around, for a surface facing `n`.
    static func around(_ n: Light) -> Light {
        let left = max(0, -n.x * 0.5 + 0.5)
        let up = max(0, n.y * 0.5 + 0.5)
        return Light(0.33, 0.34, 0.39) * left + Light(0.20, 0.18, 0.165) * up + Light(0.13, 0.105, 0.09)
    }

    /// How much of the sun falls on the bottle itself: the bars are there, but faint.
    static func entering(_ p: Light) -> Float { 0.62 + 0.38 * window(p) }

    /// How open a place is to the room, close to bottle and pebble.
    private static func openness(_ p: Light, _ n: Light) -> Float {
        var closed: Float = 0
        for (step, weight) in [(Float(0.07), Float(0.5)), (0.2, 0.3), (0.45, 0.2)] {
            closed += weight * max(0, 1 - max(0, distance(p + n * step)) / step)
        }
        return 1 - 0.85 * min(1, closed)
    }

    // MARK: Surfaces

    static func wall(_ p: Light) -> Light {
        let plaster = Noise.fractal(p.x * 2.2, p.y * 2.2, octaves: 5, 11)
        let fine = Noise.fractal(p.x * 24, p.y * 24, octaves: 3, 12)
        let base = Tone.light(0xDCC6AE) * (0.96 + 0.05 * plaster + 0.025 * fine)
        let lean = max(0, -sun.z) * (1 + 0.10 * fine + 0.06 * plaster)
        let corner = 0.62 + 0.38 * ramp(0, 0.9, p.y)
        return base * (sunAt(p) * lean + around(Light(0, 0, -1)) * corner * (0.95 - 0.10 * p.x))
    }

    private static func ledge(_ p: Light, _ ray: Light) -> Light {
        let grain = Noise.fractal(p.x * 5, p.z * 8, octaves: 5, 21)
        let speck = ramp(0.45, 0.62, Noise.value(p.x * 60, p.z * 60, 22))
        let base = Tone.light(0xD6CCBD) * (0.93 + 0.10 * grain) * (1 - 0.10 * speck)
        let open = openness(p, Light(0, 1, 0))
        var light = base * (sunAt(p) * sun.y + around(Light(0, 1, 0)) * open * 0.95)
        light *= 1 - 0.50 * Portable.exp(-max(0, glassDistance(p)) * 16)
        // Light gathered by the liquid falls as a bright streak into the bottle's shadow.
        let along = unit(Light(-sun.x, 0, -sun.z))
        let q = p - bottle
        let far = dot(q, along)
        let beside = q.x * along.z - q.z * along.x
        let focus = Portable.exp(-beside * beside * 75) * ramp(0.5, 0.75, far) * ramp(2.0, 0.9, far)
        light += base * Light(1.25, 0.80, 0.42) * focus * 0.40 * window(p)
        // The honed stone mirrors a little.
        let up = Light(ray.x, -ray.y, ray.z)
        if let hit = walk(from: p + Light(0, 0.01, 0) + up * 0.01, up) {
            let seen = p + up * hit
            let image = seen.x > 0.35 ? Tone.light(0x8A837A) : Tone.light(0xE2B792)
            // Honed, not polished: what stands further off is blurred away.
            light = mix(light, image * 0.7, 0.22 * ramp(0.42, 0.02, seen.y))
        }
        return light
    }

    private static func edge(_ p: Light) -> Light {
        let grain = Noise.fractal(p.x * 4, p.y * 9, octaves: 6, 23)
        let base = Tone.light(0xBFB19E) * (0.88 + 0.18 * grain)
        let top = ramp(-0.03, 0, p.y) * 0.35
        return base * (around(Light(0, -0.2, -1)) * (0.75 + 0.3 * p.y) + sunlight * 0.16 * (0.8 - p.x * 0.16) + top)
    }

    private static func stone(_ p: Light, _ ray: Light) -> Light {
        let n = normal(p)
        let grain = Noise.fractal(p.x * 9 + p.y * 4, p.z * 9 - p.y * 5, octaves: 5, 24)
        let vein = ramp(0.05, 0.0, abs(Noise.fractal(p.x * 2.4, p.y * 6 + p.z * 2, octaves: 3, 25)))
        let base = mix(Tone.light(0xA39C93), Tone.light(0xE8E3DA), 0.25 + 0.55 * vein) * (0.9 + 0.25 * grain)
        let open = 0.45 + 0.65 * ramp(0, 0.22, p.y)
        return base * (sunAt(p + n * 0.01) * max(0, dot(n, sun)) + around(n) * open)
    }

    private static func cap(_ p: Light, _ ray: Light) -> Light {
        let n = normal(p)
        let q = p - bottle
        let ring = Noise.fractal(q.x * 9 + 4, q.z * 9 + q.y * 0.5, octaves: 3, 31)
        let fibre = Noise.fractal(q.x * 46, q.y * 2.2 + ring * 1.5, octaves: 4, 32)
        let base = mix(Tone.light(0xC39D74), Tone.light(0xE9CFAC), 0.5 + 0.5 * ring + 0.25 * fibre)
        let lit = ramp(-0.25, 1.05, dot(n, sun))
        let gloss = Portable.power(max(0, dot(n, unit(sun - ray))), 18) * 0.12
        // What the lit wall gives back on the far side.
        let bounce = Light(0.34, 0.25, 0.17) * max(0, n.x) * 0.6
        let seam = 0.55 + 0.45 * ramp(capHeight, capHeight + 0.05, p.y)
        return base * (sunlight * lit * 0.86 * entering(p) + around(n) + bounce) * seam + sunlight * gloss * 0.3
    }
}
