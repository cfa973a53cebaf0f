/// How skin looks in the light of the portrait.
enum PortraitSkin {
    /// The light of skin that faces `n`.
    ///
    /// - Parameters:
    ///   - edge: how much of the bright line along the outline lies here.
    ///   - open: how much of the room's light gets here.
    static func light(_ q: Point, _ n: Light, edge: Float, open: Float) -> Light {
        let pores = Noise.fractal(q.x * 190, q.y * 190, octaves: 3, 31)
        let mottle = Noise.fractal(q.x * 22, q.y * 22, octaves: 3, 32)
        let freckle = freckles(q) * ramp(0.13, 0.03, Shape.length((q - Point(0.385, 0.668)) * Point(1, 1.5)))
        var base = Tone.light(0xC78F74) * (1 + 0.05 * mottle + 0.05 * pores)
        base *= mix(Light.one, Light(0.72, 0.58, 0.50), freckle * 0.40)
        // The dim light, softly wrapped.
        let facing = (n * PortraitLight.front).sum()
        let wrapped = max(0, (facing + 0.30) / 1.30)
        var light = base * PortraitLight.dim * (wrapped * wrapped + 0.12) * open
        // From behind. Red goes furthest round the edge, for it goes through skin best.
        let behind = (n * PortraitLight.behind).sum()
        let lit = Light(ramp(-0.12, 0.70, behind), ramp(-0.08, 0.72, behind), ramp(-0.06, 0.73, behind))
        light += base * PortraitLight.warm * lit * (0.48 * open * (1 + 0.25 * pores))
        light += base * PortraitLight.warm * Light(1.0, 1.04, 1.08) * (edge * min(1, open * 1.5) * (1.6 + 0.2 * pores))
        let kick = ramp(0.05, 0.85, (n * PortraitLight.kicker).sum())
        light += base * PortraitLight.cool * (kick * 0.8)
        return light
    }

    /// Freckles: one to a cell of a grid, of any size down to nothing.
    private static func freckles(_ q: Point) -> Float {
        let g = q * 88
        let column = g.x.rounded(.down)
        let row = g.y.rounded(.down)
        let size = Noise.hash(Int(column), Int(row), 33)
        let middle = Point(
            0.35 + 0.3 * Noise.hash(Int(column), Int(row), 34), 0.35 + 0.3 * Noise.hash(Int(column), Int(row), 35))
        let away = Shape.length(Point(g.x - column, g.y - row) - middle)
        return ramp(0.34 * size, 0.10 * size, away) * ramp(0.45, 0.9, size)
    }
}
