import SiteKit

extension Bitmap {
    /// A picture whose pixels a closure gives.
    static func make(
        _ width: Int = 24, _ height: Int = 16,
        _ pixel: (Int, Int) -> [UInt8] = { [UInt8($0 * 9 & 255), UInt8($1 * 13 & 255), 90, 255] }
    ) throws -> Bitmap {
        var pixels: [UInt8] = []
        for y in 0..<height { for x in 0..<width { pixels += pixel(x, y) } }
        return try Bitmap(width: width, height: height, pixels: pixels)
    }

    func pixel(_ x: Int, _ y: Int) -> [UInt8] {
        Array(pixels[((y * width + x) * 4)..<((y * width + x) * 4 + 4)])
    }
}
