/// A sheet of hair, such as a lock or all that lies over one side of the head. A few guide lines run from root to tip;
/// every strand lies somewhere between them.
struct HairSheet {
    /// Lines from root to tip, from the outer edge to the inner; all with the same number of points.
    let guides: [[Point]]
    /// How many strands.
    let count: Int
    /// How the sheet faces at its outer and inner edge: 1 away from the sheet in the plane, 0 to the viewer, -1 back.
    let turn: (outer: Float, inner: Float)
    /// Which randomness.
    let seed: UInt32
    /// How far along the strands begin and end at the most, as shares of the length: a frayed edge.
    var fray: (root: Float, tip: Float) = (0.08, 0.02)
    /// How much a strand leaves its line, in units of the drawing.
    var loose: Float = 0.004

    /// A place along a strand.
    struct Place {
        let at: Point
        /// Along the strand, of length 1.
        let along: Point
        /// How the sheet faces here; of length 1.
        let normal: Light
        /// From 0 at the root to 1 at the tip.
        let share: Float
    }

    /// Where strand `index` lies across the sheet: 0 at the outer edge, 1 at the inner.
    func across(_ index: Int) -> Float {
        // Evenly spread, drawn in no order, so that neighbours don't cover one another in rows.
        let spread = Float(index) * 0.618_034
        return spread - spread.rounded(.down)
    }

    /// The places of strand `index`, from root to tip.
    func strand(_ index: Int, steps: Int) -> [Place] {
        let s = across(index)
        let line = guide(s)
        let start = fray.root * Noise.hash(index, 1, seed)
        let end = 1 - fray.tip * Noise.hash(index, 2, seed)
        // Strands hang together in tufts.
        let tuft = Noise.value(s * 26, 0.5, seed &+ 3)
        let wave = Noise.hash(index, 3, seed) * 20
        var places: [Place] = []
        places.reserveCapacity(steps + 1)
        for step in 0...steps {
            let u = mix(start, end, Float(step) / Float(steps))
            let (middle, tangent) = HairSheet.point(line, u)
            let along = tangent / max(1e-6, Shape.length(tangent))
            let out = Point(along.y, -along.x)
            // Held together at both ends, free between.
            let free = 4 * u * (1 - u)
            let sway = Noise.value(wave, u * 2.2, seed &+ 4) * 0.7 + Noise.value(s * 14, u * 2.6, seed &+ 5)
            let face = mix(turn.outer, turn.inner, s) + 0.11 * tuft + 0.10 * Noise.value(s * 60, u * 2, seed &+ 6)
            let flat = min(max(face, -1), 1)
            let normal = Light(out.x * flat, out.y * flat, (1 - flat * flat).squareRoot())
            places.append(
                Place(at: middle + out * (sway * loose * (0.25 + free)), along: along, normal: normal, share: u))
        }
        return places
    }

    /// The line at a place across, between the guides.
    private func guide(_ s: Float) -> [Point] {
        let at = s * Float(guides.count - 1)
        let index = min(max(0, Int(at)), guides.count - 2)
        let t = at - Float(index)
        let before = guides[max(0, index - 1)]
        let a = guides[index]
        let b = guides[index + 1]
        let after = guides[min(guides.count - 1, index + 2)]
        return a.indices.map { HairSheet.curve(before[$0], a[$0], b[$0], after[$0], t).0 }
    }

    /// A point of an open line and the direction there; `u` from 0 to 1.
    private static func point(_ line: [Point], _ u: Float) -> (Point, Point) {
        let at = min(max(u, 0), 1) * Float(line.count - 1)
        let index = min(Int(at), line.count - 2)
        return curve(
            line[max(0, index - 1)], line[index], line[index + 1], line[min(line.count - 1, index + 2)],
            at - Float(index))
    }

    /// Between `b` and `c` on a smooth curve (Catmull-Rom), and its slope.
    private static func curve(_ a: Point, _ b: Point, _ c: Point, _ d: Point, _ t: Float) -> (Point, Point) {
        let linear = c - a
        let square = a * 2 - b * 5 + c * 4 - d
        let cube = b * 3 - a - c * 3 + d
        let place = b + (linear * t + square * (t * t) + cube * (t * t * t)) * 0.5
        return (place, (linear + square * (2 * t) + cube * (3 * t * t)) * 0.5)
    }
}
