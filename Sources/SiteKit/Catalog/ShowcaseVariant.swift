/// One published file of a picture, at one width.
public struct ShowcaseVariant: Hashable, Sendable {
    /// Pixels in a row.
    public let width: Int
    /// Rows.
    public let height: Int
    /// Bytes in the file.
    public let bytes: Int
    /// What they are.
    public let digest: Digest
    /// Where the file lies, from the site's root.
    public let path: RelativePath

    /// Describes a file.
    public init(width: Int, height: Int, bytes: Int, digest: Digest, path: RelativePath) {
        self.width = width
        self.height = height
        self.bytes = bytes
        self.digest = digest
        self.path = path
    }

    /// The folder that holds an asset's files.
    public static func folder(of id: String) -> RelativePath {
        RelativePath.root.appending("showcase").appending("assets").appending(id)
    }

    /// The path a file must have: named by its content and width.
    public static func path(of id: String, digest: Digest, width: Int) -> RelativePath {
        folder(of: id).appending("\(digest.short)-\(width).webp")
    }
}

extension ShowcaseVariant {
    /// Whether a file is named as variants are: 12 hexadecimal digits, a hyphen, a number, `.webp`.
    static func isName(_ name: String) -> Bool {
        let parts = name.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 12, parts[1].hasSuffix(".webp") else { return false }
        let width = parts[1].dropLast(5)
        return parts[0].allSatisfy { $0.isASCII && $0.isHexDigit && !$0.isUppercase }
            && !width.isEmpty && width.allSatisfy { $0.isASCII && $0.isNumber }
    }
}
