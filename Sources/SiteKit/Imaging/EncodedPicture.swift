/// An encoded picture, and how it was encoded: a provenance record says both.
public struct EncodedPicture: Hashable, Sendable {
    /// A WebP file.
    public let bytes: [UInt8]
    /// What the encoder was told.
    public let settings: WebPSettings

    /// Whether every visible pixel is as it was before.
    public var isLossless: Bool { settings.lossless }
}
