/// A drawn placeholder, encoded in all its widths: the lock and the files it names.
public struct Placeholder: Sendable {
    /// What `showcase/lock/<id>.json` shall hold.
    public let lock: ShowcaseLock
    /// The files, in the order of the lock's variants.
    public let files: [(path: RelativePath, bytes: [UInt8])]

    /// Draws the motif named by the asset's id and encodes it; the same pixels on every machine, the same bytes with
    /// the same libwebp.
    ///
    /// - Throws: `unknownMotif` when there is no drawing for the id, or what the encoder throws.
    public static func make(_ asset: ShowcaseAsset) throws(ImagingError) -> Placeholder {
        guard let motif = Motif(rawValue: asset.id) else { throw ImagingError(.unknownMotif(asset.id)) }
        let picture = try motif.draw(width: asset.size.width, height: asset.size.height)
        return try encode(picture, id: asset.id, widths: asset.size.variantWidths)
    }

    /// Encodes a picture in these widths, ascending.
    static func encode(_ picture: Bitmap, id: String, widths: [Int]) throws(ImagingError) -> Placeholder {
        var variants: [ShowcaseVariant] = []
        var files: [(path: RelativePath, bytes: [UInt8])] = []
        for width in widths {
            let height = max(1, (width * picture.height + picture.width / 2) / picture.width)
            let bytes = try WebP.encodeSmallest(picture.resized(width: width, height: height)).bytes
            let digest = Digest(of: bytes)
            let path = ShowcaseVariant.path(of: id, digest: digest, width: width)
            variants.append(
                ShowcaseVariant(width: width, height: height, bytes: bytes.count, digest: digest, path: path))
            files.append((path, bytes))
        }
        let slot = ShowcaseSlot(
            kind: .placeholder, ledgerHead: nil, variants: variants, lqip: try LQIP.dataURI(of: picture))
        return Placeholder(lock: ShowcaseLock(id: id, published: slot), files: files)
    }
}
