/// A flat outline blown up to a rounded form: the distance to its edge, and a height from which a normal follows.
///
/// The height is the outline's area blurred over several widths, so that it has no creases where a distance field
/// has them.
struct Relief {
    private let columns: Int
    private let rows: Int
    private let cell: Float
    private let distances: [Float]
    private let heights: [Float]

    /// - Parameters:
    ///   - outline: a closed line.
    ///   - extent: lower right corner of the drawing.
    ///   - cell: how far apart the samples are.
    ///   - rounds: widths of the blurs, and how high each lifts the middle.
    init(_ outline: [Point], extent: Point, cell: Float, rounds: [(width: Float, height: Float)]) {
        self.cell = cell
        columns = max(4, Int((extent.x / cell).rounded(.up)) + 2)
        rows = max(4, Int((extent.y / cell).rounded(.up)) + 2)
        var distances = [Float](repeating: 0, count: columns * rows)
        var area = Canvas(width: columns, height: rows)
        // Far from the outline a rough distance will do.
        var low = Point(repeating: .greatestFiniteMagnitude)
        var high = -low
        for point in outline {
            low = pointwiseMin(low, point)
            high = pointwiseMax(high, point)
        }
        for row in 0..<rows {
            for column in 0..<columns {
                let p = Point(Float(column), Float(row)) * cell
                let rough = Shape.box(p, (low + high) * 0.5, (high - low) * 0.5)
                let d = rough > 0.14 ? rough : Shape.polygon(p, outline)
                distances[row * columns + column] = d
                area.pixels[row * columns + column] = Light(repeating: min(max(0.5 - d / cell, 0), 1))
            }
        }
        var heights = [Float](repeating: 0, count: columns * rows)
        for round in rounds {
            var blurred = area
            let size = max(1, Int(round.width / cell))
            for _ in 0..<3 { blurred.blur(size) }
            for index in heights.indices {
                // Never quite flat, or tips of the outline would end in a crease.
                let rise = blurred.pixels[index].x * 2 - 0.9
                let inner = 0.5 * (rise + (rise * rise + 0.012).squareRoot())
                heights[index] += inner.squareRoot() * round.height
            }
        }
        self.distances = distances
        self.heights = heights
    }

    /// Signed distance to the outline.
    func distance(_ p: Point) -> Float { sample(distances, p) }

    /// How the form faces: x to the right, y down, z to the viewer; of length 1.
    func normal(_ p: Point) -> Light {
        let dx = (sample(heights, p + Point(cell, 0)) - sample(heights, p - Point(cell, 0))) / (2 * cell)
        let dy = (sample(heights, p + Point(0, cell)) - sample(heights, p - Point(0, cell))) / (2 * cell)
        return Light(-dx, -dy, 1) / (dx * dx + dy * dy + 1).squareRoot()
    }

    /// The direction away from the form, in the plane; of length 1 or nearly.
    func outward(_ p: Point) -> Point {
        let e = cell * 1.5
        let g = Point(
            distance(p + Point(e, 0)) - distance(p - Point(e, 0)), distance(p + Point(0, e)) - distance(p - Point(0, e))
        )
        return g / max(1e-6, Shape.length(g))
    }

    private func sample(_ values: [Float], _ p: Point) -> Float {
        let fx = min(max(p.x / cell, 0), Float(columns) - 1.001)
        let fy = min(max(p.y / cell, 0), Float(rows) - 1.001)
        let column = Int(fx)
        let row = Int(fy)
        let tx = fx - Float(column)
        let ty = fy - Float(row)
        let index = row * columns + column
        let top = mix(values[index], values[index + 1], tx)
        let low = mix(values[index + columns], values[index + columns + 1], tx)
        return mix(top, low, ty)
    }
}
