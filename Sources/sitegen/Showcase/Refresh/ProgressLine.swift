import SiteKit

/// The one line that shows how far a refresh has come.
struct ProgressLine {
    /// How many tasks there are.
    let total: Int
    private(set) var done = 0
    private(set) var pictures = 0
    /// What is being done for each asset whose task isn't through.
    var waiting: [String: String] = [:]

    init(total: Int) {
        self.total = total
    }

    /// Takes in that a task is through.
    mutating func finish(_ row: RefreshReport.Row) {
        done += 1
        if row.outcome == .candidate { pictures += 1 }
        waiting[row.asset] = nil
    }

    /// The line, in at most `columns` columns.
    func text(seconds: Int, columns: Int, isColored: Bool) -> String {
        let width = 20
        let full = total > 0 ? done * width / total : 0
        let bar = String(repeating: "█", count: full)
        let rest = String(repeating: "░", count: width - full)
        let time = "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
        let words = " \(done)/\(total)  \(Count.of(pictures, "picture"))  \(time)\(waits)"
        let shown = words.prefix(max(0, columns - 1 - width))
        return (isColored ? "\u{1B}[32m\(bar)\u{1B}[0m" : bar) + rest + shown
    }

    /// What is waited for: the first by name, and how many more.
    private var waits: String {
        guard let first = waiting.keys.min(), let words = waiting[first] else { return "" }
        let others = waiting.count - 1
        return "  \(first): \(words)" + (others > 0 ? " (and \(others) more)" : "")
    }
}
