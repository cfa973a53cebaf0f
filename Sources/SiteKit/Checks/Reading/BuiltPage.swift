/// One built page, read: its words apart from its code, its links, its headings and pictures.
///
/// Made from the very bytes that would ship, so that whatever route a word took to the page, it is here.
struct BuiltPage: Sendable {
    /// An address on the page, as it stands in the bytes.
    struct Link: Sendable {
        /// What it is for.
        enum Kind: Sendable {
            /// Something to follow.
            case follow
            /// A picture, style or script that is loaded.
            case load
            /// The page's own address, or one that it is sent to.
            case own
        }
        let kind: Kind
        /// Where it stands in the page's bytes, its references not resolved.
        let range: Range<Int>
    }

    /// A heading.
    struct Heading: Sendable {
        let level: Int
        /// Its words, those in code too.
        let words: [UInt8]
    }

    /// A cell of a table.
    struct Cell: Sendable {
        let table: Int
        let row: Int
        let column: Int
        let isHead: Bool
        /// Its words, in the bytes of `prose`.
        let words: Range<Int>
    }

    /// Something that a page should have and this one hasn't, or the other way round.
    enum Flaw: Hashable, Sendable {
        case pictureWithoutAlt(source: String)
        case pictureWithoutWords(source: String)
        case pictureWithoutSize(source: String)
        case emptyLink(url: String)
        case emptyButton
        case duplicateID(String)
        case noLanguage
    }

    /// Text outside code; a line's end between blocks, a tab between cells.
    var prose = PageWords(.text)
    /// Text in code.
    var code = PageWords(.code)
    /// Attributes, comments and JSON-LD, a line each at least.
    var asides = PageWords(.comment)
    /// Stretches of `prose` that a fact filled in, in order.
    var facts: [Range<Int>] = []
    /// Blocks of code in `prose`, when code is there.
    var codeBlocks: [Range<Int>] = []
    /// Spans of code in `prose`, when code is there.
    var codeSpans: [Range<Int>] = []
    /// The facts' names.
    var factNames: [String] = []
    /// Prices that JSON-LD or a meta element states for machines.
    var prices: [String] = []
    /// All addresses.
    var links: [Link] = []
    /// All ids, decoded.
    var ids: [String] = []
    /// Ids that other attributes name.
    var references: [String] = []
    /// Headings in order.
    var headings: [Heading] = []
    /// Cells of tables, when they were asked for.
    var cells: [Cell] = []
    /// What is wrong with it as a page.
    var flaws: [Flaw] = []
    /// Text of the title element.
    var title: String?
    /// The description for search results.
    var description: String?
    /// Whether search engines are told to pass it over.
    var isUnindexed = false
}
