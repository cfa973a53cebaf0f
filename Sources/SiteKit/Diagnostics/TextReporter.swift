/// Shows diagnostics to people: place, excerpt, caret and the way out.
public struct TextReporter: Sendable {
    /// Whether to use the terminal's colours.
    public let isColored: Bool
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
        text += paint(": \(VisibleText.line(diagnostic.message))", "1") + "\n"
        var gutter = " "
        if let location = diagnostic.location {
            let number = location.line > 0 ? String(location.line) : ""
            gutter = String(repeating: " ", count: max(1, number.count))
            let place = location.line > 0 ? "\(location.file):\(location.line):\(location.column)" : location.file
            text += "\(gutter)\(paint("-->", "34")) \(VisibleText.line(place))\n"
            if location.line > 0, let source = line(location.file, location.line) {
                let source = diagnostic.hidesSource ? location.hiding(in: source) : source
                text += excerpt(source, location, diagnostic.label, number, gutter, accent)
            }
        }
        for note in diagnostic.notes { text += remark("note", painted: "note", note, gutter) }
        if let help = diagnostic.help { text += remark("help", painted: paint("help", "1"), help, gutter) }
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
        let excerpt = SourceExcerpt(of: source, column: location.column, length: location.length)
        let bar = paint("|", "34")
        let carets = excerpt.carets + (label.isEmpty ? "" : " \(VisibleText.line(label))")
        return "\(gutter) \(bar)\n\(paint(number, "34")) \(bar) \(excerpt.text)\n"
            + "\(gutter) \(bar) \(excerpt.padding)\(paint(carets, accent))\n"
    }

    /// Lines behind `= head: `, the further ones under the first.
    private func remark(_ head: String, painted: String, _ text: String, _ gutter: String) -> String {
        let lines = VisibleText.lines(text)
        let indent = "\n" + gutter + String(repeating: " ", count: head.count + 5)
        return "\(gutter) \(paint("=", "34")) \(painted): \(lines.joined(separator: indent))\n"
    }

    private func paint(_ text: String, _ code: String) -> String {
        isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
