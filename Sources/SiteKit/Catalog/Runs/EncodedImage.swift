/// A picture encoded at one width.
public struct EncodedImage: Sendable {
    /// What the file is, and where it belongs.
    public let variant: ShowcaseVariant
    /// A WebP file with its metadata.
    public let bytes: [UInt8]
    /// Whether the lossless encoding was the smaller one.
    public let isLossless: Bool

    /// Resizes and encodes.
    ///
    /// - Parameters:
    ///   - xmp: what the file says of itself.
    ///   - triesLossless: whether a lossless file is made too and the smaller one kept, as is worth it for drawings.
    /// - Throws: `size` for a width the picture can't have, or what the encoder throws.
    static func encode(
        _ picture: Bitmap, id: String, width: Int, xmp: XMPPacket, triesLossless: Bool
    ) throws(ImagingError) -> EncodedImage {
        let height = max(1, (width * picture.height + picture.width / 2) / picture.width)
        let small = try picture.resized(width: width, height: height)
        let encoded =
            triesLossless
            ? try WebP.encodeSmallest(small) : EncodedPicture(bytes: try WebP.encode(small), settings: .published)
        let bytes = try WebPMetadata.adding(xmp: xmp.bytes, to: encoded.bytes)
        let digest = Digest(of: bytes)
        let variant = ShowcaseVariant(
            width: width, height: height, bytes: bytes.count, digest: digest,
            path: ShowcaseVariant.path(of: id, digest: digest, width: width))
        return EncodedImage(variant: variant, bytes: bytes, isLossless: encoded.isLossless)
    }
}
