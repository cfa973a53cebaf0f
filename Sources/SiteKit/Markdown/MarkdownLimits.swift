/// What a page may have at most, so that no input takes more than a moment or more memory than is reasonable.
enum MarkdownLimits {
    /// Bytes of one page.
    static let pageSize = 16 * 1_024 * 1_024
    /// Depth of blocks and spans.
    static let nesting = 200
    /// Columns of a table.
    static let tableColumns = 1_000
    /// Cells of a table, those that cmark-gfm fills in included.
    static let tableCells = 100_000
    /// Pages up to this size are not weighed: nothing of cmark-gfm's that grows with the square takes long there.
    static let weighedFrom = 16 * 1_024
    /// Estimated nanoseconds that the steps of cmark-gfm whose time grows with the square may take together.
    static let work = 2_000_000_000
    /// Bytes that references to link definitions may copy together.
    static let expansion = 64 * 1_024 * 1_024

    /// What of a page is over a limit; anything here means that the page must not be parsed.
    static func faults(of scan: MarkdownScan) -> [Diagnostic] {
        let lines = scan.lines
        let size = scan.preparedRange.count
        if size > pageSize {
            return [
                .error(
                    .pageTooLarge, "the page is larger than 16 MB", at: SourceLocation(file: lines.text.path.string),
                    help: "split it into several pages")
            ]
        }
        var faults: [Diagnostic] = []
        // No table can be over its limits with so few column marks.
        if scan.pipes > tableColumns || (scan.pipes + 1) * lines.count > tableCells {
            var tables = TableWeight(lines: lines)
            if let fault = tables.fault() { faults.append(fault) }
        }
        if size > weighedFrom {
            var weight = PageWeight(lines: lines)
            if let fault = weight.fault() { faults.append(fault) }
        }
        return faults
    }
}

/// Looks for tables that are too large.
struct TableWeight {
    let lines: SourceLines

    /// The first table over a limit.
    mutating func fault() -> Diagnostic? {
        let bytes = lines.text.bytes
        var columns = 0
        var rows = 0
        var delimiter = 0
        for line in 1...lines.count {
            let range = lines.start(of: line)..<lines.end(of: line)
            let (pipes, isDelimiter, isBlank) = Self.look(bytes, range)
            if isBlank {
                columns = 0
            } else if isDelimiter {
                // A row of a table may look like this too: the wider counts.
                if pipes + 1 > columns {
                    columns = pipes + 1
                    rows = 1
                    delimiter = line
                }
                rows += 1
                // A pipe at either end makes no column.
                if columns > MarkdownLimits.tableColumns + 2 { return refuse(range) }
            } else if columns > 0 {
                rows += 1
            }
            if columns > 1, rows * (columns - 2) > MarkdownLimits.tableCells {
                return refuse(lines.start(of: delimiter)..<lines.end(of: delimiter))
            }
        }
        return nil
    }

    private func refuse(_ range: Range<Int>) -> Diagnostic {
        .error(
            .tableTooLarge, "a table has more than 1,000 columns or 100,000 cells", at: lines.location(of: range),
            label: "the table with this delimiter row", help: "split the table, or offer the data as a file in static/")
    }

    private static func look(_ bytes: [UInt8], _ range: Range<Int>) -> (pipes: Int, isDelimiter: Bool, isBlank: Bool) {
        var pipes = 0
        var hasDash = false
        var isBlank = true
        var isDelimiter = true
        for index in range {
            switch bytes[index] {
            case UInt8(ascii: "|"): pipes += 1
            case UInt8(ascii: "-"): hasDash = true
            case .space, .tab, .greater: continue
            case .colon, UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ")"): break
            case let byte where byte.isDigit: break
            default: isDelimiter = false
            }
            isBlank = false
            if !isDelimiter { break }
        }
        return (pipes, isDelimiter && hasDash && pipes > 0, isBlank)
    }
}
