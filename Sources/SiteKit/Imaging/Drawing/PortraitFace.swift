/// The features of the face: what they add to its form, what shades them, and what is darker than skin.
enum PortraitFace {
    private static let mouth = [Point(0.310, 0.791), Point(0.330, 0.791), Point(0.348, 0.794), Point(0.360, 0.799)]
    private static let lid = [
        Point(0.3535, 0.622), Point(0.364, 0.6285), Point(0.380, 0.6305), Point(0.398, 0.627), Point(0.412, 0.620),
    ]
    private static let crease = [
        Point(0.358, 0.604), Point(0.370, 0.595), Point(0.388, 0.593), Point(0.406, 0.600), Point(0.418, 0.611),
    ]
    private static let wing = [Point(0.336, 0.703), Point(0.343, 0.718), Point(0.338, 0.731), Point(0.324, 0.737)]
    private static let brow = [
        Point(0.342, 0.560), Point(0.362, 0.549), Point(0.392, 0.543), Point(0.420, 0.549), Point(0.444, 0.564),
    ]

    private static func hill(_ q: Point, _ centre: Point, _ radii: Point, _ height: Float) -> Float {
        let r = (q - centre) / radii
        let square = (r * r).sum()
        return square > 6 ? 0 : height * Portable.exp(-square * 1.4)
    }

    private static func groove(_ q: Point, _ line: [Point], _ width: Float, _ depth: Float) -> Float {
        let d = away(q, line)
        return d > width * 3 ? 0 : -depth * Portable.exp(-d * d / (width * width))
    }

    /// Distance to an open line.
    private static func away(_ q: Point, _ line: [Point]) -> Float {
        zip(line, line.dropFirst()).reduce(Float(9)) { min($0, Shape.limb(q, $1.0, $1.1, 0, 0)) }
    }

    /// What the features add to the height of the face.
    static func relief(_ q: Point) -> Float {
        guard q.x < 0.66, q.y > 0.5 else { return 0 }
        var h: Float = 0
        if q.x < 0.45 {
            h += groove(q, mouth, 0.0060, 0.0050) * ramp(0.362, 0.325, q.x)
            h += groove(q, crease, 0.0050, 0.0034)
            h += groove(q, lid, 0.0038, 0.0034)
            h += groove(q, wing, 0.0075, 0.0040) * ramp(0.700, 0.715, q.y)
            h += groove(q, [Point(0.354, 0.742), Point(0.372, 0.772), Point(0.378, 0.800)], 0.013, 0.0022)
        }
        h += hill(q, Point(0.384, 0.611), Point(0.034, 0.024), 0.013)
        h -= hill(q, Point(0.372, 0.589), Point(0.030, 0.024), 0.010)
        h -= hill(q, Point(0.365, 0.645), Point(0.034, 0.020), 0.006)
        h += hill(q, Point(0.372, 0.555), Point(0.050, 0.018), 0.008)
        h += hill(q, Point(0.440, 0.680), Point(0.085, 0.044), 0.016)
        h -= hill(q, Point(0.455, 0.780), Point(0.070, 0.060), 0.012)
        h += hill(q, Point(0.322, 0.718), Point(0.022, 0.018), 0.010)
        h += hill(q, Point(0.325, 0.781), Point(0.030, 0.010), 0.006)
        h += hill(q, Point(0.326, 0.804), Point(0.028, 0.011), 0.007)
        h += hill(q, Point(0.345, 0.875), Point(0.034, 0.028), 0.008)
        return h
    }

    /// How much of the room's light reaches a place of the face.
    static func open(_ q: Point) -> Float {
        let socket = 0.40 * Portable.exp(-Shape.length((q - Point(0.364, 0.600)) * Point(1, 1.5)) * 55)
        let nostril = 0.35 * Portable.exp(-Shape.length(q - Point(0.312, 0.748)) * 90)
        let temple = ramp(0.40, 0.56, q.x) * 0.45
        let jaw = ramp(0.78, 0.94, q.y + (q.x - 0.33) * 0.28) * 0.55
        return max(0.1, 1 - socket - nostril - temple - jaw)
    }

    /// What is darker or redder than skin: brow, lids, lips, nostril. A tint, and how much of it.
    static func marks(_ q: Point) -> (Light, Float) {
        let line = Portable.exp(-away(q, lid) * 480)
        if line > 0.05 { return (Light(0.14, 0.09, 0.08), min(0.92, line * 1.2)) }
        let nostril = ramp(
            0.004, -0.003, Shape.ellipse(Shape.turned(q - Point(0.313, 0.732), 0.25), .zero, Point(0.0125, 0.0040)))
        if nostril > 0 { return (Light(0.12, 0.06, 0.05), nostril) }
        let slit = Portable.exp(-away(q, mouth) * 420) * ramp(0.362, 0.340, q.x)
        if slit > 0.12 { return (Light(0.30, 0.14, 0.12), min(0.9, slit)) }
        // The brow is made of hairs that lean back.
        let arch = away(q, brow) - mix(0.0100, 0.0028, ramp(0.36, 0.445, q.x))
        if arch < 0.006 {
            let hairs = Noise.fractal(q.x * 260 + q.y * 150, q.y * 40 - q.x * 20, octaves: 2, 61)
            return (Light(0.20, 0.14, 0.12), ramp(0.005, -0.006, arch + hairs * 0.0045) * 0.8)
        }
        let upper = Shape.polygon(
            q, [Point(0.296, 0.779), Point(0.308, 0.768), Point(0.330, 0.775), Point(0.360, 0.798), Point(0.31, 0.792)])
        let lower = Shape.polygon(
            q,
            [Point(0.300, 0.793), Point(0.360, 0.799), Point(0.342, 0.814), Point(0.318, 0.821), Point(0.300, 0.811)])
        let lips = ramp(0.005, -0.004, min(upper, lower))
        if lips > 0 { return (Light(0.90, 0.50, 0.48), lips * 0.75) }
        return (Light.one, 0)
    }
}
