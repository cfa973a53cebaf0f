import Foundation
import Testing
@testable import SiteKit

/// Texts that were looked at once and must stay as they are, in `Goldens/`.
enum Golden {
    /// Compares a text with its golden; with `SITEGEN_RECORD=1` in the environment writes it, and fails.
    static func expect(_ text: String, _ name: String, at place: Testing.SourceLocation = #_sourceLocation) throws {
        let path = "\(Repository.tests)/Goldens/\(name)"
        if ProcessInfo.processInfo.environment["SITEGEN_RECORD"] == "1" {
            let url = URL(filePath: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
            Issue.record(
                "recorded Goldens/\(name): look at the difference, then run without SITEGEN_RECORD",
                sourceLocation: place)
            return
        }
        let golden = String(decoding: try Folder.readAll(path), as: UTF8.self)
        if golden == text { return }
        Issue.record(
            "\(difference(golden, text)) in Goldens/\(name); SITEGEN_RECORD=1 records it anew", sourceLocation: place)
    }

    private static func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The first line that differs, as both have it.
    private static func difference(_ golden: String, _ text: String) -> String {
        let (old, new) = (lines(golden), lines(text))
        let line =
            zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
        func shown(_ lines: [Substring]) -> String { line < lines.count ? "'\(lines[line])'" : "nothing" }
        return "line \(line + 1) was \(shown(old)) and is \(shown(new))"
    }
}
