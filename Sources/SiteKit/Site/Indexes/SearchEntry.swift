/// What the search knows of one page: its headings and the beginning of its text.
struct SearchEntry: Sendable {
    /// More headings than this are left out.
    private static let mostHeadings = 64

    private let limit: Int
    /// Anchors and texts, in turn.
    private var headings: [JSONValue] = []
    private var words: [UInt8] = []

    /// Begins an entry that keeps this many bytes of text; without a limit, nothing at all.
    init(limit: Int?) {
        self.limit = limit ?? 0
    }

    /// The entry as JSON: the path of the page's URL, its title, its description, headings (anchor and text in turn) and
    /// text.
    func json(_ page: SitePage, description: String?) -> [UInt8] {
        if page.isUnlisted { return [] }
        return CanonicalJSON.bytes(
            .array([
                .string(page.url), .string(page.title), .string(description ?? ""), .array(headings), .string(text),
            ]))
    }

    /// The text, cut at the end of a word.
    private var text: String {
        guard words.count > limit else { return String(decoding: words, as: UTF8.self) }
        let cut = words[..<limit].lastIndex(of: UInt8(ascii: " ")) ?? 0
        return String(decoding: words[..<cut], as: UTF8.self)
    }

    /// Adds a heading.
    mutating func add(_ heading: Heading) {
        add(anchor: heading.id, heading.text)
    }

    /// Adds a place that a link can lead to.
    mutating func add(anchor: String, _ text: String) {
        guard limit > 0, headings.count < SearchEntry.mostHeadings * 2 else { return }
        headings += [.string(anchor), .string(text)]
    }

    /// Adds text, until there is enough; blocks of code are left out.
    mutating func add(_ html: HTML) {
        guard words.count < limit, !html.bytes.isEmpty else { return }
        let text = HTMLText.plain(html, limit: limit - words.count + 64, skippingCode: true)
        if !words.isEmpty, !text.isEmpty { words.append(UInt8(ascii: " ")) }
        words.append(contentsOf: text.utf8)
    }
}
