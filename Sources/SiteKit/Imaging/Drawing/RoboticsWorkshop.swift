/// An illustration of a workshop in lamplight: flat shapes laid one over the other as with gouache, each a little
/// uneven, each with the lamp's light on it and a shadow under it.
struct RoboticsWorkshop {
    var canvas: Canvas
    let shift: Point
    /// Where the lamp hangs.
    let lamp = Point(0.435, 0.205)

    static func draw(width: Int, height: Int) -> Canvas {
        var scene = RoboticsWorkshop(width: width, height: height)
        scene.room()
        scene.shelf()
        scene.pegboard()
        scene.lampCone()
        scene.bench()
        scene.robot()
        scene.arm()
        scene.benchThings()
        scene.lampShade()
        scene.finish()
        return scene.canvas
    }

    private init(width: Int, height: Int) {
        canvas = Canvas(width: width, height: height)
        shift = (canvas.extent - Point(1, 1)) * 0.5
    }

    private mutating func lampCone() {
        let shift = shift
        let lamp = lamp
        canvas.paint(
            Point(-0.2, lamp.y) + shift, Point(1.2, 0.775) + shift, soft: 0.10,
            { p in
                let q = p - shift - lamp
                return abs(q.x) - 0.06 - q.y * 0.62
            },
            { p, _ in
                let q = p - shift - lamp
                let strength = 0.34 * Portable.exp(-q.y * 1.9)
                return (Tone.light(0xFFC766) * 1.15, strength)
            })
    }

    private mutating func bench() {
        box(Point(0.12, 0.93), Point(0.028, 0.11), 0x54291D, round: 0.003)
        box(Point(0.88, 0.93), Point(0.028, 0.11), 0x54291D, round: 0.003)
        box(Point(0.5, 0.845), Point(0.46, 0.028), 0x6B3522, round: 0.003)
        box(Point(0.5, 0.795), Point(0.52, 0.030), 0xB06A38, round: 0.006, shadow: 0.02)
        box(Point(0.5, 0.772), Point(0.52, 0.010), 0xD69650, round: 0.004, shadow: 0)
        for (x, width) in [(Float(0.2), Float(0.10)), (0.62, 0.14), (0.86, 0.07)] {
            box(Point(x, 0.800), Point(width, 0.0014), 0x8A4E2A, round: 0, shadow: 0)
        }
    }

    private mutating func robot() {
        // Where it sits the bench is dark. The thighs come towards us, the shins hang over the edge; one swings.
        let shift = shift
        canvas.glaze(
            Point(0.30, 0.70) + shift, Point(0.58, 0.86) + shift, soft: 0.05,
            { Shape.box($0 - shift, Point(0.434, 0.772), Point(0.096, 0.014), round: 0.012) },
            { _ in Light(0.36, 0.30, 0.34) })
        for (hip, knee, ankle) in [
            (Point(0.386, 0.752), Point(0.372, 0.822), Point(0.370, 0.938)),
            (Point(0.476, 0.752), Point(0.492, 0.822), Point(0.508, 0.932)),
        ] {
            limb(knee + Point(0, 0.016), ankle, 0.019, 0.020, 0x367572, shadow: 0.020)
            box(ankle + Point(-0.012, 0.018), Point(0.040, 0.017), 0xE8D4A8, round: 0.012)
            limb(hip, knee, 0.027, 0.026, 0x46918B, shadow: 0.018)
            disc(knee, 0.0245, 0xE0A03C)
            disc(knee, 0.0105, 0xB47A2A, shadow: 0)
        }
        box(Point(0.430, 0.735), Point(0.078, 0.032), 0x2F6865, round: 0.016)
        // Trunk, open, with its works.
        shape(Point(0.32, 0.49), Point(0.54, 0.73), 0xE8D4A8, shadow: 0.02, depth: 0.12) { p in
            let taper = 0.104 - 0.06 * (p.y - 0.49)
            return Shape.box(p, Point(0.430, 0.608), Point(taper, 0.110), round: 0.034)
        }
        box(Point(0.430, 0.610), Point(0.068, 0.074), 0x173234, round: 0.014, shadow: 0)
        gear(Point(0.408, 0.590), 0.030, 9, 0xE0A03C)
        gear(Point(0.452, 0.628), 0.024, 8, 0xC8562B)
        gear(Point(0.459, 0.574), 0.015, 7, 0x63A39A)
        for (index, y) in [Float(0.650), 0.664].enumerated() {
            limb(Point(0.372, y), Point(0.424, y + 0.004), 0.0025, 0.0025, index == 0 ? 0xC8562B : 0xE0A03C, shadow: 0)
        }
        // The door stands open to the left.
        shape(Point(0.28, 0.52), Point(0.37, 0.70), 0xD8BF8C, shadow: 0.012) {
            Shape.polygon($0, [Point(0.362, 0.537), Point(0.362, 0.683), Point(0.312, 0.702), Point(0.312, 0.528)])
        }
        disc(Point(0.323, 0.612), 0.0055, 0x8A4D31, shadow: 0)
        // Its own arm, resting on the bench, and the shoulder that still waits.
        disc(Point(0.322, 0.522), 0.033, 0x3B7F7B)
        limb(Point(0.308, 0.540), Point(0.262, 0.640), 0.023, 0.019, 0xE8D4A8)
        disc(Point(0.260, 0.645), 0.022, 0xE0A03C)
        limb(Point(0.258, 0.655), Point(0.272, 0.735), 0.018, 0.016, 0xE8D4A8)
        disc(Point(0.276, 0.748), 0.020, 0x3B7F7B)
        disc(Point(0.540, 0.524), 0.031, 0x2F6865)
        disc(Point(0.540, 0.524), 0.015, 0x173234, shadow: 0)
        for (index, colour) in [UInt32(0xC8562B), 0xE0A03C, 0x63A39A].enumerated() {
            let y = 0.518 + Float(index) * 0.007
            limb(Point(0.545, y), Point(0.572, y + 0.018 + Float(index) * 0.006), 0.0024, 0.0024, colour, shadow: 0)
        }
        // Neck and head.
        box(Point(0.430, 0.487), Point(0.026, 0.020), 0x2F6865, round: 0.004)
        shape(Point(0.33, 0.33), Point(0.53, 0.48), 0xE8D4A8, shadow: 0.018, depth: 0.13) {
            Shape.box($0, Point(0.430, 0.405), Point(0.093, 0.070), round: 0.040)
        }
        disc(Point(0.334, 0.408), 0.022, 0xC8562B)
        disc(Point(0.526, 0.408), 0.022, 0xC8562B)
        box(Point(0.430, 0.408), Point(0.072, 0.041), 0x173234, round: 0.030, shadow: 0)
        for x in [Float(0.400), 0.460] {
            disc(Point(x, 0.406), 0.0195, 0xFFD27A, shadow: 0, depth: 0)
            disc(Point(x + 0.004, 0.404), 0.0095, 0xFFF6DC, shadow: 0, depth: 0)
        }
        limb(Point(0.430, 0.337), Point(0.430, 0.312), 0.0045, 0.0040, 0x2F6865, shadow: 0.006)
        disc(Point(0.430, 0.306), 0.011, 0xE0A03C, shadow: 0.004)
    }

