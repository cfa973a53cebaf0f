/// What encoded a picture's files, and how.
public struct PictureEncoder: Hashable, Sendable {
    /// libwebp's version, such as `1.2.4`.
    public let version: String
    /// 0 to 100.
    public let quality: Int
    /// 0 to 6.
    public let method: Int
    /// Whether colours were subsampled the sharp way.
    public let sharpYUV: Bool
    /// The widths of the files for which lossless was smaller.
    public let losslessWidths: [Int]

    /// Describes an encoding.
    public init(version: String, quality: Int, method: Int, sharpYUV: Bool, losslessWidths: [Int]) {
        self.version = version
        self.quality = quality
        self.method = method
        self.sharpYUV = sharpYUV
        self.losslessWidths = losslessWidths
    }
}
