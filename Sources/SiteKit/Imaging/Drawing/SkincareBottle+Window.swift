extension SkincareBottle {
    /// The window's panes and a branch before it, as seen from a place along the sun's direction.
    static func window(_ p: Light) -> Float {
        let t = (-7 - p.x) / sun.x
        let z = p.z + sun.z * t
        let y = p.y + sun.y * t
        let blur = 0.10 + 0.012 * t
        let u = z + 3.55
        let v = y - 4.55
        func slot(_ x: Float, _ centre: Float, _ half: Float) -> Float {
            ramp(half + blur, half - blur, abs(x - centre))
        }
        var open = slot(u, -0.72, 0.60) + slot(u, 0.72, 0.60)
        open *= slot(v, -1.32, 0.60) + slot(v, 0.08, 0.62) + slot(v, 1.5, 0.62)
        if open <= 0 { return 0 }
        // Leaves on a bent stem, upper right of the window.
        var leaf: Float = 0
        for blade in leaves {
            let q = Point(u, v) - Point(blade.x, blade.y)
            if abs(q.x) > 0.4 || abs(q.y) > 0.4 { continue }
            let turned = Point(q.x * blade.z - q.y * blade.w, q.x * blade.w + q.y * blade.z)
            leaf = max(leaf, ramp(0.06, -0.06, Shape.ellipse(turned, .zero, Point(0.27, 0.095))))
        }
        return open * (1 - 0.78 * leaf)
    }

    /// Place of each leaf, and the cosine and sine of how it is turned.
    private static let leaves: [SIMD4<Float>] = (0..<9).map { index in
        let i = Float(index)
        let side: Float = index & 1 == 0 ? 1 : -1
        let angle = 0.7 * side + 0.15 * i
        return SIMD4(
            1.5 - i * 0.26 - 0.08, 1.5 - i * 0.16 + i * i * 0.012 + 0.20 * side, Portable.cos(angle),
            Portable.sin(angle))
    }
}
