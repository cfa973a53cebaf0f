/// Where the lines of a file's Markdown begin, as cmark-gfm counts them.
struct SourceLines {
    /// The whole file.
    let text: SourceText
    /// Offset at which each line of the Markdown begins; at least one.
    let starts: [Int]
    /// End of the Markdown.
    let end: Int
    /// The file's line on which the Markdown begins, from 1.
    let firstLine: Int
    /// Whether a carriage return stands alone: a line end for cmark-gfm, but not for editors.
    let hasLoneReturn: Bool

    private let memo = ColumnMemo()

    init(text: SourceText, starts: [Int], end: Int, firstLine: Int, hasLoneReturn: Bool) {
        self.text = text
        self.starts = starts
        self.end = end
        self.firstLine = firstLine
        self.hasLoneReturn = hasLoneReturn
    }

    /// How many lines there are.
    var count: Int { starts.count }

    /// Where a line (from 1) begins.
    func start(of line: Int) -> Int {
        starts[max(0, min(line - 1, starts.count - 1))]
    }

    /// Where a line (from 1) ends, without its line end.
    func end(of line: Int) -> Int {
        let begin = start(of: line)
        var end = line < starts.count ? start(of: line + 1) : self.end
        while end > begin, text.bytes[end - 1] == .newline || text.bytes[end - 1] == .carriageReturn { end -= 1 }
        return end
    }

    /// The line (from 1) that holds an offset.
    func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The file's own number for a line.
    func fileLine(_ line: Int) -> Int {
        hasLoneReturn ? text.location(of: start(of: line)..<start(of: line)).line : firstLine + line - 1
    }

    /// The place of a range of bytes, cut at the end of its line.
    func location(of range: Range<Int>) -> SourceLocation {
        if hasLoneReturn { return text.location(of: range) }
        let line = line(at: range.lowerBound)
        let begin = start(of: line)
        let from = max(begin, min(range.lowerBound, text.bytes.count))
        let to = max(from, min(range.upperBound, end(of: line)))
        return SourceLocation(
            file: text.path.string, line: firstLine + line - 1,
            column: memo.column(of: from, inLineFrom: begin, text.bytes),
            length: SourceText.scalarCount(text.bytes[from..<to]))
    }
}

/// The last column that was worked out, so that thousands of places on one long line don't each count it anew.
private final class ColumnMemo {
    private var lineStart = -1
    private var offset = 0
    private var column = 1

    /// The column, from 1 and in scalars, of an offset in the line that begins at `start`.
    func column(of target: Int, inLineFrom start: Int, _ bytes: [UInt8]) -> Int {
        if start != lineStart {
            lineStart = start
            offset = start
            column = 1
        }
        if target >= offset {
            column += SourceText.scalarCount(bytes[offset..<target])
        } else {
            column -= SourceText.scalarCount(bytes[target..<offset])
        }
        offset = target
        return column
    }
}
