/// Columns of text for people.
enum TextTable {
    /// The rows below their heads, each column as wide as its widest text. Characters count as one column each.
    static func text(_ heads: [String], _ rows: [[String]]) -> String {
        let all = [heads] + rows
        let widths = heads.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            let cells = zip(row, widths).map { text, width in
                text + String(repeating: " ", count: width - text.count)
            }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
        .joined(separator: "\n")
    }
}