    private mutating func gear(_ centre: Point, _ radius: Float, _ teeth: Int, _ colour: UInt32) {
        let step = 2 * Float.pi / Float(teeth)
        let spokes = (0..<teeth).map { index in
            let angle = Float(index) * step + radius * 20
            return Point(Portable.cos(angle), Portable.sin(angle))
        }
        shape(centre - radius, centre + radius, colour, shadow: 0.006) { p in
            var d = Shape.circle(p, centre, radius * 0.78)
            for spoke in spokes {
                d = min(d, Shape.limb(p, centre, centre + spoke * (radius * 0.88), radius * 0.16, radius * 0.13))
            }
            return max(d, -Shape.circle(p, centre, radius * 0.26))
        }
    }

    private mutating func arm() {
        let base = Point(0.800, 0.735)
        let shoulder = Point(0.800, 0.640)
        let elbow = Point(0.868, 0.470)
        let wrist = Point(0.700, 0.440)
        let hand = Point(0.640, 0.502)
        shape(Point(0.72, 0.63), Point(0.88, 0.77), 0xA83F22, shadow: 0.016) {
            max(Shape.limb($0, base, shoulder + Point(0, 0.03), 0.062, 0.044), $0.y - 0.752)
        }
        box(Point(base.x, 0.758), Point(0.092, 0.015), 0x24474A, round: 0.006, shadow: 0.016)
        for x in [Float(-0.074), 0.074] { disc(Point(base.x + x, 0.758), 0.0055, 0x63A39A, shadow: 0) }
        limb(shoulder, elbow, 0.043, 0.034, 0xD8612A, depth: 0.16)
        limb(shoulder + Point(-0.006, 0.004), elbow + Point(-0.008, 0.012), 0.012, 0.009, 0xEE8A44, shadow: 0, depth: 0)
        limb(elbow, wrist, 0.032, 0.024, 0xD8612A, depth: 0.16)
        limb(elbow + Point(-0.03, -0.010), wrist + Point(0.03, -0.008), 0.007, 0.005, 0xEE8A44, shadow: 0, depth: 0)
        for (joint, size) in [(shoulder, Float(0.047)), (elbow, 0.040), (wrist, 0.029)] {
            disc(joint, size, 0x24474A)
            disc(joint, size * 0.60, 0xE0A03C, shadow: 0)
            disc(joint, size * 0.24, 0x24474A, shadow: 0)
        }
        limb(wrist + Point(-0.014, 0.016), hand, 0.020, 0.017, 0xA83F22)
        // Gripper with the forearm that is about to be fitted.
        limb(Point(0.600, 0.560), Point(0.640, 0.655), 0.021, 0.017, 0xE8D4A8)
        disc(Point(0.597, 0.553), 0.023, 0xE0A03C)
        limb(Point(0.641, 0.660), Point(0.650, 0.690), 0.013, 0.015, 0x3B7F7B)
        for x in [Float(-0.014), 0, 0.014] {
            limb(Point(0.651 + x * 0.5, 0.695), Point(0.653 + x, 0.716), 0.006, 0.005, 0x3B7F7B, shadow: 0.004)
        }
        limb(hand + Point(-0.010, 0.004), Point(0.588, 0.520), 0.009, 0.007, 0x24474A)
        limb(Point(0.588, 0.520), Point(0.584, 0.578), 0.007, 0.006, 0x24474A)
        limb(hand + Point(0.004, 0.014), Point(0.645, 0.556), 0.009, 0.007, 0x24474A)
        limb(Point(0.645, 0.556), Point(0.628, 0.588), 0.007, 0.006, 0x24474A)
        disc(hand, 0.020, 0x24474A)
        // Its cable.
        for (a, b) in [
            (Point(0.842, 0.690), Point(0.905, 0.620)), (Point(0.905, 0.620), Point(0.912, 0.540)),
            (Point(0.912, 0.540), Point(0.890, 0.490)),
        ] as [(Point, Point)] {
            limb(a, b, 0.006, 0.006, 0x173234, shadow: 0.006, depth: 0)
        }
    }

