extension PreviewState {
    /// A diagnostic as a browser shows it: no control characters, no secrets, and an excerpt of a sensible size.
    struct Finding: Sendable, Equatable {
        /// How bad it is.
        let severity: Diagnostic.Severity
        /// Such as `SG0501`.
        let code: String
        /// What is wrong.
        let message: String
        /// The file, from the site's root.
        let file: String?
        /// The line, from 1; `nil` when the whole file is meant.
        let line: Int?
        /// The column in Unicode scalars, from 1; `nil` when the whole file is meant.
        let column: Int?
        /// A few words beside the place.
        let label: String
        /// The line and those around it; none when it holds a secret.
        let excerpt: [ExcerptLine]
        /// Further facts.
        let notes: [String]
        /// What to do.
        let help: String?
    }

    /// A line of a source in an excerpt.
    struct ExcerptLine: Sendable, Equatable {
        /// Its number, from 1.
        let number: Int
        /// The line, or the part of it that is shown.
        let text: String
        /// What is meant, in Unicode scalars of `text`; `nil` for the lines around it. May be empty, at a line's end.
        let mark: Range<Int>?
    }
}

extension PreviewState.Finding {
    /// Makes findings of diagnostics, in their order.
    ///
    /// - Parameter line: a line of a file of the site, given its path and number from 1, without its line end.
    static func make(
        _ diagnostics: [Diagnostic], line: (_ file: String, _ number: Int) -> String?
    ) -> [PreviewState.Finding] {
        // A line that holds a secret is shown by no other finding either.
        let secret = Set(diagnostics.filter(\.hidesSource).compactMap(\.location).map { SecretLine($0) })
        return diagnostics.map { diagnostic in
            PreviewState.Finding(diagnostic) { file, number in
                if secret.contains(SecretLine(file: file, line: number)) { return nil }
                return line(file, number)
            }
        }
    }

    private init(_ diagnostic: Diagnostic, line: (String, Int) -> String?) {
        let location = diagnostic.location
        let place = location.flatMap { $0.line > 0 ? $0 : nil }
        severity = diagnostic.severity
        code = diagnostic.code.id
        message = VisibleText.line(diagnostic.message)
        file = location.map { VisibleText.line($0.file) }
        self.line = place?.line
        column = place?.column
        label = VisibleText.line(diagnostic.label)
        excerpt = diagnostic.hidesSource ? [] : place.map { PreviewState.ExcerptLine.around($0, line: line) } ?? []
        notes = diagnostic.notes.flatMap(VisibleText.lines)
        help = diagnostic.help.map(VisibleText.line)
    }

    /// `content/docs/x.md:3:5`; `nil` when it isn't about a file.
    var place: String? {
        guard let file else { return nil }
        guard let line, let column else { return file }
        return "\(file):\(line):\(column)"
    }
}

/// A line of a file that must not be shown.
private struct SecretLine: Hashable {
    let file: String
    let line: Int

    init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    init(_ location: SourceLocation) {
        self.init(file: location.file, line: location.line)
    }
}

extension PreviewState.ExcerptLine {
    /// The most scalars of a line that are shown.
    private static let width = 160
    /// The most scalars before what is meant, in a line that is cut.
    private static let lead = 60

    /// The line of a place with the two before and the one after it; none when the line can't be had.
    fileprivate static func around(
        _ place: SourceLocation, line: (String, Int) -> String?
    ) -> [PreviewState.ExcerptLine] {
        guard let meant = line(place.file, place.line) else { return [] }
        func neighbour(_ number: Int) -> PreviewState.ExcerptLine? {
            guard number > 0, let text = line(place.file, number) else { return nil }
            return PreviewState.ExcerptLine(number: number, text: shown(text.unicodeScalars, from: 0).text, mark: nil)
        }
        let before = [place.line - 2, place.line - 1].compactMap(neighbour)
        let after = [place.line + 1].compactMap(neighbour)
        return before + [PreviewState.ExcerptLine(meant, place)] + after
    }

    private init(_ text: String, _ place: SourceLocation) {
        let scalars = text.unicodeScalars
        let start = max(0, place.column - 1)
        // A short line is shown from its first letter, wherever the place is.
        let from = start < Self.width / 2 ? 0 : start - Self.lead
        let (shown, offset, count) = Self.shown(scalars, from: from)
        let first = min(max(0, start - from), count)
        number = place.line
        self.text = shown
        mark = (offset + first)..<(offset + min(count, first + place.length))
    }

    /// A line from one of its scalars on, as far as it is shown, with how many scalars of it stand behind which lead.
    private static func shown(
        _ scalars: String.UnicodeScalarView, from: Int
    ) -> (text: String, offset: Int, count: Int) {
        let rest = scalars.dropFirst(from)
        let part = rest.prefix(width)
        var text = String.UnicodeScalarView(from > 0 ? ["…"] : [])
        text.append(contentsOf: part.map(VisibleText.shown))
        if part.endIndex < rest.endIndex { text.append("…") }
        return (String(text), from > 0 ? 1 : 0, part.count)
    }
}
