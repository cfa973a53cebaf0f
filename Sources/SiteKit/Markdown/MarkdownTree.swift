import CCmarkGFM
import CCmarkThreads
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// One parsed page: the owner of cmark-gfm's tree.
///
/// This is the only file that calls cmark-gfm. Everything else sees `MarkdownNode` handles, which are good for
/// as long as the tree they came from is.
@safe struct MarkdownTree: ~Copyable {
    /// What the reference program calls `--unsafe -e footnotes`; `CMARK_OPT_SOURCEPOS` (`1 << 1`) makes the
    /// positions of inlines exact, and changes nothing else until it is given to the renderer.
    private static let parseOptions: Int32 = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS
    fileprivate static let renderOptions: Int32 = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES

    /// Whether parsers may run side by side; asking registers the extensions.
    static let runsInParallel = sitegen_cmark_prepare() != 0
    private static let turn = Mutex(())

    private let document: OpaquePointer

    /// Parses part of `bytes`, which is UTF-8.
    ///
    /// - Parameters:
    ///   - strikethrough: Whether the page has a `~` at all.
    ///   - autolink: Whether the page has anything a bare link could be made of.
    init(parsing bytes: [UInt8], in range: Range<Int>, strikethrough: Bool = true, autolink: Bool = true) {
        if Self.runsInParallel {
            unsafe document = Self.parse(bytes, range, strikethrough, autolink)
        } else {
            // Inlines are parsed when the parser is finished, and the table they share belongs to one at a time.
            let address = Self.turn.withLock { _ in
                unsafe UInt(bitPattern: Self.parse(bytes, range, strikethrough, autolink))
            }
            unsafe document = OpaquePointer(bitPattern: address) ?? cmark_node_new(CMARK_NODE_DOCUMENT)
        }
    }

    deinit { unsafe cmark_node_free(document) }

    /// The document node.
    var root: MarkdownNode { unsafe MarkdownNode(document) }

    private static func parse(
        _ bytes: [UInt8], _ range: Range<Int>, _ strikethrough: Bool, _ autolink: Bool
    ) -> OpaquePointer {
        let parser = MarkdownParser(options: parseOptions)
        unsafe parser.attach("table")
        if strikethrough { unsafe parser.attach("strikethrough") }
        if autolink { unsafe parser.attach("autolink") }
        unsafe parser.attach("tasklist")
        return unsafe parser.finish(feeding: bytes, in: range)
    }
}

/// The owner of one cmark-gfm parser, used once.
@safe private struct MarkdownParser: ~Copyable {
    private let parser: OpaquePointer

    init(options: Int32) {
        unsafe parser = cmark_parser_new(options)
    }

    deinit { unsafe cmark_parser_free(parser) }

    func attach(_ name: UnsafePointer<CChar>) {
        if let found = unsafe cmark_find_syntax_extension(name) {
            _ = unsafe cmark_parser_attach_syntax_extension(parser, found)
        }
    }

    func finish(feeding bytes: [UInt8], in range: Range<Int>) -> OpaquePointer {
        unsafe bytes.withUnsafeBytes { buffer in
            let part = unsafe UnsafeRawBufferPointer(rebasing: buffer[range])
            if let base = part.baseAddress {
                unsafe cmark_parser_feed(parser, base.assumingMemoryBound(to: CChar.self), part.count)
            }
        }
        return unsafe cmark_parser_finish(parser)
    }
}

/// A handle to one node of a `MarkdownTree`; not to be kept longer than the tree.
@safe struct MarkdownNode {
    /// What a node is.
    enum Kind {
        case document, quote, list, listEntry, codeBlock, htmlBlock, customBlock, paragraph, heading, thematicBreak
        case footnote, text, softBreak, lineBreak, code, html, customInline, emphasis, strong, link, image
        case footnoteReference, table, tableRow, tableCell, strikethrough, other
    }

    private let pointer: OpaquePointer

