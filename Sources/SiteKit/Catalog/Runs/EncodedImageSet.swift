/// A picture encoded for the site: a WebP file in each width, and the stand-in.
public struct EncodedImageSet: Sendable {
    /// What the files are, by ascending width.
    public let variants: [ShowcaseVariant]
    /// Their bytes, in the same order.
    public let contents: [[UInt8]]
    /// The 16-pixel stand-in as a data URI.
    public let lqip: String
    /// What encoded them.
    public let encoder: PictureEncoder

    /// Encodes a picture in these widths, ascending; every file carries the metadata.
    ///
    /// - Parameters:
    ///   - xmp: what each file says of itself.
    ///   - triesLossless: whether a lossless file is made too and the smaller one kept, as is worth it for drawings.
    /// - Throws: `size` for a width the picture can't have, or what the encoder throws.
    static func encode(
        _ picture: Bitmap, id: String, widths: [Int], xmp: XMPPacket, triesLossless: Bool
    ) throws(ImagingError) -> EncodedImageSet {
        var variants: [ShowcaseVariant] = []
        var contents: [[UInt8]] = []
        var losslessWidths: [Int] = []
        for width in widths {
            let height = max(1, (width * picture.height + picture.width / 2) / picture.width)
            let small = try picture.resized(width: width, height: height)
            let encoded =
                triesLossless
                ? try WebP.encodeSmallest(small) : EncodedPicture(bytes: try WebP.encode(small), settings: .published)
            if encoded.isLossless { losslessWidths.append(width) }
            let bytes = try WebPMetadata.adding(xmp: xmp.bytes, to: encoded.bytes)
            let digest = Digest(of: bytes)
            variants.append(
                ShowcaseVariant(
                    width: width, height: height, bytes: bytes.count, digest: digest,
                    path: ShowcaseVariant.path(of: id, digest: digest, width: width)))
            contents.append(bytes)
        }
        let settings = WebPSettings.published
        let encoder = PictureEncoder(
            version: WebP.version, quality: settings.quality, method: settings.method, sharpYUV: settings.sharpYUV,
            losslessWidths: losslessWidths)
        return EncodedImageSet(
            variants: variants, contents: contents, lqip: try LQIP.dataURI(of: picture), encoder: encoder)
    }
}
