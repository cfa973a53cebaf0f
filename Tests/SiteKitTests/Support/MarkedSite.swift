import Foundation
@testable import SiteKit

/// A site written in one text file, with what is wrong marked under the lines: `Fixtures/invalid/README.md` says how.
struct MarkedSite: Sendable {
    /// What the first line says.
    let cause: String
    /// The further lines of the head, such as `with: showcase`.
    let settings: [String: String]
    /// What is expected without a place.
    var placeless: [FaultMark] = []
    /// The files, in their order.
    var files: [MarkedFile] = []
    /// The head as it is written.
    let head: [String]

    /// Reads a fixture; throws what can't be understood.
    init(_ text: String) throws {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        guard let first = lines.first, first.hasPrefix("# ") else { throw MarkedSiteError("the cause is missing") }
        head = Array(lines.prefix { $0.hasPrefix("#") })
        cause = String(first.dropFirst(2))
        var settings: [String: String] = [:]
        for line in head.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let key = String(line[line.index(line.startIndex, offsetBy: 2)..<colon])
            guard MarkedSite.settings.contains(key) else { continue }
            settings[key] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        self.settings = settings
        var last: FaultMark.Place?
        for line in lines.dropFirst(head.count) {
            if line.hasPrefix("=== ") {
                files.append(try MarkedFile(line, isEscaped: settings["escapes"] != nil))
                last = nil
            } else if let mark = FaultMark(line) {
                last = try add(mark)
            } else if let help = FaultMark.help(line), let place = last {
                add(help: help, at: place)
            } else if !files.isEmpty {
                files[files.count - 1].lines.append(MarkedFile.Line(text: line))
                last = nil
            } else if !line.isEmpty {
                throw MarkedSiteError("'\(line)' stands before the first file")
            }
        }
    }

    /// The settings that a head may have.
    static let settings: Set<String> = ["escapes", "with", "today", "base-url"]

    /// All marks with their places, as the tool is to find them.
    var expected: [ExpectedFault] {
        placeless.map { ExpectedFault(mark: $0, file: nil, line: 0, column: 1, length: 1) }
            + files.flatMap(\.expected)
    }

    private mutating func add(_ mark: FaultMark) throws -> FaultMark.Place {
        guard let file = files.indices.last else {
            guard mark.carets == nil else { throw MarkedSiteError("carets without a line above them") }
            placeless.append(mark)
            return .nowhere
        }
        guard mark.carets != nil else {
            files[file].marks.append(mark)
            return .file
        }
        guard let line = files[file].lines.indices.last else { throw MarkedSiteError("carets without a line") }
        files[file].lines[line].marks.append(mark)
        return .line
    }

    private mutating func add(help: String, at place: FaultMark.Place) {
        let file = files.count - 1
        switch place {
        case .nowhere: placeless[placeless.count - 1].help = help
        case .file: files[file].marks[files[file].marks.count - 1].help = help
        case .line:
            let line = files[file].lines.count - 1
            files[file].lines[line].marks[files[file].lines[line].marks.count - 1].help = help
        }
    }

    /// The text of the fixture as it stands.
    var text: String {
        let lines = head + placeless.flatMap(\.text) + files.flatMap(\.text)
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Why a fixture can't be read.
struct MarkedSiteError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// A mark with its place in the site.
struct ExpectedFault: Hashable {
    let mark: FaultMark
    let file: String?
    let line: Int
    let column: Int
    let length: Int

    /// Whether the tool said just this.
    func matches(_ found: Diagnostic) -> Bool {
        let isWhole = !mark.message.hasSuffix("…")
        guard found.severity == mark.severity, found.code.id == mark.code, found.help == mark.help,
            isWhole ? found.message == mark.message : found.message.hasPrefix(mark.message.dropLast()),
            found.location?.file == file
        else { return false }
        guard let location = found.location else { return true }
        return location.line == line
            && (line == 0 || location.column == column && location.length == length)
    }

    /// As `Diagnostic.spotAndWords`.
    var description: String {
        let place = file.map { " \($0)" + (line > 0 ? ":\(line):\(column)+\(length)" : "") } ?? ""
        let help = mark.help.map { "\n        = help: \($0)" } ?? ""
        return "\(mark.severity.rawValue) \(mark.code)\(place) \(mark.message)\(help)"
    }
}
