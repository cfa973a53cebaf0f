extension Canvas {
    /// Draws a line one pixel wide, its light going over from one end to the other.
    mutating func line(_ a: Point, _ b: Point, _ from: Light, _ to: Light, alpha: Float) {
        let start = a / pixel
        let way = b / pixel - start
        // Dabs less than a pixel apart; a short step covers less, so that the line is as dense however it is cut.
        let count = Shape.length(way) / 0.75
        let steps = max(1, Int(count.rounded(.up)))
        let share = min(1, count / Float(steps))
        for step in 0..<steps {
            let t = (Float(step) + 0.5) / Float(steps)
            dab(start + way * t, from + (to - from) * t, alpha * share)
        }
    }

    /// Covers a place between pixels, shared by the four around it.
    private mutating func dab(_ place: Point, _ light: Light, _ alpha: Float) {
        let x = place.x - 0.5
        let y = place.y - 0.5
        guard x >= 0, y >= 0, x < Float(width - 1), y < Float(height - 1) else { return }
        let column = Int(x)
        let row = Int(y)
        let fx = x - Float(column)
        let fy = y - Float(row)
        let index = row * width + column
        cover(index, light, alpha * (1 - fx) * (1 - fy))
        cover(index + 1, light, alpha * fx * (1 - fy))
        cover(index + width, light, alpha * (1 - fx) * fy)
        cover(index + width + 1, light, alpha * fx * fy)
    }

    private mutating func cover(_ index: Int, _ light: Light, _ alpha: Float) {
        pixels[index] += (light - pixels[index]) * alpha
    }
}
