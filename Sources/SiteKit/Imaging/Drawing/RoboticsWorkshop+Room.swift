/// What hangs and stands behind the bench.
extension RoboticsWorkshop {
    /// The wall and the floor.
    mutating func room() {
        let shift = shift
        canvas.fill { p in
            let q = p - shift
            let brush = Noise.fractal(q.x * 3 + q.y, q.y * 11, octaves: 5, 3)
            let wall = mix(Tone.light(0x1F4A4C), Tone.light(0x143538), ramp(0.1, 0.9, q.y)) * (1 + 0.22 * brush)
            return wall
        }
        // Wainscot of planks below.
        for index in -3..<15 {
            let x = Float(index) * 0.09 + 0.03
            box(
                Point(x, 0.66), Point(0.0425, 0.155), index & 1 == 0 ? 0x6E3A26 : 0x7A412A, round: 0.002, shadow: 0.003,
                seed: UInt32(index + 20))
        }
        box(Point(0.5, 0.505), Point(1.2, 0.010), 0x8A4D31, round: 0.002, shadow: 0.008)
        box(Point(0.5, 1.02), Point(1.2, 0.07), 0x3A2220, round: 0, shadow: 0)
    }

    /// Two shelves on the right: bins below, odds and ends above.
    mutating func shelf() {
        box(Point(0.815, 0.245), Point(0.165, 0.009), 0x9A5A36, round: 0.002, shadow: 0.02)
        box(Point(0.815, 0.415), Point(0.165, 0.009), 0x9A5A36, round: 0.002, shadow: 0.02)
        let bins: [UInt32] = [0xC8562B, 0xE0A03C, 0x2F7370, 0xE8D4A8]
        for index in 0..<4 {
            let x = 0.695 + Float(index) * 0.079
            box(Point(x, 0.375), Point(0.034, 0.031), bins[index], round: 0.004)
            box(Point(x, 0.378), Point(0.017, 0.007), 0xF3E6C8, round: 0.002, shadow: 0.002)
        }
        // Above: a finished head, rolls of wire, a book stack.
        box(Point(0.72, 0.196), Point(0.040, 0.040), 0xE8D4A8, round: 0.016)
        disc(Point(0.706, 0.192), 0.009, 0x1B3134, shadow: 0)
        disc(Point(0.735, 0.192), 0.009, 0x1B3134, shadow: 0)
        limb(Point(0.72, 0.156), Point(0.72, 0.138), 0.003, 0.003, 0xE8D4A8, shadow: 0)
        disc(Point(0.72, 0.134), 0.007, 0xC8562B, shadow: 0)
        for (x, colour) in [(Float(0.815), UInt32(0xD07A2C)), (0.885, 0x2F7370)] {
            disc(Point(x, 0.204), 0.032, colour)
            disc(Point(x, 0.204), 0.020, 0x5A2E22, shadow: 0)
            disc(Point(x, 0.204), 0.010, 0xE8D4A8, shadow: 0)
        }
        box(Point(0.945, 0.220), Point(0.030, 0.016), 0xB8472A, round: 0.002)
        box(Point(0.943, 0.194), Point(0.026, 0.010), 0xE0A03C, round: 0.002)
    }

    /// The tools on the left.
    mutating func pegboard() {
        box(Point(0.145, 0.295), Point(0.120, 0.150), 0xC98B4E, round: 0.006, shadow: 0.016)
        for row in 0..<9 {
            for column in 0..<7 {
                disc(Point(0.052 + Float(column) * 0.031, 0.172 + Float(row) * 0.031), 0.0028, 0x7A4A28, shadow: 0)
            }
        }
        // A spanner, a screwdriver, a hammer, pliers.
        limb(Point(0.065, 0.235), Point(0.065, 0.375), 0.008, 0.008, 0x24474A, shadow: 0.008)
        shape(Point(0.04, 0.19), Point(0.09, 0.25), 0x24474A, shadow: 0.006) {
            max(Shape.circle($0, Point(0.065, 0.220), 0.022), -Shape.box($0, Point(0.065, 0.203), Point(0.009, 0.018)))
        }
        limb(Point(0.115, 0.215), Point(0.115, 0.290), 0.012, 0.010, 0xC8562B, shadow: 0.008)
        limb(Point(0.115, 0.300), Point(0.115, 0.380), 0.0035, 0.0035, 0xE8D4A8, shadow: 0.006)
        limb(Point(0.168, 0.240), Point(0.168, 0.385), 0.007, 0.009, 0x8A4D31, shadow: 0.008)
        box(Point(0.168, 0.222), Point(0.031, 0.014), 0x24474A, round: 0.005, shadow: 0.006)
        limb(Point(0.215, 0.235), Point(0.228, 0.265), 0.007, 0.009, 0x24474A, shadow: 0.006)
        limb(Point(0.228, 0.265), Point(0.212, 0.370), 0.009, 0.007, 0xB8472A, shadow: 0.006)
        limb(Point(0.228, 0.265), Point(0.242, 0.370), 0.009, 0.007, 0xB8472A, shadow: 0.006)
    }
}
