/// Values that every template may name beside those of its view, the same wherever they stand.
protocol TemplateConstants: Sendable {
    /// The first part of their names, such as `fact` in `{{fact.max-output}}`; it hides fields of this name.
    var prefix: String { get }
    /// The value of a name, asked for at a place in a template.
    func value(of name: String, at place: SourceLocation) -> TemplateConstant
}

/// What a template's constants say about a name.
enum TemplateConstant: Sendable {
    /// It has this value: plain text for `{{…}}`, HTML for `{{{…}}}`.
    case value(text: String, html: HTML)
    /// There is no such name.
    case unknown(Diagnostic)
}
