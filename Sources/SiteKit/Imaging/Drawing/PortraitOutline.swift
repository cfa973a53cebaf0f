/// Where the parts of the portrait lie, in units of its width, the face to the left.
enum PortraitOutline {
    /// Neck and shoulders.
    static let body: [Point] = [
        Point(0.54, 0.68), Point(0.500, 0.80), Point(0.495, 0.93), Point(0.488, 1.02), Point(0.474, 1.075),
        Point(0.440, 1.13),
        Point(0.375, 1.185), Point(0.298, 1.265), Point(0.245, 1.375), Point(0.225, 1.55), Point(0.22, 1.75),
        Point(1.30, 1.75), Point(1.10, 1.45), Point(1.02, 1.315), Point(0.925, 1.215), Point(0.825, 1.145),
        Point(0.764, 1.07), Point(0.742, 1.00), Point(0.745, 0.88), Point(0.72, 0.70),
    ]

    /// Face and skull.
    static let head: [Point] = [
        Point(0.565, 0.348), Point(0.470, 0.362), Point(0.398, 0.402), Point(0.354, 0.460), Point(0.336, 0.515),
        Point(0.330, 0.552), Point(0.335, 0.580), Point(0.343, 0.600), Point(0.334, 0.622), Point(0.314, 0.652),
        Point(0.296, 0.680), Point(0.282, 0.698), Point(0.279, 0.712), Point(0.288, 0.724), Point(0.305, 0.728),
        Point(0.319, 0.733), Point(0.316, 0.748), Point(0.306, 0.762), Point(0.300, 0.772), Point(0.304, 0.781),
        Point(0.314, 0.786), Point(0.307, 0.792), Point(0.306, 0.802), Point(0.315, 0.813), Point(0.325, 0.824),
        Point(0.322, 0.840), Point(0.316, 0.860), Point(0.320, 0.882), Point(0.338, 0.902), Point(0.370, 0.912),
        Point(0.420, 0.905), Point(0.475, 0.885), Point(0.525, 0.855), Point(0.562, 0.815), Point(0.590, 0.770),
        Point(0.640, 0.765), Point(0.715, 0.780), Point(0.770, 0.740), Point(0.795, 0.650), Point(0.790, 0.545),
        Point(0.750, 0.440), Point(0.675, 0.372),
    ]

