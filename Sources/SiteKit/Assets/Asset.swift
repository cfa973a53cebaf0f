/// A file of `assets/` as it is published: under a name that tells its content.
public struct Asset: Sendable {
    /// Its path below `assets/`.
    public let name: RelativePath
    /// Its path in the output, such as `assets/site.0123456789ab.css`.
    public let outputPath: String
    /// What is published.
    public let bytes: [UInt8]
    /// Width and height, when it is a picture that is understood.
    public let header: ImageHeader?

    /// Names an asset after the digest of its bytes.
    init(name: RelativePath, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        let folder = name.parent.string.isEmpty ? "" : name.parent.string + "/"
        let ending = name.pathExtension.isEmpty ? "" : ".\(name.pathExtension)"
        outputPath = "assets/\(folder)\(name.stem).\(Digest(of: bytes).short)\(ending)"
        header = ImageHeader(bytes)
    }
}
