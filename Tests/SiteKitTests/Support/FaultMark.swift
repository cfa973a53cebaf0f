@testable import SiteKit

/// A line of a fixture that says what is expected: `   ^^^ error SG0412 unknown fact 'x'`, or `! error SG0112 …`.
struct FaultMark: Hashable {
    /// What a mark is about.
    enum Place {
        case nowhere, file, line
    }

    let severity: Diagnostic.Severity
    let code: String
    let message: String
    var help: String?
    /// The scalars of the line above that the carets stand under, from 0; `nil` for a mark that begins with `!`.
    let carets: Range<Int>?

    init(_ diagnostic: Diagnostic, message: String, carets: Range<Int>?) {
        severity = diagnostic.severity
        code = diagnostic.code.id
        self.message = message
        help = diagnostic.help
        self.carets = carets
    }

    /// Reads a line; `nil` when it is no mark.
    init?(_ line: String) {
        let indent = line.prefix { $0 == " " }.count
        let carets = line.dropFirst(indent).prefix { $0 == "^" }.count
        let rest: Substring
        if carets > 0 {
            self.carets = indent..<(indent + carets)
            rest = line.dropFirst(indent + carets)
        } else if line.hasPrefix("!") {
            self.carets = nil
            rest = line.dropFirst()
        } else {
            return nil
        }
        let words = rest.split(separator: " ", maxSplits: 2)
        guard rest.hasPrefix(" "), words.count == 3, let severity = Diagnostic.Severity(rawValue: String(words[0])),
            words[1].wholeMatch(of: /SG\d{4}/) != nil
        else { return nil }
        self.severity = severity
        code = String(words[1])
        message = String(words[2])
    }

    /// What a line says that goes on below a mark: `= help: …`.
    static func help(_ line: String) -> String? {
        let rest = line.drop { $0 == " " }
        return rest.hasPrefix("= help: ") ? String(rest.dropFirst("= help: ".count)) : nil
    }

    /// The lines it is written as.
    var text: [String] {
        let indent = carets.map { String(repeating: " ", count: $0.lowerBound) } ?? ""
        let mark = carets.map { indent + String(repeating: "^", count: $0.count) } ?? "!"
        let first = "\(mark) \(severity.rawValue) \(code) \(message)"
        return [first] + (help.map { ["\(indent)  = help: \($0)"] } ?? [])
    }
}
