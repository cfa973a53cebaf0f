/// How a picture is encoded.
public struct WebPSettings: Hashable, Sendable {
    /// 0 ... 100: fidelity when lossy, effort when lossless.
    public var quality: Int
    /// 0 (fast) ... 6 (small).
    public var method: Int
    /// Slower, sharper conversion to YUV, which keeps small coloured lettering clean.
    public var sharpYUV: Bool
    /// Keep every visible pixel as it is.
    public var lossless: Bool

    /// Describes an encoding.
    public init(quality: Int, method: Int, sharpYUV: Bool, lossless: Bool) {
        self.quality = quality
        self.method = method
        self.sharpYUV = sharpYUV
        self.lossless = lossless
    }

    /// What the site's pictures are published with.
    public static let published = WebPSettings(quality: 80, method: 6, sharpYUV: true, lossless: false)
    /// The lossless half of the comparison for drawn pictures.
    public static let lossless = WebPSettings(quality: 75, method: 4, sharpYUV: false, lossless: true)
    /// For the 16-pixel previews.
    public static let preview = WebPSettings(quality: 20, method: 6, sharpYUV: false, lossless: false)
}
