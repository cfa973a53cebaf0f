/// Shows diagnostics to people: place, excerpt, caret and the way out.
public struct TextReporter: Sendable {
    /// Whether to use the terminal's colours.
    public let isColored: Bool
    /// The widest excerpt, in characters.
    static let excerptWidth = 110

    private let line: @Sendable (String, Int) -> String?

    /// Reports with excerpts from `line`, which is given a file and a line number from 1.
    public init(isColored: Bool, line: @escaping @Sendable (_ file: String, _ number: Int) -> String?) {
        self.isColored = isColored
        self.line = line
    }

    /// One diagnostic, ending with an empty line.
    public func text(_ diagnostic: Diagnostic) -> String {
        let accent = diagnostic.severity == .error ? "31" : "33"
        var text = paint("\(diagnostic.severity.rawValue)[\(diagnostic.code.id)]", "1;\(accent)")
        text += paint(": \(TextReporter.visible(diagnostic.message))", "1") + "\n"
        var gutter = " "
        if let location = diagnostic.location {
            let number = location.line > 0 ? String(location.line) : ""
            gutter = String(repeating: " ", count: max(1, number.count))
            let place = location.line > 0 ? "\(location.file):\(location.line):\(location.column)" : location.file
            text += "\(gutter)\(paint("-->", "34")) \(TextReporter.visible(place))\n"
            if location.line > 0, let source = line(location.file, location.line) {
                text += excerpt(source, location, diagnostic.label, number, gutter, accent)
            }
        }
        for note in diagnostic.notes { text += "\(gutter) \(paint("=", "34")) note: \(TextReporter.visible(note))\n" }
        if let help = diagnostic.help {
            text += "\(gutter) \(paint("=", "34")) \(paint("help", "1")): \(TextReporter.visible(help))\n"
        }
        return text + "\n"
    }

    /// `2 errors and 1 warning`; empty when there are none.
    public static func count(_ diagnostics: [Diagnostic]) -> String {
        let errors = diagnostics.count { $0.severity == .error }
        let warnings = diagnostics.count - errors
        let parts = [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }
        return parts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: " and ")
    }

    private func excerpt(
        _ source: String, _ location: SourceLocation, _ label: String, _ number: String, _ gutter: String,
        _ accent: String
    ) -> String {
        let scalars = Array(source.unicodeScalars)
        let start = min(max(0, location.column - 1), scalars.count)
        let length = max(1, min(location.length, scalars.count - start))
        let from = start > TextReporter.excerptWidth * 2 / 3 ? start - TextReporter.excerptWidth / 3 : 0
        let to = min(scalars.count, from + TextReporter.excerptWidth)
        let shown = TextReporter.visible(String(String.UnicodeScalarView(scalars[from..<to])))
        let bar = paint("|", "34")
        let lead = from > 0 ? "…" : ""
        let pad = String(repeating: " ", count: start - from + lead.count)
        let carets = String(repeating: "^", count: max(1, min(length, to - start)))
        var text = "\(gutter) \(bar)\n"
        text += "\(paint(number, "34")) \(bar) \(lead)\(shown)\(to < scalars.count ? "…" : "")\n"
        text +=
            "\(gutter) \(bar) \(pad)\(paint(carets + (label.isEmpty ? "" : " \(TextReporter.visible(label))"), accent))\n"
        return text
    }

    /// Text whose control characters can't command the terminal: each is shown as one replacement or space.
    static func visible(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control: scalars.append(scalar == "\t" ? " " : "\u{FFFD}")
            // Marks that turn the direction of text could make an excerpt read as something else.
            case .format: scalars.append("\u{FFFD}")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    private func paint(_ text: String, _ code: String) -> String {
        isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
