/// A picture as it came, untouched: `showcase/originals/<sha256>.png`.
///
/// Kept in git, in LFS or elsewhere, as the operator likes; records name it by its digest either way.
public enum ShowcaseOriginal {
    /// Where the originals lie.
    public static let folder = RelativePath.root.appending("showcase").appending("originals")

    /// Where the original with this digest lies.
    public static func path(of digest: Digest) -> RelativePath {
        folder.appending("\(digest.hex).png")
    }

    /// The digest that a file is named by; `nil` for a file that isn't named as originals are.
    public static func digest(_ path: RelativePath) -> Digest? {
        guard path.parent == folder, let digest = Digest(hex: path.stem), self.path(of: digest) == path else {
            return nil
        }
        return digest
    }
}
