/// One tag of a template, with the places of its parts in the file's bytes.
struct TemplateTag: Hashable, Sendable {
    /// What the sign at its start makes it.
    enum Kind: Hashable, Sendable {
        /// `{{name}}`
        case variable
        /// `{{{name}}}` or `{{&name}}`
        case raw
        /// `{{#name}}`
        case section
        /// `{{^name}}`
        case inverted
        /// `{{/name}}`
        case close
        /// `{{>name}}`
        case partial
        /// `{{!words}}`
        case comment
        /// `{{=<% %>=}}`
        case delimiters
        /// `{{<name}}` or `{{$name}}`: reported already, kept so that its closing tag finds it
        case block
    }

    /// What it is.
    let kind: Kind
    /// From the first byte of the opening to the last of the closing delimiter.
    let range: Range<Int>
    /// What it names; empty for comments and delimiters.
    let name: TemplateName
    /// For a tag that has its line to itself: that line's bytes with its indentation and its end, all of which vanish.
    var line: Range<Int>?
    /// Whether it begins a line that it hasn't to itself.
    var startsLine: Bool
}

/// A name in a tag, such as `page.title`, or the dot alone.
struct TemplateName: Hashable, Sendable {
    /// One part of a dotted name.
    struct Part: Hashable, Sendable {
        let text: String
        let range: Range<Int>
    }

    /// The parts between the dots; none for `{{.}}`.
    let parts: [Part]
    /// Where it stands.
    let range: Range<Int>

    /// Whether it is the dot alone.
    var isDot: Bool { parts.isEmpty }

    /// As it is written.
    var text: String { isDot ? "." : parts.map(\.text).joined(separator: ".") }
}
