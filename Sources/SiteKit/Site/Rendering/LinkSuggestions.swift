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

    /// The address that was probably meant.
    func address(for path: String) -> String? {
        Suggestion.nearest(to: path, among: addresses).map { "did you mean '/\($0)'?" }
    }

    private static func inContent(_ path: RelativePath) -> String {
        path.relative(to: RelativePath.root.appending(ContentTree.folder))?.string ?? path.string
    }
}
