import Foundation
import Testing
@testable import SiteKit

/// A fixture of `Fixtures/invalid` or `Fixtures/valid`: the base site with some files of its own.
struct FaultFixture: Sendable, CustomTestStringConvertible {
    /// Such as `invalid/unknown-fact.txt`.
    let path: String

    var testDescription: String { path }

    private static let folder = "\(Repository.tests)/Fixtures"

    /// All of one kind, ordered; `base.txt` is none of them.
    static func all(_ kind: String) -> [FaultFixture] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)")) ?? []
        return names.filter { $0.hasSuffix(".txt") && $0 != "base.txt" }.sorted().map {
            FaultFixture(path: "\(kind)/\($0)")
        }
    }

    /// Reads it.
    func site() throws -> MarkedSite {
        try MarkedSite(String(decoding: Folder.readAll("\(Self.folder)/\(path)"), as: UTF8.self))
    }

    /// Builds it; the folder it was built in holds `site/` and perhaps `out/`.
    func build(_ site: MarkedSite) async throws -> (BuildReport, TemporaryFolder) {
        let place = try TemporaryFolder()
        if site.settings["with"] == "showcase" { try ShowcaseFixture.write("lake", into: place, at: "site") }
        for file in try FaultFixture(path: "invalid/base.txt").site().files { try file.write(into: place, at: "site") }
        for file in site.files { try file.write(into: place, at: "site") }
        let options = BuildOptions(
            root: "\(place.path)/site", output: "\(place.path)/out", baseURL: site.settings["base-url"], drafts: false,
            jobs: 1)
        if let day = site.settings["today"] {
            let today = try #require(CalendarDate(day), "\(path): '\(day)' is no day")
            return (await SiteCheck(options, today: today).run().report, place)
        }
        return (await SiteBuild.write(options), place)
    }

    /// Compares what the tool says with the marks; with `SITEGEN_RECORD=1` writes the marks anew, and fails.
    func compare(_ found: [Diagnostic], with site: MarkedSite, root: String) throws {
        var missing = site.expected
        var unmarked: [Diagnostic] = []
        for diagnostic in found {
            if let index = missing.firstIndex(where: { $0.matches(diagnostic) }) {
                missing.remove(at: index)
            } else {
                unmarked.append(diagnostic)
            }
        }
        guard !missing.isEmpty || !unmarked.isEmpty else { return }
        let lines =
            missing.map { "  marked, not said: \($0.description)" } + unmarked.map { "  said, not marked: \($0.full)" }
        let difference = "Fixtures/\(path)\n" + lines.joined(separator: "\n")
        guard ProcessInfo.processInfo.environment["SITEGEN_RECORD"] == "1" else {
            Issue.record("\(difference)\nSITEGEN_RECORD=1 marks what is said")
            return
        }
        let (recorded, lost) = site.marked(found, root: root)
        try Data(recorded.text.utf8).write(to: URL(filePath: "\(Self.folder)/\(path)"))
        Issue.record("recorded \(difference)\n\(lost.map { "  no place for: \($0.full)" }.joined(separator: "\n"))")
    }
}

extension Diagnostic {
    /// Place, words and help.
    fileprivate var full: String {
        let place = location.map { " \($0.file)" + ($0.line > 0 ? ":\($0.line):\($0.column)+\($0.length)" : "") } ?? ""
        return "\(severity.rawValue) \(code.id)\(place) \(message)" + (help.map { "\n        = help: \($0)" } ?? "")
    }
}

extension MarkedSite {
    /// The same with other marks; and what none of its files has a place for.
    func marked(_ found: [Diagnostic], root: String) -> (MarkedSite, lost: [Diagnostic]) {
        var site = self
        site.placeless = []
        for file in site.files.indices {
            site.files[file].marks = []
            for line in site.files[file].lines.indices { site.files[file].lines[line].marks = [] }
        }
        var lost: [Diagnostic] = []
        for diagnostic in found where !site.mark(diagnostic, root: root) { lost.append(diagnostic) }
        return (site, lost)
    }

    private mutating func mark(_ diagnostic: Diagnostic, root: String) -> Bool {
        let message =
            diagnostic.message.range(of: root).map { diagnostic.message[..<$0.lowerBound] + "…" }
            ?? diagnostic.message[...]
        func mark(_ carets: Range<Int>?) -> FaultMark {
            FaultMark(diagnostic, message: String(message), carets: carets)
        }
        guard let location = diagnostic.location else {
            placeless.append(mark(nil))
            return true
        }
        guard let file = files.firstIndex(where: { $0.name == location.file }) else { return false }
        guard location.line > 0 else {
            files[file].marks.append(mark(nil))
            return true
        }
        var number = 1
        for index in files[file].lines.indices {
            let text = files[file].decoded(files[file].lines[index])
            let down = location.line - number
            if let start = text.index(line: down, column: location.column - 1) {
                let end =
                    text.index(line: down, column: location.column - 1 + location.length) ?? (start + location.length)
                files[file].lines[index].marks.append(mark(start..<end))
                return true
            }
            number += text.newlines
        }
        return false
    }
}
