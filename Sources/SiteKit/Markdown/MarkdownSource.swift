/// The Markdown of one file, and how it is to be rendered.
public struct MarkdownSource: Sendable {
    /// Which changes are made to the tree between parsing and rendering.
    public enum Passes: Sendable {
        /// Headings get ids, links are resolved, directives run, raw HTML is checked.
        case all
        /// Nothing: the bytes are those of the reference program. For tests.
        case none
    }

    /// The whole file.
    public var text: SourceText
    /// The bytes of it that are Markdown: what comes after the front matter.
    public var body: Range<Int>
    /// How much deeper headings are rendered than written; never deeper than 6.
    public var headingOffset: Int
    /// Headings of this level, as written, at the top of the page begin a new part.
    public var splitLevel: Int?
    /// Whether a level-1 heading that is the first block is taken out and returned as the title.
    public var liftsTitle: Bool
    /// Ids that the page around this Markdown uses itself.
    public var reservedIDs: Set<String>
    /// Whether `#anchor` links are judged here; if not, they are reported as anchors of this very file, because
    /// the page is made of several files.
    public var checksOwnAnchors: Bool
    /// Scheme and host, such as `https://alltoken.ai`, when the page's Markdown is wanted too, to be read by itself.
    public var twinOrigin: String?
    /// Which changes are made.
    public var passes: Passes

    /// Describes what to render; without `body`, the whole file.
    public init(
        text: SourceText, body: Range<Int>? = nil, headingOffset: Int = 0, splitLevel: Int? = nil,
        liftsTitle: Bool = false, reservedIDs: Set<String> = [], checksOwnAnchors: Bool = true,
        twinOrigin: String? = nil, passes: Passes = .all
    ) {
        self.text = text
        self.body = (body ?? 0..<text.bytes.count).clamped(to: 0..<text.bytes.count)
        self.headingOffset = headingOffset
        self.splitLevel = splitLevel
        self.liftsTitle = liftsTitle
        self.reservedIDs = reservedIDs
        self.checksOwnAnchors = checksOwnAnchors
        self.twinOrigin = twinOrigin
        self.passes = passes
    }
}
