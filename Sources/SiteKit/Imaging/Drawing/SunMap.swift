/// For each place of a grid over the land: up to what height it lies in the shadow of something else.
struct SunMap {
    private let columns: Int
    private let rows: Int
    private let cell: Float
    private let left: Float
    private let near: Float
    private var shade: [Float]

    /// - Parameter detail: grid cells across 9 km.
    init(detail: Int) {
        cell = 9000 / Float(detail)
        left = -4500
        near = 700
        columns = detail
        rows = Int(7800 / cell)
        shade = Array(repeating: -1000, count: columns * rows)
        let sun = AlpineTerrain.sun
        for row in 0..<rows {
            for column in 0..<columns {
                let x = left + Float(column) * cell
                let z = near + Float(row) * cell
                var limit: Float = -1000
                var t: Float = 70
                var step: Float = 45
                while t < 2600 {
                    let over = AlpineTerrain.height(x + sun.x * t, z + sun.z * t, octaves: 4)
                    limit = max(limit, over - sun.y * t)
                    step *= 1.2
                    t += step
                }
                shade[row * columns + column] = limit
            }
        }
    }

    /// How much of the sun reaches a place, 0 ... 1.
    func light(_ x: Float, _ y: Float, _ z: Float) -> Float {
        let fx = min(max((x - left) / cell, 0), Float(columns) - 1.01)
        let fz = min(max((z - near) / cell, 0), Float(rows) - 1.01)
        let column = Int(fx)
        let row = Int(fz)
        let tx = fx - Float(column)
        let tz = fz - Float(row)
        let index = row * columns + column
        let a = mix(shade[index], shade[index + 1], tx)
        let b = mix(shade[index + columns], shade[index + columns + 1], tx)
        return ramp(-25, 45, y - mix(a, b, tz))
    }
}
