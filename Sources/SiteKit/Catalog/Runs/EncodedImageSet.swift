/// A picture encoded for the site: a WebP file in each width, and the stand-in.
public struct EncodedImageSet: Sendable {
    /// The files, by ascending width.
    public let images: [EncodedImage]
    /// The 16-pixel stand-in as a data URI.
    public let lqip: String
    /// What encoded them.
    public let encoder: PictureEncoder

    /// What the files are.
    public var variants: [ShowcaseVariant] { images.map(\.variant) }

    /// Where the files belong, with their bytes.
    var files: [(path: RelativePath, bytes: [UInt8])] { images.map { ($0.variant.path, $0.bytes) } }

    /// Joins files that were encoded apart.
    init(_ images: [EncodedImage], lqip: String) {
        let settings = WebPSettings.published
        self.images = images
        self.lqip = lqip
        encoder = PictureEncoder(
            version: WebP.version, quality: settings.quality, method: settings.method, sharpYUV: settings.sharpYUV,
            losslessWidths: images.filter(\.isLossless).map(\.variant.width))
    }

    /// A picture to be encoded.
    package struct Job: Sendable {
        let id: String
        let picture: Bitmap
        /// Ascending.
        let widths: [Int]
        let xmp: XMPPacket
        let triesLossless: Bool

        /// Describes a picture and what its files say of themselves.
        package init(id: String, picture: Bitmap, widths: [Int], xmp: XMPPacket, triesLossless: Bool) {
            self.id = id
            self.picture = picture
            self.widths = widths
            self.xmp = xmp
            self.triesLossless = triesLossless
        }
    }

    /// Encodes pictures, every width a piece of work of its own, so that no core waits for the largest.
    ///
    /// - Throws: what the first failure throws.
    package static func encode(_ pictures: [Job], jobs: Int) async throws(ImagingError) -> [EncodedImageSet] {
        // The largest first: what is small fills the gaps at the end.
        let pieces = pictures.indices.flatMap { index in pictures[index].widths.map { (picture: index, width: $0) } }
            .sorted { $0.width > $1.width }
        let made = await BoundedWork.map(pieces, jobs: jobs) { piece in
            let job = pictures[piece.picture]
            return Result { () throws(ImagingError) -> EncodedImage in
                try EncodedImage.encode(
                    job.picture, id: job.id, width: piece.width, xmp: job.xmp, triesLossless: job.triesLossless)
            }
        }
        var images = [[EncodedImage]](repeating: [], count: pictures.count)
        for (piece, result) in zip(pieces, made) { images[piece.picture].append(try result.get()) }
        var sets: [EncodedImageSet] = []
        for (job, images) in zip(pictures, images) {
            let ordered = images.sorted { $0.variant.width < $1.variant.width }
            sets.append(EncodedImageSet(ordered, lqip: try LQIP.dataURI(of: job.picture)))
        }
        return sets
    }
}
