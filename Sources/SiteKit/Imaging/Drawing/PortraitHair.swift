/// The hair of the portrait, strand by strand: combed back over the ear and wound to a knot at the nape.
enum PortraitHair {
    /// From the hairline over the head to the knot; the outermost guide is the outline.
    static let cap = HairSheet(
        guides: [
            [
                Point(0.400, 0.404), Point(0.466, 0.349), Point(0.585, 0.319), Point(0.700, 0.360), Point(0.782, 0.470),
                Point(0.810, 0.600), Point(0.806, 0.705), Point(0.800, 0.775),
            ],
            [
                Point(0.404, 0.414), Point(0.484, 0.380), Point(0.588, 0.378), Point(0.680, 0.430), Point(0.742, 0.530),
                Point(0.770, 0.640), Point(0.780, 0.730), Point(0.780, 0.800),
            ],
            [
                Point(0.424, 0.438), Point(0.502, 0.440), Point(0.582, 0.462), Point(0.650, 0.518), Point(0.702, 0.600),
                Point(0.736, 0.680), Point(0.758, 0.750), Point(0.772, 0.810),
            ],
            [
                Point(0.470, 0.482), Point(0.526, 0.510), Point(0.584, 0.546), Point(0.636, 0.600), Point(0.682, 0.662),
                Point(0.718, 0.722), Point(0.745, 0.776), Point(0.768, 0.822),
            ],
            [
                Point(0.494, 0.548), Point(0.534, 0.590), Point(0.578, 0.636), Point(0.622, 0.680), Point(0.664, 0.724),
                Point(0.702, 0.766), Point(0.734, 0.804), Point(0.765, 0.836),
            ],
            [
                Point(0.506, 0.622), Point(0.532, 0.682), Point(0.568, 0.732), Point(0.612, 0.772), Point(0.656, 0.802),
                Point(0.698, 0.826), Point(0.732, 0.842), Point(0.765, 0.852),
            ],
        ],
        count: 3400, turn: (1.0, -0.62), seed: 300, fray: (0.10, 0.0), loose: 0.006)

    /// The knot: locks wound over each other, the hindmost first.
    static let knot: [HairSheet] = [
        // Behind, over the far side.
        HairSheet(
            guides: [
                [
                    Point(0.737, 0.789), Point(0.774, 0.738), Point(0.837, 0.728), Point(0.896, 0.773),
                    Point(0.909, 0.847), Point(0.876, 0.914),
                ],
                [
                    Point(0.742, 0.821), Point(0.780, 0.789), Point(0.827, 0.785), Point(0.859, 0.812),
                    Point(0.865, 0.855), Point(0.846, 0.891),
                ],
            ],
            count: 620, turn: (1.0, -0.4), seed: 320, fray: (0.05, 0.03)),
        // From below, round to the right.
        HairSheet(
            guides: [
                [
                    Point(0.886, 0.819), Point(0.903, 0.878), Point(0.861, 0.935), Point(0.797, 0.946),
                    Point(0.744, 0.914), Point(0.723, 0.859),
                ],
                [
                    Point(0.846, 0.827), Point(0.852, 0.859), Point(0.829, 0.889), Point(0.795, 0.893),
                    Point(0.767, 0.874), Point(0.755, 0.840),
                ],
            ],
            count: 560, turn: (0.95, -0.5), seed: 330, fray: (0.06, 0.05)),
        // The near turn, out of the gathered hair and over the middle.
        HairSheet(
            guides: [
                [
                    Point(0.640, 0.770), Point(0.694, 0.798), Point(0.736, 0.789), Point(0.787, 0.770),
                    Point(0.837, 0.791),
                    Point(0.854, 0.840), Point(0.827, 0.884),
                ],
                [
                    Point(0.640, 0.783), Point(0.697, 0.823), Point(0.744, 0.817), Point(0.787, 0.806),
                    Point(0.818, 0.821),
                    Point(0.825, 0.848), Point(0.808, 0.872),
                ],
                [
                    Point(0.642, 0.796), Point(0.701, 0.845), Point(0.753, 0.844), Point(0.782, 0.838),
                    Point(0.799, 0.844),
                    Point(0.801, 0.857), Point(0.791, 0.865),
                ],
            ],
            count: 620, turn: (0.85, -0.75), seed: 340, fray: (0.30, 0.08)),
        // The end, tucked in.
        HairSheet(
            guides: [
                [
                    Point(0.844, 0.861), Point(0.827, 0.897), Point(0.787, 0.908), Point(0.753, 0.889),
                    Point(0.748, 0.855),
                ],
                [
                    Point(0.814, 0.850), Point(0.806, 0.867), Point(0.787, 0.874), Point(0.772, 0.865),
                    Point(0.772, 0.850),
                ],
            ],
            count: 300, turn: (0.8, -0.6), seed: 350, fray: (0.12, 0.05)),
    ]

