/// The kinds of page there are. Each has a template, `layout-<name>.mustache`, and its own front matter.
public enum Layout: String, CaseIterable, Sendable {
    /// The front page of the site.
    case home
    /// A product's page, made of sections.
    case product
    /// A page of the documentation.
    case docs
    /// The showcase pictures, each with its whole record.
    case gallery
    /// Any other page.
    case page

    /// Whether the page is made of a hero, stats and sections.
    public var hasSections: Bool { self == .home || self == .product }

    /// The name of its template.
    public var template: String { "layout-\(rawValue)" }
}
