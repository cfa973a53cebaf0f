import SiteKit

/// What a running preview says in the terminal.
struct PreviewLog {
    /// The site's folder, for excerpts of its sources.
    let root: String

    /// Tells one piece of news.
    func tell(_ news: PreviewSession.News) {
        switch news {
        case .ready(let pages, let seconds):
            Console.error("\(Count.of(pages, "page")) read (\(PreviewLog.time(seconds)))")
        case .changed(let files, let seconds):
            Console.error("\(PreviewLog.names(files)) (\(PreviewLog.time(seconds)))")
        case .judged(let diagnostics):
            if diagnostics.isEmpty {
                Console.error("all is well: the site could be built")
                return
            }
            ReportFormat.text.report(diagnostics, root: root, run: "preview")
            Console.error("\(TextReporter.count(diagnostics)); pages with errors stay as they were")
        case .broken(let diagnostics):
            ReportFormat.text.report(diagnostics, root: root, run: "preview")
            Console.error("there is nothing to show until this is mended")
        }
    }

    private static func names(_ files: [String]) -> String {
        if files.isEmpty { return "everything was read anew" }
        let rest = files.count - 3
        return files.prefix(3).joined(separator: ", ") + (rest > 0 ? " and \(Count.of(rest, "other"))" : "")
    }

    private static func time(_ seconds: Double) -> String {
        seconds < 0.001 ? "under 1 ms" : "\(Int(seconds * 1000)) ms"
    }
}
