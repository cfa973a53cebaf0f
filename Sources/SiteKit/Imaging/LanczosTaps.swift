/// For each pixel of a resized line: where its source pixels begin, and the weight of each.
struct LanczosTaps {
    /// Source pixels per result pixel.
    let count: Int
    /// The first source pixel of each result pixel; `starts[i] + count` never exceeds the source.
    let starts: [Int]
    /// `count` weights for each result pixel, whose sum is 1.
    let weights: [Float]

    /// Works out the weights from `source` pixels to `target` pixels. When shrinking, the kernel is widened by the
    /// ratio, so that it also is the low-pass filter.
    init(from source: Int, to target: Int) {
        let ratio = Double(source) / Double(target)
        let scale = max(1, ratio)
        let support = 3 * scale
        let count = min(source, Int(support.rounded(.up)) * 2 + 1)
        var starts: [Int] = []
        var weights: [Float] = []
        starts.reserveCapacity(target)
        weights.reserveCapacity(target * count)
        for index in 0..<target {
            let centre = (Double(index) + 0.5) * ratio
            let first = min(max(0, Int((centre - support).rounded(.down))), source - count)
            let raw = (0..<count).map { tap in
                LanczosTaps.kernel((Double(first + tap) + 0.5 - centre) / scale)
            }
            let sum = raw.reduce(0, +)
            starts.append(first)
            weights.append(contentsOf: raw.map { Float($0 / sum) })
        }
        self.count = count
        self.starts = starts
        self.weights = weights
    }

    /// `sinc(x) · sinc(x / 3)` within three, else nothing.
    private static func kernel(_ x: Double) -> Double {
        if abs(x) >= 3 { return 0 }
        if abs(x) < 1e-9 { return 1 }
        let angle = Double.pi * x
        return 3 * Portable.sin(angle) * Portable.sin(angle / 3) / (angle * angle)
    }
}
