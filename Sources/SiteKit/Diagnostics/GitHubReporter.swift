/// Writes diagnostics as commands of GitHub's workflows, which show them at their lines in a pull request.
public struct GitHubReporter: Sendable {
    private let prefix: String

    /// - Parameter prefix: what stands before each file, with a slash at its end, so that the path begins at the
    ///   repository's root; empty when the site is there.
    public init(prefix: String) {
        self.prefix = prefix
    }

    /// One diagnostic as a line, without the line's end.
    public func line(_ diagnostic: Diagnostic) -> String {
        var properties: [(String, String)] = []
        if let place = diagnostic.location {
            properties.append(("file", prefix + place.file))
            if place.line > 0 {
                properties += [
                    ("line", "\(place.line)"), ("col", "\(place.column)"),
                    ("endColumn", "\(place.column + place.length)"),
                ]
            }
        }
        properties.append(("title", diagnostic.code.id))
        let list = properties.map { "\($0)=\(GitHubReporter.property($1))" }.joined(separator: ",")
        let message = GitHubReporter.escaped(diagnostic.words.joined(separator: "\n"))
        return "::\(diagnostic.severity.rawValue) \(list)::\(message)"
    }

    private static func escaped(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
                    switch scalar {
                    case "%": Array("%25".unicodeScalars)
                    case "\r": Array("%0D".unicodeScalars)
                    case "\n": Array("%0A".unicodeScalars)
                    default: [scalar]
                    }
                }))
    }

    private static func property(_ text: String) -> String {
        escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
