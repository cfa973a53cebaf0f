/// What the head of a section's file says.
public struct SectionFrontMatter: Sendable {
    /// How a section is shown; each kind has a template, `section-<name>.mustache`.
    public enum Kind: String, CaseIterable, Sendable {
        /// Short texts side by side.
        case cards
        /// Request samples.
        case code
        /// Showcase pictures.
        case gallery
        /// Tables and particulars.
        case specs
        /// Questions and answers.
        case faq
        /// A closing call to action.
        case cta

        /// Whether it is made of entries, each with a heading.
        public var needsEntries: Bool { self == .cards || self == .faq }

        /// The name of its template.
        public var template: String { "section-\(rawValue)" }
    }

    /// How it is shown.
    public let kind: Kind
    /// Its heading.
    public let title: LocatedText
    /// A few words above the heading.
    public let eyebrow: LocatedText?
    /// Whether literal money is forbidden.
    public let isGuarded: Bool
    /// What to do next.
    public let actions: [LinkSource]
    /// Showcase pictures by id; empty means all.
    public let assets: [LocatedText]

    static func read(_ node: YAMLNode) -> (SectionFrontMatter?, [Diagnostic]) {
        var reader = SchemaReader(node, schema)
        let kind = reader[\.kind]
        let title = reader[\.title]
        let eyebrow = reader[\.eyebrow]
        let guarded = reader[\.guarded]
        let actions = reader[\.actions]
        // With a kind that is none, its own keys are no further faults.
        let assets = kind == .gallery || kind == nil ? reader[\.assets] : []
        let found = reader.finish()
        guard let kind, let title else { return (nil, found) }
        let matter = SectionFrontMatter(
            kind: kind, title: title, eyebrow: eyebrow, isGuarded: guarded, actions: actions, assets: assets)
        return (matter, found)
    }
}
