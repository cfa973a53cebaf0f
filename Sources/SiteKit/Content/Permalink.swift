/// Where a page is published.
public struct Permalink: Hashable, Sendable {
    /// Path below the site's top without a leading slash: empty for the home page, `docs/quickstart/`, `404.html`.
    public let path: String

    /// The file in the output.
    public var outputPath: String { path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path }

    /// The file with the page's Markdown, beside it; the page for addresses that don't exist has none.
    public var twinPath: String? {
        if path == "404.html" { return nil }
        return outputPath.dropLast(".html".count) + ".md"
    }

    /// The path in a URL: percent-encoded, below the site's own path.
    public func url(below base: BaseURL) -> String {
        var bytes = Array(base.path.utf8)
        for byte in path.utf8 {
            if byte < 0x80 {
                bytes.append(byte)
            } else {
                let hex = Array("0123456789ABCDEF".utf8)
                bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What two addresses must not share: letters' case and Unicode's composition don't count, since some servers
    /// and disks ignore them. Swift compares strings by canonical equivalence.
    public var identity: String { path.lowercased() }

    /// The address that a file's place gives: folders become folders, `index.md` the folder itself.
    static func from(_ path: RelativePath) -> (Permalink?, [Diagnostic]) {
        let parts = path.components.dropFirst()
        if let bad = parts.first(where: { !$0.unicodeScalars.allSatisfy(isAllowed) }) {
            return (
                nil,
                [
                    .error(
                        .invalidPermalink, "'\(bad)' can't be part of an address",
                        at: SourceLocation(file: path.string),
                        help: "rename it with letters, digits, '-', '_' and '.', or set 'permalink: /…/'")
                ]
            )
        }
        let folder = parts.dropLast().map { $0 + "/" }.joined()
        switch path.stem {
        case "index": return (Permalink(path: folder), [])
        case "404" where folder.isEmpty: return (Permalink(path: "404.html"), [])
        default: return (Permalink(path: folder + path.stem + "/"), [])
        }
    }

    /// An address written in front matter: `/docs/old-name/` or `/old.html`.
    static func parse(_ text: LocatedText) -> (Permalink?, [Diagnostic]) {
        let written = text.text
        let parts = written.split(separator: "/", omittingEmptySubsequences: false)
        let isSound =
            written.hasPrefix("/") && (written.hasSuffix("/") || written.hasSuffix(".html"))
            && !parts.dropFirst().dropLast().contains("") && !parts.contains(".") && !parts.contains("..")
            && parts.allSatisfy { $0.unicodeScalars.allSatisfy(isAllowed) }
        guard isSound else {
            return (
                nil,
                [
                    .error(
                        .invalidPermalink, "'\(written)' can't be an address", at: text.location,
                        help: "write '/docs/name/' or '/name.html', with letters, digits, '-', '_' and '.'")
                ]
            )
        }
        return (Permalink(path: String(written.dropFirst())), [])
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || "-_.~".unicodeScalars.contains(scalar)
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || scalar.properties.isDiacritic || scalar.properties.generalCategory == .nonspacingMark
    }
}
