/// Finds where in the sources a link of a built page was written: in the page, in its sections, or in one of the files that
/// many pages take links from.
struct OutsideLinkPlaces {
    /// What addresses of this site begin with.
    private let own: String
    private let pages: [String: SourcePage]
    private let shared: [SourceText]
    /// Where a link stands that isn't in its page: pages share it, so it is looked for once.
    private var places: [String: SourceLocation] = [:]

    /// Reads the shared files again; they are small.
    init(_ site: PreparedSite, _ files: any FileSystem) {
        let base = site.renderer.base
        own = base.absolute(base.path)
        let graph = site.renderer.graph
        pages = Dictionary(
            graph.pages.map { ($0.permalink.outputPath, $0.source) }, uniquingKeysWith: { first, _ in first })
        let reader = SourceReader(files)
        let names = [SiteConfig.path, FactRegistry.path, RequestSample.path]
        let templates = reader.tree(RelativePath.root.appending("templates")).0.map(\.path)
        shared = (names.compactMap { RelativePath($0) } + [ShowcaseManifest.path] + templates).compactMap {
            reader.textIfThere($0).0
        }
    }

    /// The links to other sites with their places, ordered by page.
    mutating func locate(_ links: [String: [String]]) -> [OutsideLink] {
        var found: [OutsideLink] = []
        for path in links.keys.sorted() {
            for url in links[path] ?? [] where !url.hasPrefix(own) && url + "/" != own {
                found.append(OutsideLink(url: url, location: place(of: url, in: path)))
            }
        }
        return found
    }

    private mutating func place(of url: String, in path: String) -> SourceLocation? {
        let page = pages[path]
        for text in (page.map { [$0.text] } ?? []) + (page?.sections.map(\.text) ?? []) {
            if let place = OutsideLinkPlaces.find(url, text) { return place }
        }
        if let place = places[url] { return place }
        let place =
            shared.lazy.compactMap { OutsideLinkPlaces.find(url, $0) }.first
            ?? page.map { SourceLocation(file: $0.path.string) }
        places[url] = place
        return place
    }

    /// The first place where the address stands whole, not as the beginning of a longer one.
    private static func find(_ url: String, _ text: SourceText) -> SourceLocation? {
        let wanted = Array(url.utf8)
        var start = text.bytes.startIndex
        var first: Range<Int>?
        while let range = text.bytes[start...].firstRange(of: wanted) {
            if first == nil { first = range }
            let next = range.upperBound < text.bytes.endIndex ? text.bytes[range.upperBound] : 0x20
            if !isPart(next) { return text.location(of: range) }
            start = range.upperBound
        }
        return first.map { text.location(of: $0) }
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
            true
        default: "-_~/%?=&".utf8.contains(byte)
        }
    }
}
