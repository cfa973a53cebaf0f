/// The changes made to one page's tree between parsing and rendering.
///
/// One walk over the tree, without recursion. A node's successor is looked up before the node is changed, so that
/// what a change puts in is never walked over.
struct PageRewrite {
    let source: MarkdownSource
    let resolver: any MarkdownResolver
    let scan: MarkdownScan

    var diagnostics: [Diagnostic] = []
    var headings: [Heading] = []
    var title: Heading?
    var partHeadings: [Heading] = []
    var links: [PageAnchor] = []
    var htmlIDs: [String] = []
    /// Links to anchors of this page, judged when all headings are known.
    var ownAnchors: [(fragment: String, written: [UInt8], spot: Spot)] = []
    /// What the page's own Markdown becomes; `nil` when it isn't wanted.
    var twin: MarkdownEdits?
    var slugger: Slugger
    /// The block whose inlines are being walked over.
    var block = BlockSpan()
    /// Whether that block's lines have what may be inline directives.
    var isMarked = false
    /// Which of the marked places have been used.
    var usedInlines: [Bool]
    /// Where link definitions are, by destination; looked for when first needed.
    var definitions: [[UInt8]: Int]?
    /// How deep the walk is.
    var depth = 0
    /// Whether containers are nested too deep, which is said once.
    var isTooDeep = false

    init(source: MarkdownSource, resolver: any MarkdownResolver, scan: MarkdownScan) {
        self.source = source
        self.resolver = resolver
        self.scan = scan
        twin = source.twinOrigin.map { MarkdownEdits(source, origin: $0) }
        slugger = Slugger(reserved: source.reservedIDs)
        usedInlines = Array(repeating: false, count: scan.inlines.count)
    }

    var file: RelativePath { source.text.path }
    var lines: SourceLines { scan.lines }
    var bytes: [UInt8] { source.text.bytes }

    /// What stands in the tree where a new part begins.
    static let partMark = Array("<!--sg-part-->\u{1}\n".utf8)

    mutating func run(_ root: MarkdownNode) {
        refuseControlCharacters()
        if !scan.fences.isEmpty { nestContainers(root) }
        walk(root)
        judgeOwnAnchors()
        noteDefinitions()
        if diagnostics.count >= FaultLimit.perFile { diagnostics.append(FaultLimit.rest(of: file.string)) }
    }

    // MARK: Walking

    private mutating func walk(_ root: MarkdownNode) {
        var position = root.firstChild
        while let node = position, diagnostics.count < FaultLimit.perFile {
            let kind = node.kind
            if let child = enter(node, kind) {
                depth += 1
                if depth > MarkdownLimits.nesting {
                    refuseDepth(node)
                    return
                }
                position = child
                continue
            }
            // No way down: leave this node, and every ancestor whose last child it was.
            var leaving = node
            var leavingKind = kind
            while true {
                let next = leaving.next
                let parent = leaving.parent
                leave(leaving, leavingKind)
                if next != nil {
                    position = next
                    break
                }
                guard depth > 0, let parent else {
                    position = nil
                    break
                }
                depth -= 1
                leaving = parent
                leavingKind = parent.kind
            }
        }
    }

    /// What is done on the way down; the child to go on with, if any.
    private mutating func enter(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) -> MarkdownNode? {
        switch kind {
        case .paragraph, .heading, .table:
            beginBlock(node)
            return node.firstChild
        case .tableRow:
            block = BlockSpan(row: node)
            return node.firstChild
        case .text, .code, .codeBlock, .html, .htmlBlock, .softBreak, .lineBreak, .thematicBreak, .customInline,
            .footnoteReference:
            return nil
        default:
            return node.firstChild
        }
    }

    /// What is done on the way up.
    private mutating func leave(_ node: MarkdownNode, _ kind: MarkdownNode.Kind) {
        switch kind {
        case .text: if isMarked { expandDirectives(in: node) }
        case .link: resolveLink(node)
        case .image: resolveImage(node)
        case .heading: finishHeading(node)
        case .table: wrapTable(node)
        case .html: checkInlineHTML(node)
        case .htmlBlock: checkBlockHTML(node)
        case .code: putBackFences(node)
        case .codeBlock:
            putBackFences(node)
            if twin?.hasDefinitions == true { twin?.code.append((node.startLine, node.endLine)) }
        default: return
        }
    }

    private mutating func beginBlock(_ node: MarkdownNode) {
        block = BlockSpan(node)
        guard !scan.inlines.isEmpty else { return }
        let range = lines.range(of: block)
        isMarked = firstInline(from: range.lowerBound).map { scan.inlines[$0] < range.upperBound } ?? false
    }

    /// The number of the first marked place at or after an offset.
    func firstInline(from offset: Int) -> Int? {
        var low = 0
        var high = scan.inlines.count
        while low < high {
            let middle = (low + high) / 2
            if scan.inlines[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low < scan.inlines.count ? low : nil
    }

    /// A page with inline directives can't have the characters that stand for them.
    private mutating func refuseControlCharacters() {
        guard !scan.inlines.isEmpty, scan.hasMarks else { return }
        var index = source.body.lowerBound
        while let found = DirectiveMark.first(in: bytes, from: index) {
            diagnostics.append(
                .error(
                    .controlCharacter, "the text holds an invisible control character",
                    at: lines.location(of: found..<(found + 2)), label: "a character from U+0080 to U+0099",
                    help: "delete it"))
            index = found + 2
        }
    }

    private mutating func refuseDepth(_ node: MarkdownNode) {
        let start = lines.start(of: max(1, max(node.startLine, block.line)))
        diagnostics.append(
            .error(
                .nestingTooDeep, "blocks or spans are nested deeper than \(MarkdownLimits.nesting)",
                at: lines.location(of: start..<(start + 1)), label: "in the block that begins here",
                help: "take the text apart into flatter blocks"))
    }

    /// Puts a region around a table, so that it can be scrolled sideways on a small screen, by keyboard too.
    private mutating func wrapTable(_ node: MarkdownNode) {
        var open = Array("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"".utf8)
        HTML.escape(headings.last?.text ?? title?.text ?? "Table", into: &open)
        open.append(contentsOf: "\">\n".utf8)
        MarkdownNode.htmlBlock(open).insertBefore(node)
        MarkdownNode.htmlBlock(Array("</div>\n".utf8)).insertAfter(node)
    }
}