    private mutating func benchThings() {
        // A mug, a tray of screws, a drawing, a small wheel.
        box(Point(0.105, 0.735), Point(0.030, 0.030), 0x2F7370, round: 0.006)
        shape(Point(0.12, 0.70), Point(0.17, 0.77), 0x2F7370, shadow: 0.006) {
            abs(Shape.circle($0, Point(0.138, 0.734), 0.016)) - 0.005
        }
        box(Point(0.105, 0.708), Point(0.026, 0.004), 0x3A1D16, round: 0.002, shadow: 0)
        box(Point(0.195, 0.757), Point(0.040, 0.008), 0xC8562B, round: 0.002)
        for index in 0..<6 { disc(Point(0.166 + Float(index) * 0.0115, 0.746), 0.0055, 0xE8D4A8, shadow: 0.002) }
        gear(Point(0.668, 0.744), 0.023, 10, 0xE0A03C)
        gear(Point(0.945, 0.736), 0.030, 11, 0xC8562B)
    }

    private mutating func lampShade() {
        limb(Point(lamp.x, -0.2), Point(lamp.x, 0.13), 0.0035, 0.0035, 0x0E2426, shadow: 0)
        let lamp = lamp
        shape(lamp - 0.12, lamp + 0.12, 0xC8562B, shadow: 0, depth: 0.16) {
            Shape.polygon(
                $0,
                [
                    Point(lamp.x - 0.028, lamp.y - 0.080), Point(lamp.x + 0.028, lamp.y - 0.080),
                    Point(lamp.x + 0.105, lamp.y - 0.004), Point(lamp.x - 0.105, lamp.y - 0.004),
                ])
        }
        box(Point(lamp.x, lamp.y - 0.084), Point(0.030, 0.010), 0x8A3520, round: 0.004, shadow: 0)
        shape(lamp - 0.12, lamp + 0.12, 0xFFE3A0, shadow: 0, depth: 0) {
            Shape.ellipse($0, lamp, Point(0.104, 0.012))
        }
    }

    /// The lamp's light over everything, sparks at the gripper, print grain, and a paler border of unpainted paper.
    private mutating func finish() {
        for (index, offset) in [
            Point(-0.03, 0.012), Point(-0.018, 0.035), Point(-0.040, -0.012), Point(-0.006, 0.02),
            Point(-0.05, 0.03), Point(-0.024, -0.022),
        ].enumerated() {
            let centre = Point(0.590, 0.545) + offset
            let shift = shift
            canvas.paint(
                centre + shift - 0.01, centre + shift + 0.01,
                { Shape.circle($0 - shift, centre, 0.0022 + 0.0006 * Float(index & 3)) },
                { _, _ in (Tone.light(0xFFE9A8) * 2.4, 1) })
        }
        let unit = canvas.pixel
        for y in 0..<canvas.height {
            for x in 0..<canvas.width {
                let q = Point(Float(x), Float(y)) * unit - shift
                let toLamp = q - lamp - Point(0, 0.22)
                let near = Portable.exp(-(toLamp.x * toLamp.x * 2.4 + toLamp.y * toLamp.y * 2.0))
                let print = Noise.fractal(q.x * 150, q.y * 150, octaves: 2, 90)
                let glow = Portable.exp(-Shape.length(q - lamp) * 9) * 0.55
                let index = y * canvas.width + x
                var light = canvas.pixels[index] * mix(Light(0.46, 0.44, 0.52), Light(1.36, 1.14, 0.88), near)
                light += Tone.light(0xFFB84A) * glow
                canvas.pixels[index] = light * (1 + 0.06 * print)
            }
        }
        canvas.bloom(radius: 0.02, strength: 0.14, threshold: 0.6)
        for index in canvas.pixels.indices { canvas.pixels[index] = Tone.filmic(canvas.pixels[index] * 0.9) }
    }
}
