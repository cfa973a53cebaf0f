#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension SimulationVerdict {
    private static let columns = [
        "client", "runs", "paid", "delivered", "failed by the server", "named lost or unknown", "of all",
        "left to a human", "again, as asked", "lost", "paid twice",
    ]

    /// The table's first line.
    static var heading: String { line(columns) }

    /// A line of the table.
    func row(_ name: String, runs: Int) -> String {
        SimulationVerdict.line(
            [name] + [runs, paid, delivered, failed, excused].map(String.init) + ["\(share) %"]
                + [stranded, paidAgain, lost, paidTwice].map(String.init))
    }

    /// How many in a hundred are lost or unknown by the server's doing.
    var share: Int { (excused * 100 + paid - 1) / max(1, paid) }

    private static func line(_ cells: [String]) -> String {
        zip(cells, columns).enumerated().map { index, cell in
            let width = index == 0 ? 28 : max(8, cell.1.count)
            let space = String(repeating: " ", count: max(0, width - cell.0.count))
            return index == 0 ? cell.0 + space : space + cell.0
        }.joined(separator: "  ")
    }
}

/// Ends the process.
func endProcess(_ code: Int32) -> Never {
    exit(code)
}

/// Prints a line at once, also into a pipe.
func say(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = unsafe write(STDOUT_FILENO, bytes, bytes.count)
}