    /// Hair with the knot.
    static let hair: [Point] = [
        Point(0.565, 0.326), Point(0.465, 0.340), Point(0.405, 0.375), Point(0.392, 0.408), Point(0.420, 0.425),
        Point(0.458, 0.455), Point(0.482, 0.500), Point(0.492, 0.548), Point(0.520, 0.580), Point(0.548, 0.612),
        Point(0.556, 0.665), Point(0.566, 0.690), Point(0.576, 0.655), Point(0.588, 0.622), Point(0.618, 0.622),
        Point(0.640, 0.660), Point(0.640, 0.725), Point(0.652, 0.790), Point(0.680, 0.860), Point(0.715, 0.915),
        Point(0.752, 0.925), Point(0.800, 0.942), Point(0.862, 0.932), Point(0.908, 0.890), Point(0.918, 0.835),
        Point(0.898, 0.782), Point(0.858, 0.752), Point(0.824, 0.730), Point(0.818, 0.650), Point(0.812, 0.540),
        Point(0.770, 0.425), Point(0.685, 0.352),
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

    private static let mouth = [Point(0.305, 0.786), Point(0.330, 0.787), Point(0.352, 0.790), Point(0.368, 0.796)]
    private static let lid = [
        Point(0.3535, 0.617), Point(0.364, 0.6235), Point(0.380, 0.6255), Point(0.398, 0.622), Point(0.412, 0.615),
    ]
    private static let crease = [
        Point(0.356, 0.600), Point(0.370, 0.590), Point(0.388, 0.588), Point(0.406, 0.595), Point(0.418, 0.606),
    ]
    private static let wing = [Point(0.336, 0.696), Point(0.343, 0.711), Point(0.338, 0.725), Point(0.322, 0.730)]

    /// What the features add to the height of the face.
    static func relief(_ q: Point) -> Float {
        guard q.x < 0.66, q.y > 0.5 else { return 0 }
        var h: Float = 0
        if q.x < 0.45 { h += lines(q) }
        h += hill(q, Point(0.384, 0.606), Point(0.034, 0.024), 0.013)
        h -= hill(q, Point(0.372, 0.585), Point(0.030, 0.024), 0.011)
        h -= hill(q, Point(0.365, 0.640), Point(0.034, 0.020), 0.006)
        h += hill(q, Point(0.372, 0.553), Point(0.050, 0.018), 0.008)
        h += hill(q, Point(0.445, 0.672), Point(0.075, 0.040), 0.014)
        h -= hill(q, Point(0.455, 0.770), Point(0.065, 0.060), 0.012)
        h += hill(q, Point(0.322, 0.712), Point(0.020, 0.016), 0.010)
        h += hill(q, Point(0.325, 0.777), Point(0.030, 0.010), 0.006)
        h += hill(q, Point(0.326, 0.800), Point(0.028, 0.011), 0.007)
        h += hill(q, Point(0.345, 0.868), Point(0.032, 0.026), 0.008)
        // The ear: a rim, a hollow and the lobe.
        let ear = abs(Shape.ellipse(q, Point(0.604, 0.678), Point(0.026, 0.050)))
        if ear < 0.03 { h += 0.009 * Portable.exp(-ear * ear * 14_000) }
        h -= hill(q, Point(0.600, 0.685), Point(0.016, 0.026), 0.010)
        h += hill(q, Point(0.590, 0.728), Point(0.014, 0.016), 0.010)
        return h
    }

    /// The furrows: between the lips, of the lids, round the nostril, from nose to mouth.
    private static func lines(_ q: Point) -> Float {
        var h: Float = 0
        h += groove(q, mouth, 0.0050, 0.0070)
        h += groove(q, crease, 0.0042, 0.0042)
        h += groove(q, lid, 0.0034, 0.0040)
        h += groove(q, wing, 0.0050, 0.0055)
        h += groove(q, [Point(0.352, 0.735), Point(0.372, 0.765), Point(0.380, 0.795)], 0.010, 0.0030)
        return h
    }

    /// How much of the front light reaches a place of the face.
    static func shade(_ q: Point) -> Float {
        let socket = 0.30 * Portable.exp(-Shape.length((q - Point(0.362, 0.592)) * Point(1, 1.5)) * 60)
        let nostril = 0.35 * Portable.exp(-Shape.length(q - Point(0.312, 0.742)) * 90)
        let ear = ramp(0.50, 0.66, q.x) * 0.45
        let jaw = ramp(0.80, 0.93, q.y + (q.x - 0.33) * 0.28) * 0.30
        return max(0.1, 1 - socket - nostril - ear - jaw)
    }

    /// What is darker or redder than skin: brow, lids, lips, nostril. A tint, and how much of it.
    static func marks(_ q: Point) -> (Light, Float) {
        let line = Portable.exp(-away(q, lid) * 520)
        if line > 0.05 { return (Light(0.10, 0.06, 0.05), min(0.95, line * 1.25)) }
        let nostril = ramp(
            0.003, -0.003, Shape.ellipse(Shape.turned(q - Point(0.312, 0.7255), 0.25), .zero, Point(0.0125, 0.0042)))
        if nostril > 0 { return (Light(0.10, 0.05, 0.04), nostril) }
        let slit = Portable.exp(-away(q, mouth) * 420)
        if slit > 0.12 { return (Light(0.30, 0.13, 0.11), min(0.9, slit)) }
        // The brow is made of hairs that lean back.
        let arch = [
            Point(0.340, 0.556), Point(0.362, 0.545), Point(0.392, 0.539), Point(0.420, 0.545), Point(0.444, 0.560),
        ]
        let brow = away(q, arch) - mix(0.0105, 0.0030, ramp(0.36, 0.445, q.x))
        if brow < 0.006 {
            let hairs = Noise.fractal(q.x * 260 + q.y * 150, q.y * 40 - q.x * 20, octaves: 2, 61)
            return (Light(0.16, 0.10, 0.08), ramp(0.005, -0.006, brow + hairs * 0.0045) * 0.88)
        }
        let upper = Shape.polygon(
            q, [Point(0.296, 0.774), Point(0.308, 0.764), Point(0.330, 0.770), Point(0.366, 0.795), Point(0.31, 0.787)])
        let lower = Shape.polygon(
            q,
            [Point(0.300, 0.788), Point(0.366, 0.795), Point(0.345, 0.810), Point(0.318, 0.816), Point(0.300, 0.806)])
        let lips = ramp(0.005, -0.004, min(upper, lower))
        if lips > 0 { return (Light(0.92, 0.52, 0.50), lips * 0.85) }
        let flush = Portable.exp(-Shape.length((q - Point(0.43, 0.70)) * Point(1, 1.2)) * 16)
        return (Light(1.05, 0.84, 0.80), flush * 0.8)
    }
}
