/// What a page may have at most, so that no input takes more than a moment or more memory than is reasonable.
enum MarkdownLimits {
    /// Bytes of one page.
    static let pageSize = 4 * 1_024 * 1_024
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
                    .pageTooLarge, "the page is larger than 4 MiB", at: SourceLocation(file: lines.text.path.string),
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
