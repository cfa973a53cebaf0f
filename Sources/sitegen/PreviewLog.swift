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
        case .judged(let all, let new):
            if all.isEmpty {
                Console.error("all is well: the site could be built")
                return
            }
            if !new.isEmpty { ReportFormat.text.report(new, root: root, run: "preview") }
            let isSound = !all.contains { $0.severity == .error }
            Console.error(
                "\(TextReporter.count(all)) in all; "
                    + (isSound ? "the site could be built" : "nothing could be built until the errors are mended"))
        case .broken(let diagnostics):
            ReportFormat.text.report(diagnostics, root: root, run: "preview")
            Console.error("there is nothing to show until this is mended")
        }
    }

    private static func names(_ files: [String]) -> String {
        if files.isEmpty { return "everything was read anew" }
        let rest = files.count - 3
        return files.prefix(3).map(VisibleText.line).joined(separator: ", ")
            + (rest > 0 ? " and \(Count.of(rest, "other"))" : "")
    }

    private static func time(_ seconds: Double) -> String {
        seconds < 0.001 ? "under 1 ms" : "\(Int(seconds * 1000)) ms"
    }
}