    /// Fine short hair along the hairline, so that the skin doesn't end at a cut.
    static let down = HairSheet(
        guides: [
            [Point(0.394, 0.410), Point(0.420, 0.398), Point(0.460, 0.376), Point(0.520, 0.360)],
            [Point(0.400, 0.440), Point(0.430, 0.432), Point(0.470, 0.434), Point(0.530, 0.450)],
            [Point(0.444, 0.486), Point(0.472, 0.488), Point(0.504, 0.502), Point(0.548, 0.530)],
            [Point(0.474, 0.548), Point(0.494, 0.560), Point(0.520, 0.586), Point(0.556, 0.622)],
            [Point(0.484, 0.632), Point(0.504, 0.652), Point(0.532, 0.688), Point(0.566, 0.728)],
        ],
        count: 520, turn: (0.9, 0.0), seed: 380, fray: (0.42, 0.5), loose: 0.010)

    /// Loose locks: one before the ear along the cheek, two at the nape.
    static let wisps: [HairSheet] = [
        HairSheet(
            guides: [
                [
                    Point(0.500, 0.560), Point(0.500, 0.640), Point(0.516, 0.705), Point(0.530, 0.760),
                    Point(0.526, 0.815),
                ],
                [
                    Point(0.514, 0.585), Point(0.522, 0.660), Point(0.544, 0.730), Point(0.556, 0.780),
                    Point(0.552, 0.825),
                ],
            ],
            count: 34, turn: (0.35, 0.0), seed: 360, fray: (0.10, 0.50), loose: 0.010),
        HairSheet(
            guides: [
                [Point(0.690, 0.826), Point(0.700, 0.880), Point(0.716, 0.935), Point(0.708, 0.985)],
                [Point(0.730, 0.840), Point(0.738, 0.890), Point(0.748, 0.940), Point(0.744, 0.970)],
            ],
            count: 30, turn: (0.3, 0.3), seed: 370, fray: (0.10, 0.55), loose: 0.012),
    ]

    /// What lies under the strands, so that no skin shows between them.
    static let ground: [Point] = [
        Point(0.412, 0.404), Point(0.468, 0.354), Point(0.585, 0.322), Point(0.700, 0.364), Point(0.780, 0.474),
        Point(0.807, 0.600), Point(0.806, 0.735), Point(0.862, 0.748), Point(0.910, 0.788), Point(0.920, 0.862),
        Point(0.885, 0.928), Point(0.822, 0.940), Point(0.770, 0.912), Point(0.735, 0.862), Point(0.696, 0.822),
        Point(0.650, 0.797), Point(0.605, 0.764), Point(0.566, 0.722), Point(0.535, 0.670), Point(0.520, 0.610),
        Point(0.506, 0.548), Point(0.478, 0.488), Point(0.430, 0.442),
    ]

    /// The light of a strand. `tone` from 0 to 1 sets a strand apart from its neighbours.
    static func light(_ place: HairSheet.Place, tone: Float) -> Light {
        let n = place.normal
        let base = mix(Tone.light(0x1E120C), Tone.light(0x53341F), tone)
        let fill = max(0, (n * PortraitLight.front).sum())
        var light = base * PortraitLight.dim * (fill + 0.10) * 4.2
        // From behind: the outer strands let the light through and glow.
        let key = ramp(0.0, 0.60, (n * PortraitLight.behind).sum())
        light += PortraitLight.warm * mix(Light(0.10, 0.058, 0.028), Light(0.42, 0.27, 0.145), tone * tone) * key
        light += PortraitLight.warm * Light(0.42, 0.28, 0.16) * (key * key * tone * tone)
        let kick = ramp(0.22, 0.85, (n * PortraitLight.kicker).sum())
        light += PortraitLight.cool * (kick * (0.06 + 0.42 * tone * tone))
        // A band where strands lie square to the light.
        let t = (Light(place.along.x, place.along.y, 0) * Light(-0.76, -0.58, 0.30)).sum()
        let band = Portable.power(max(0, 1 - t * t).squareRoot(), 14) * max(0, n.z) * ramp(0.35, 1.0, tone)
        light += PortraitLight.warm * Light(0.21, 0.138, 0.086) * band
        return light
    }
}
