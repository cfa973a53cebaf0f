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
