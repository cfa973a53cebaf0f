@testable import SiteKit

extension Diagnostic {
    /// Such as `SG0412 content/a.md:3:5+10 unknown fact 'x'`; warnings begin with `warning`.
    var summary: String {
        let place = location.map { " \($0.file)" + ($0.line > 0 ? ":\($0.line):\($0.column)+\($0.length)" : "") } ?? ""
        return (severity == .warning ? "warning " : "") + "\(code.id)\(place) \(message)"
    }

    /// Such as `SG0412 content/a.md:3:5`, where words don't matter.
    var spot: String {
        let place = location.map { " \($0.file)" + ($0.line > 0 ? ":\($0.line):\($0.column)" : "") } ?? ""
        return code.id + place
    }
}

extension SourceText {
    /// A made-up file; its path must be a sound one.
    init(_ path: String, _ text: String) {
        self.init(path: RelativePath(path) ?? .root, bytes: Array(text.utf8))
    }
}
