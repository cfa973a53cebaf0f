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
        line = node.startLine
        column = node.startColumn
        endLine = node.endLine
        endColumn = node.endColumn
        self.block = block
    }
}

/// The lines of a block that holds text.
struct BlockSpan {
    let line: Int
    let column: Int
    let endLine: Int

    init(_ node: MarkdownNode) {
        line = node.startLine
        column = node.startColumn
        endLine = max(node.endLine, node.startLine)
    }

    init() {
        line = 1
        column = 1
        endLine = 1
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
