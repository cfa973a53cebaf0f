/// How the words of a file that isn't a built page are read: by the ending of its name.
enum TextFile {
    /// Elements, attributes and text.
    case markup
    /// Text as it stands.
    case text
    /// The texts of JSON.
    case json
    /// A program or a stylesheet.
    case code

    /// The largest file that is looked at, in bytes.
    static let limit = 4 * 1024 * 1024

    /// Files of no known kind of text are not looked at.
    init?(_ path: String) {
        switch path.split(separator: "/").last?.split(separator: ".").last?.lowercased() {
        case "html", "htm", "xhtml", "svg", "xml", "rss", "atom": self = .markup
        case "txt", "md", "csv", "vtt": self = .text
        case "json", "webmanifest", "jsonld": self = .json
        case "css", "js", "mjs": self = .code
        default: return nil
        }
    }

    /// Whether a find means anything in such a file: plain text may well be Markdown.
    func minds(_ find: Find) -> Bool { self != .text || find.code != .markdownResidue }

    /// The words of such a file.
    func read(_ bytes: [UInt8]) -> BuiltPage {
        var page = BuiltPage()
        switch self {
        case .markup: return BuiltPageReader.read(bytes)
        case .text: page.prose.bytes = bytes
        case .json:
            page.asides.enter(.structuredData)
            JSONTexts.append(bytes, bytes.indices, to: &page.asides.bytes)
        case .code: page.code.bytes = bytes
        }
        return page
    }
}
