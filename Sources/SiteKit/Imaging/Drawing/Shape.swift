/// A point or vector in the plane of a drawing; y grows downwards.
typealias Point = SIMD2<Float>

/// Signed distances to plane shapes: negative inside, in the units of the points.
enum Shape {
    static func length(_ p: Point) -> Float { (p.x * p.x + p.y * p.y).squareRoot() }

    static func circle(_ p: Point, _ centre: Point, _ radius: Float) -> Float {
        length(p - centre) - radius
    }

    /// A box with rounded corners; `half` is half its width and height.
    static func box(_ p: Point, _ centre: Point, _ half: Point, round: Float = 0) -> Float {
        let x = abs(p.x - centre.x) - half.x + round
        let y = abs(p.y - centre.y) - half.y + round
        return length(Point(max(x, 0), max(y, 0))) + min(max(x, y), 0) - round
    }

    /// A line with round ends; `from` and `to` are the radii at the ends.
    static func limb(_ p: Point, _ a: Point, _ b: Point, _ from: Float, _ to: Float) -> Float {
        let along = b - a
        let rest = p - a
        let t = min(max((rest.x * along.x + rest.y * along.y) / max(1e-12, (along * along).sum()), 0), 1)
        return length(rest - along * t) - (from + (to - from) * t)
    }

    /// An ellipse; the distance is right at the edge and near enough beside it.
    static func ellipse(_ p: Point, _ centre: Point, _ radii: Point) -> Float {
        let q = (p - centre) / radii
        let inner = length(q)
        let slope = length(q / radii)
        return slope < 1e-6 ? -min(radii.x, radii.y) : inner * (inner - 1) / slope
    }

    /// The inside of a closed line through the points.
    static func polygon(_ p: Point, _ points: [Point]) -> Float {
        guard var before = points.last else { return .greatestFiniteMagnitude }
        var nearest = Float.greatestFiniteMagnitude
        var inside = false
        for point in points {
            let edge = before - point
            let rest = p - point
            let t = min(max((rest * edge).sum() / max(1e-12, (edge * edge).sum()), 0), 1)
            let miss = rest - edge * t
            nearest = min(nearest, (miss * miss).sum())
            if (point.y > p.y) != (before.y > p.y),
                p.x < (before.x - point.x) * (p.y - point.y) / (before.y - point.y) + point.x
            {
                inside.toggle()
            }
            before = point
        }
        return inside ? -nearest.squareRoot() : nearest.squareRoot()
    }

    /// A smooth closed curve through the points (Catmull-Rom), as a polygon.
    static func smooth(_ points: [Point], steps: Int = 8) -> [Point] {
        let count = points.count
        return points.indices.flatMap { index -> [Point] in
            let a = points[(index + count - 1) % count]
            let b = points[index]
            let c = points[(index + 1) % count]
            let d = points[(index + 2) % count]
            return (0..<steps).map { step in
                let t = Float(step) / Float(steps)
                let linear = (c - a) * t
                let square = (a * 2 - b * 5 + c * 4 - d) * (t * t)
                let cube = (b * 3 - a - c * 3 + d) * (t * t * t)
                return b + (linear + square + cube) * 0.5
            }
        }
    }

    /// A point turned about the origin.
    static func turned(_ p: Point, _ angle: Float) -> Point {
        let s = Portable.sin(angle)
        let c = Portable.cos(angle)
        return Point(p.x * c - p.y * s, p.x * s + p.y * c)
    }
}

/// From `a` to `b` by `t`.
@inline(__always)
func mix(_ a: Float, _ b: Float, _ t: Float) -> Float { a + (b - a) * t }

/// From `a` to `b` by `t`.
@inline(__always)
func mix(_ a: Light, _ b: Light, _ t: Float) -> Light { a + (b - a) * t }

/// 0 below `low`, 1 above `high`, smooth between; `low` may be the larger.
@inline(__always)
func ramp(_ low: Float, _ high: Float, _ x: Float) -> Float {
    let t = min(max((x - low) / (high - low), 0), 1)
    return t * t * (3 - 2 * t)
}
