extension RoboticsWorkshop {
    /// A shape in one colour: lighter to the upper left, pigment uneven, darker at its lower edge, shadow behind.
    mutating func shape(
        _ low: Point, _ high: Point, _ colour: UInt32, shadow: Float = 0.012, depth: Float = 0.10, seed: UInt32 = 7,
        _ distance: (Point) -> Float
    ) {
        let shift = shift
        let lamp = lamp
        let base = Tone.light(colour)
        if shadow > 0 {
            canvas.glaze(
                low + shift - 0.03, high + shift + 0.05, soft: shadow * 1.6,
                { distance($0 - shift - Point(shadow * 0.5, shadow)) }, { _ in Light(0.50, 0.44, 0.46) })
        }
        canvas.paint(low + shift - 0.02, high + shift + 0.02, { distance($0 - shift) }) { p, d in
            let q = p - shift
            let brush = Noise.fractal(q.x * 7 + q.y * 3, q.y * 26 - q.x * 4, octaves: 4, seed)
            let dry = Noise.fractal(q.x * 90, q.y * 90, octaves: 2, seed + 3)
            // The rim away from the lamp is in shade, the rim towards it catches light.
            let ahead = distance(q + Point(0.004, 0.006)) - d
            let side = min(max(ahead / 0.0072, -1), 1) * Portable.exp(d / 0.022)
            let toLamp = lamp - q
            let turn = toLamp.y < 0 ? side : side * 0.5
            var light = base * (1 + 0.13 * brush + 0.05 * dry)
            light *= 1 - depth * 2.2 * turn
            return (light, 1)
        }
    }

    mutating func box(
        _ centre: Point, _ half: Point, _ colour: UInt32, round: Float = 0.006, shadow: Float = 0.012,
        depth: Float = 0.10, seed: UInt32 = 7
    ) {
        shape(centre - half, centre + half, colour, shadow: shadow, depth: depth, seed: seed) {
            Shape.box($0, centre, half, round: round)
        }
    }

    mutating func disc(
        _ centre: Point, _ radius: Float, _ colour: UInt32, shadow: Float = 0.008, depth: Float = 0.10
    ) {
        shape(centre - radius, centre + radius, colour, shadow: shadow, depth: depth) {
            Shape.circle($0, centre, radius)
        }
    }

    mutating func limb(
        _ a: Point, _ b: Point, _ from: Float, _ to: Float, _ colour: UInt32, shadow: Float = 0.014,
        depth: Float = 0.12
    ) {
        let reach = max(from, to)
        let low = Point(min(a.x, b.x), min(a.y, b.y)) - reach
        let high = Point(max(a.x, b.x), max(a.y, b.y)) + reach
        shape(low, high, colour, shadow: shadow, depth: depth) { Shape.limb($0, a, b, from, to) }
    }
}
