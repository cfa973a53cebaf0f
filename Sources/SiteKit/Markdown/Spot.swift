/// Where an inline node is, in cmark-gfm's terms; kept when the node itself may be gone.
struct Spot {
    /// Line of the inline, from 1.
    let line: Int
    /// Its byte column, from 1.
    let column: Int
    /// Where it ends.
    let endLine: Int
    let endColumn: Int
    /// The block it is in.
    let block: BlockSpan

    init(_ node: MarkdownNode, in block: BlockSpan) {
        line = node.startLine + block.shift
        column = node.startColumn
        endLine = node.endLine + block.shift
        endColumn = node.endColumn
        self.block = block
    }
}

/// The lines of a block that holds text.
struct BlockSpan {
    /// First line, from 1.
    let line: Int
    /// Byte column at which it begins, from 1.
    let column: Int
    /// Last line.
    let endLine: Int
    /// How much further down its inlines are than cmark-gfm says.
    let shift: Int

    private init(line: Int, column: Int, endLine: Int, shift: Int) {
        self.line = max(1, line)
        self.column = max(1, column)
        self.endLine = max(endLine, self.line)
        self.shift = shift
    }

    /// The block that is walked into first.
    init() {
        self.init(line: 1, column: 1, endLine: 1, shift: 0)
    }

    /// A paragraph, heading or table.
    init(_ node: MarkdownNode) {
        let start = node.startLine
        if start > 0 {
            self.init(line: start, column: node.startColumn, endLine: node.endLine, shift: 0)
        } else if let table = node.next, table.kind == .table {
            // When the last line of a paragraph turns out to head a table, the lines before it become a paragraph
            // without a position, and the table has that of the whole.
            self.init(
                line: table.startLine, column: table.startColumn, endLine: Self.headerLine(of: table) - 1,
                shift: table.startLine - start)
        } else {
            let line = (node.previous?.endLine ?? node.parent?.startLine ?? 0) + 1
            self.init(line: line, column: 1, endLine: line, shift: line - start)
        }
    }

    /// A row of a table.
    init(row: MarkdownNode) {
        guard row.previous == nil, let table = row.parent else {
            self.init(row)
            return
        }
        let line = Self.headerLine(of: table)
        self.init(line: line, column: row.startColumn, endLine: line, shift: line - row.startLine)
    }

    /// The line of a table's first row: the delimiter row comes after it, and then the others.
    private static func headerLine(of table: MarkdownNode) -> Int {
        if let second = table.firstChild?.next { return second.startLine - 2 }
        return table.endLine - 1
    }
}

extension SourceLines {
    /// Turns a line and column of an inline into an offset.
    ///
    /// On later lines of a block cmark-gfm counts as if the line began where the block's first line does, while
    /// white space and quote marks before the text are gone from what it counted.
    func offset(line: Int, column: Int, in block: BlockSpan) -> Int {
        let line = line < 1 ? block.line : line
        let begin = start(of: line)
        let limit = end(of: line)
        if line <= block.line { return max(begin, min(begin + max(0, column - 1), limit)) }
        var position = begin
        while position < limit, text.bytes[position].isBlank || text.bytes[position] == .greater { position += 1 }
        return max(begin, min(position + max(0, column - block.column), limit))
    }

    /// The bytes that an inline may span, generously.
    func range(of spot: Spot) -> Range<Int> {
        let from = offset(line: spot.line, column: spot.column, in: spot.block)
        let to = offset(line: max(spot.endLine, spot.line), column: spot.endColumn + 1, in: spot.block)
        return from..<max(from, to)
    }

    /// The bytes of a block's lines.
    func range(of block: BlockSpan) -> Range<Int> {
        let from = start(of: block.line)
        return from..<max(from, end(of: block.endLine))
    }

    /// What of a block is near a range, so that looking something up doesn't cost more the longer a block is.
    func window(around range: Range<Int>, in block: BlockSpan) -> Range<Int> {
        let whole = self.range(of: block)
        let from = max(whole.lowerBound, min(range.lowerBound - 8_192, whole.upperBound))
        return from..<max(from, min(whole.upperBound, range.upperBound + 8_192))
    }
}
