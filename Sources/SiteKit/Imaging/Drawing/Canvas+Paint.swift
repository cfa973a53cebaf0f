extension Canvas {
    /// The length of one pixel in the units of the drawing, whose shorter side is 1.
    var pixel: Float { 1 / Float(min(width, height)) }

    /// The right and lower end of the drawing in its units.
    var extent: Point { Point(Float(width), Float(height)) * pixel }

    /// Sets every pixel from its place.
    mutating func fill(_ colour: (Point) -> Light) {
        let unit = pixel
        for y in 0..<height {
            for x in 0..<width {
                pixels[y * width + x] = colour(Point((Float(x) + 0.5) * unit, (Float(y) + 0.5) * unit))
            }
        }
    }

    /// Paints over what is there: `distance` is the signed distance to a shape, `paint` gives from the place and
    /// distance the new light and how much it covers.
    ///
    /// - Parameters:
    ///   - low: one corner of a rectangle outside which nothing is painted.
    ///   - high: the other corner.
    ///   - soft: how wide the edge is, in units; at least a pixel.
    mutating func paint(
        _ low: Point, _ high: Point, soft: Float = 0, _ distance: (Point) -> Float,
        _ paint: (Point, Float) -> (Light, Float)
    ) {
        let unit = pixel
        let edge = max(soft, unit)
        let left = max(0, Int((low.x / unit).rounded(.down)))
        let right = min(width, Int((high.x / unit).rounded(.up)))
        let top = max(0, Int((low.y / unit).rounded(.down)))
        let bottom = min(height, Int((high.y / unit).rounded(.up)))
        guard left < right, top < bottom else { return }
        for y in top..<bottom {
            for x in left..<right {
                let p = Point((Float(x) + 0.5) * unit, (Float(y) + 0.5) * unit)
                let d = distance(p)
                let cover = min(max(0.5 - d / edge, 0), 1)
                if cover <= 0 { continue }
                let (light, alpha) = paint(p, d)
                let index = y * width + x
                pixels[index] += (light - pixels[index]) * (alpha * cover)
            }
        }
    }

    /// Multiplies what is there, for shadows, glazes and inks.
    mutating func glaze(
        _ low: Point, _ high: Point, soft: Float = 0, _ distance: (Point) -> Float, _ tint: (Point) -> Light
    ) {
        let unit = pixel
        let edge = max(soft, unit)
        let left = max(0, Int((low.x / unit).rounded(.down)))
        let right = min(width, Int((high.x / unit).rounded(.up)))
        let top = max(0, Int((low.y / unit).rounded(.down)))
        let bottom = min(height, Int((high.y / unit).rounded(.up)))
        guard left < right, top < bottom else { return }
        for y in top..<bottom {
            for x in left..<right {
                let p = Point((Float(x) + 0.5) * unit, (Float(y) + 0.5) * unit)
                let t = min(max(0.5 - distance(p) / edge, 0), 1)
                if t <= 0 { continue }
                let index = y * width + x
                pixels[index] *= mix(Light.one, tint(p), t * t * (3 - 2 * t))
            }
        }
    }

    /// Adds a blurred copy of what is brighter than `threshold`.
    mutating func bloom(radius: Float, strength: Float, threshold: Float = 0) {
        let size = max(1, Int(radius / pixel))
        var glow = Canvas(width: width, height: height)
        for index in pixels.indices {
            glow.pixels[index] = (pixels[index] - threshold).clamped(
                lowerBound: .zero, upperBound: Light(repeating: 8))
        }
        for _ in 0..<3 { glow.blur(size) }
        for index in pixels.indices { pixels[index] += glow.pixels[index] * strength }
    }

    /// A running mean over `2 * size + 1` pixels, across and down; edges repeat. Three times is nearly a Gauss curve.
    mutating func blur(_ size: Int) {
        guard size > 0 else { return }
        var line = [Light](repeating: .zero, count: max(width, height))
        for y in 0..<height { smooth(start: y * width, step: 1, count: width, size: size, &line) }
        for x in 0..<width { smooth(start: x, step: width, count: height, size: size, &line) }
    }

    private mutating func smooth(start: Int, step: Int, count: Int, size: Int, _ line: inout [Light]) {
        for index in 0..<count { line[index] = pixels[start + index * step] }
        let scale = 1 / Float(2 * size + 1)
        var sum = Light.zero
        for index in -size...size { sum += line[min(max(index, 0), count - 1)] }
        for index in 0..<count {
            pixels[start + index * step] = sum * scale
            sum += line[min(index + size + 1, count - 1)] - line[max(index - size, 0)]
        }
    }
}