    fileprivate init(_ pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    private init?(_ pointer: OpaquePointer?) {
        guard let pointer = unsafe pointer else { return nil }
        unsafe self.pointer = pointer
    }

    // MARK: Making

    /// A loose node; it must be put into a tree, which then owns it.
    static func text(_ literal: [UInt8]) -> MarkdownNode {
        let node = unsafe MarkdownNode(cmark_node_new(CMARK_NODE_TEXT) as OpaquePointer)
        node.setLiteral(literal)
        return node
    }

    /// A loose block that renders as `html`.
    static func htmlBlock(_ html: [UInt8]) -> MarkdownNode {
        let node = unsafe MarkdownNode(cmark_node_new(CMARK_NODE_HTML_BLOCK) as OpaquePointer)
        node.setLiteral(html)
        return node
    }

    /// A loose inline that renders as `html`. Not a custom inline: the cells of tables refuse those.
    static func inlineHTML(_ html: [UInt8]) -> MarkdownNode {
        let node = unsafe MarkdownNode(cmark_node_new(CMARK_NODE_HTML_INLINE) as OpaquePointer)
        node.setLiteral(html)
        return node
    }

    /// A loose block that renders as its children between `open` and `close`.
    static func customBlock(open: [UInt8], close: [UInt8]) -> MarkdownNode {
        let node = unsafe MarkdownNode(cmark_node_new(CMARK_NODE_CUSTOM_BLOCK) as OpaquePointer)
        unsafe withCString(open) { unsafe _ = cmark_node_set_on_enter(node.pointer, $0) }
        unsafe withCString(close) { unsafe _ = cmark_node_set_on_exit(node.pointer, $0) }
        return node
    }

    // MARK: Reading

    /// What it is.
    var kind: Kind {
        let type = unsafe cmark_node_get_type(pointer)
        return switch type {
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .listEntry
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_HTML_INLINE: .html
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_CUSTOM_BLOCK: .customBlock
        case CMARK_NODE_CUSTOM_INLINE: .customInline
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_FOOTNOTE_DEFINITION: .footnote
        case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_IMAGE: .image
        default: extensionKind
        }
    }

    /// The extensions' types have no public numbers, only names.
    private var extensionKind: Kind {
        guard let name = unsafe cmark_node_get_type_string(pointer) else { return .other }
        if unsafe strcmp(name, "table_cell") == 0 { return .tableCell }
        if unsafe strcmp(name, "table_row") == 0 || strcmp(name, "table_header") == 0 { return .tableRow }
        if unsafe strcmp(name, "table") == 0 { return .table }
        if unsafe strcmp(name, "strikethrough") == 0 { return .strikethrough }
        return .other
    }

    var firstChild: MarkdownNode? { unsafe MarkdownNode(cmark_node_first_child(pointer) as OpaquePointer?) }
    var lastChild: MarkdownNode? { unsafe MarkdownNode(cmark_node_last_child(pointer) as OpaquePointer?) }
    var next: MarkdownNode? { unsafe MarkdownNode(cmark_node_next(pointer) as OpaquePointer?) }
    var previous: MarkdownNode? { unsafe MarkdownNode(cmark_node_previous(pointer) as OpaquePointer?) }
    var parent: MarkdownNode? { unsafe MarkdownNode(cmark_node_parent(pointer) as OpaquePointer?) }

    /// Line in what was parsed, from 1.
    var startLine: Int { unsafe Int(cmark_node_get_start_line(pointer)) }
    /// Byte column, from 1; on later lines of a paragraph without the line's own prefix.
    var startColumn: Int { unsafe Int(cmark_node_get_start_column(pointer)) }
    /// Last line, from 1.
    var endLine: Int { unsafe Int(cmark_node_get_end_line(pointer)) }
    /// Last byte column, from 1.
    var endColumn: Int { unsafe Int(cmark_node_get_end_column(pointer)) }
    /// 1 to 6, for a heading.
    var level: Int { unsafe Int(cmark_node_get_heading_level(pointer)) }
    /// What a text, code or HTML node holds.
    var literal: [UInt8] { unsafe Self.bytes(cmark_node_get_literal(pointer)) }
    /// Where a link or image leads, with entities and escapes resolved.
    var url: [UInt8] { unsafe Self.bytes(cmark_node_get_url(pointer)) }
    /// The title of a link or image.
    var title: [UInt8] { unsafe Self.bytes(cmark_node_get_title(pointer)) }

    /// Whether a text, code or HTML node holds `byte`.
    func literalContains(_ byte: UInt8) -> Bool {
        guard let text = unsafe cmark_node_get_literal(pointer) else { return false }
        return unsafe strchr(text, Int32(byte)) != nil
    }

    // MARK: Changing

    func setLiteral(_ bytes: [UInt8]) {
        unsafe Self.withCString(bytes) { unsafe _ = cmark_node_set_literal(pointer, $0) }
    }

    func setURL(_ bytes: [UInt8]) {
        unsafe Self.withCString(bytes) { unsafe _ = cmark_node_set_url(pointer, $0) }
    }

    /// Moves this node before `other`; where the parent can't hold it, it is freed.
    func insertBefore(_ other: MarkdownNode) {
        if unsafe cmark_node_insert_before(other.pointer, pointer) == 0 { remove() }
    }

    /// Moves this node after `other`; `false` where the parent can't hold it, and then it is freed.
    @discardableResult
    func insertAfter(_ other: MarkdownNode) -> Bool {
        if unsafe cmark_node_insert_after(other.pointer, pointer) == 1 { return true }
        remove()
        return false
    }

    /// Moves `child`, a block, to the end of this block.
    func append(_ child: MarkdownNode) {
        if unsafe cmark_node_append_child(pointer, child.pointer) == 0 { child.remove() }
    }

    /// Takes this node and all below it out of the tree for good.
    func remove() {
        unsafe cmark_node_free(pointer)
    }

    // MARK: Rendering

    /// The HTML of this node and all below it.
    func html() -> [UInt8] {
        guard let text = unsafe cmark_render_html(pointer, MarkdownTree.renderOptions, nil) else { return [] }
        defer { unsafe free(text) }
        return unsafe Self.bytes(text)
    }

    private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        guard let text = unsafe text else { return [] }
        let count = unsafe strlen(text)
        return unsafe Array(UnsafeRawBufferPointer(start: text, count: count))
    }

    private static func withCString(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> Void) {
        unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { buffer in
            for index in bytes.indices { unsafe buffer[index] = CChar(bitPattern: bytes[index]) }
            unsafe buffer[bytes.count] = 0
            if let base = buffer.baseAddress { unsafe body(UnsafePointer(base)) }
        }
    }
}

/// The Markdown library in use.
enum MarkdownLibrary {
    /// Its version, such as `0.29.0.gfm.6`.
    static var version: String { unsafe String(cString: cmark_version_string()) }
}
