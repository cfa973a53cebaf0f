/// Finds what a dead link probably meant. Made once for the site, so that many dead links cost no more than they must.
struct LinkSuggestions: Sendable {
    /// Above this many pages only the link's own folder and pages of the same name are looked at: comparing every dead
    /// link with every page would take minutes where one shared template is wrong.
    private static let wholeSiteLimit = 2_000

    private let siblings: [RelativePath: [String]]
    private let sameName: [String: RelativePath]
    private let pages: [String]
    private let addresses: [String]

    init(pages: [RelativePath], addresses: [String]) {
        siblings = Dictionary(grouping: pages, by: \.parent).mapValues { $0.map(\.name) }
        sameName = Dictionary(pages.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.pages = pages.count <= LinkSuggestions.wholeSiteLimit ? pages.map(LinkSuggestions.inContent) : []
        self.addresses = addresses.count <= LinkSuggestions.wholeSiteLimit ? addresses : []
    }

    /// The page whose file was probably meant: near in name, of the same name elsewhere, or near in its whole path.
    func page(for path: RelativePath, from file: RelativePath) -> String? {
        if let near = Suggestion.nearest(to: path.name, among: siblings[path.parent] ?? []) {
            let isSibling = path.parent == file.parent
            return "did you mean '\(isSibling ? near : "/" + LinkSuggestions.inContent(path.parent.appending(near)))'?"
        }
        if path.stem != "index", let same = sameName[path.name] {
            return "did you mean '/\(LinkSuggestions.inContent(same))'?"
        }
        return Suggestion.nearest(to: LinkSuggestions.inContent(path), among: pages).map { "did you mean '/\($0)'?" }
    }

    /// The page that is named without its ending, or as it is published.
    func source(of path: RelativePath, from file: RelativePath, isPage: (RelativePath) -> Bool) -> String? {
        let stem = ["html", "htm", "markdown"].contains(path.pathExtension) ? path.parent.appending(path.stem) : path
        let found = [stem.parent.appending(stem.name + ".md"), stem.appending("index.md")].first(where: isPage)
        return found.map { "did you mean '\(LinkSuggestions.written($0, from: file))'?" }
    }

    /// What to write before an address that lacks its scheme.
    static func scheme(for path: String) -> String? {
        let host = path.prefix { $0 != "/" }
        if host.hasPrefix("www.") { return "write 'https://\(path)' for another site" }
        let isAddress = host.contains("@") && host.count == path.count && !host.hasPrefix("@") && !host.hasSuffix("@")
        return isAddress ? "write 'mailto:\(path)' for a mail address" : nil
    }

    /// A page as a link in `file` would name it.
    static func written(_ page: RelativePath, from file: RelativePath) -> String {
        page.relative(to: file.parent)?.string ?? "/" + inContent(page)
    }

    /// The address that was probably meant.
    func address(for path: String) -> String? {
        Suggestion.nearest(to: path, among: addresses).map { "did you mean '/\($0)'?" }
    }

    private static func inContent(_ path: RelativePath) -> String {
        path.relative(to: RelativePath.root.appending(ContentTree.folder))?.string ?? path.string
    }
}
