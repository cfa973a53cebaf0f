/// The letters of the poster, drawn for it: heavy, geometric, one unit high, y downwards from 0 to 1.
enum Lettering {
    /// Thickness of a stem.
    static let stem: Float = 0.25
    /// How wide each letter is, in the order of the word.
    static let widths: [Float] = [0.25, 0.92, 0.88, 0.86, 0.62]
    /// Space between letters.
    static let gap: Float = 0.075
    /// Width of the word IMAGE when its letters are one unit high.
    static let wordWidth: Float = widths.reduce(0, +) + gap * 4

    /// Distance to the word IMAGE whose upper left corner is the origin.
    static func word(_ p: Point) -> Float {
        var left: Float = 0
        var nearest = Float.greatestFiniteMagnitude
        for (index, width) in widths.enumerated() {
            let q = Point(p.x - left, p.y)
            if q.x > -0.2, q.x < width + 0.2 { nearest = min(nearest, letter(index, q, width)) }
            left += width + gap
        }
        return nearest
    }

    private static func letter(_ index: Int, _ p: Point, _ width: Float) -> Float {
        switch index {
        case 0: bar(p, 0, 0, width, 1)
        case 1: m(p, width)
        case 2: a(p, width)
        case 3: g(p, width)
        default: e(p, width)
        }
    }

    private static func bar(_ p: Point, _ left: Float, _ top: Float, _ right: Float, _ bottom: Float) -> Float {
        Shape.box(p, Point((left + right) / 2, (top + bottom) / 2), Point((right - left) / 2, (bottom - top) / 2))
    }

    private static func m(_ p: Point, _ width: Float) -> Float {
        let legs = min(bar(p, 0, 0, stem, 1), bar(p, width - stem, 0, width, 1))
        let mirrored = Point(abs(p.x - width / 2), p.y)
        let diagonal = Shape.polygon(
            mirrored,
            [
                Point(width / 2, 0), Point(width / 2 - 0.235, 0), Point(-0.02, 0.60), Point(-0.02, 0.92),
                Point(0.05, 0.92),
            ])
        return min(legs, diagonal)
    }

    private static func a(_ p: Point, _ width: Float) -> Float {
        let half = width / 2
        let outline = Shape.polygon(
            p,
            [
                Point(half - 0.15, 0), Point(half + 0.15, 0), Point(width, 1), Point(width - 0.27, 1),
                Point(width - 0.315, 0.83), Point(0.315, 0.83), Point(0.27, 1), Point(0, 1),
            ])
        let counter = Shape.polygon(p, [Point(half, 0.26), Point(half + 0.105, 0.62), Point(half - 0.105, 0.62)])
        return max(outline, -counter)
    }

    private static func g(_ p: Point, _ width: Float) -> Float {
        let half = width / 2
        // An upright oval ring, open at the right, with its bar.
        let outer = Shape.box(p, Point(half, 0.5), Point(half, 0.5), round: half - 0.01)
        let inner = Shape.box(p, Point(half, 0.5), Point(half - stem, 0.5 - 0.23), round: half - stem - 0.005)
        let ring = max(outer, -inner)
        let mouth = Shape.polygon(
            p, [Point(half + 0.02, 0.47), Point(half + 0.02, 0.36), Point(width + 0.3, 0.30), Point(width + 0.3, 0.47)])
        let shelf = bar(p, half + 0.02, 0.47, width, 0.68)
        return min(max(ring, -mouth), max(shelf, outer - 0.02))
    }

    private static func e(_ p: Point, _ width: Float) -> Float {
        let spine = bar(p, 0, 0, stem, 1)
        let arms = min(bar(p, 0, 0, width, 0.215), bar(p, 0, 0.785, width, 1))
        return min(spine, min(arms, bar(p, 0, 0.395, width - 0.06, 0.605)))
    }

    /// Distance to the figure 2, one unit high and 0.74 wide.
    static func two(_ p: Point) -> Float {
        let width: Float = 0.74
        let centre = Point(width / 2, 0.345)
        let ring = abs(Shape.circle(p, centre, 0.2325)) - 0.1125
        // Only the upper part of the ring, down to where the neck leaves it.
        let q = p - centre
        let cut = max(q.y - 0.0, -(q.x + 0.0) * 0 + q.y)
        let right = q.x > 0 ? q.y - q.x * 0.62 : cut
        let hook = max(ring, right)
        let neck = Shape.polygon(
            p,
            [
                Point(0.515, 0.355), Point(0.705, 0.420), Point(0.67, 0.515), Point(0.36, 0.80), Point(0.01, 0.80),
                Point(0.01, 0.76), Point(0.475, 0.445),
            ])
        let foot = bar(p, 0.01, 0.785, width - 0.01, 1)
        return min(hook, min(neck, foot))
    }
}
