/// What `site.yml` says.
public struct SiteConfig: Sendable {
    /// Where it stands.
    public static let path = "site.yml"

    /// A group of links in the footer.
    public struct LinkGroup: Sendable {
        /// Its heading.
        public let title: LocatedText
        /// Its links.
        public let links: [LinkSource]
    }

    /// Name of the site.
    public let title: String
    /// One line about it.
    public let description: LocatedText
    /// Where it is published: scheme, host and perhaps a path, without a final slash.
    public let baseURL: BaseURL
    /// BCP 47 tag, such as `en`.
    public let language: String
    /// Who publishes it.
    public let organization: String
    /// Links of the header.
    public let navigation: [LinkSource]
    /// Links of the footer.
    public let footer: [LinkGroup]
    /// The header's button.
    public let callToAction: LinkSource?
    /// File in `assets/`.
    public let stylesheet: LocatedText
    /// File in `assets/`.
    public let script: LocatedText?
    /// A small script that runs before the first paint; a file in `assets/`.
    public let earlyScript: LocatedText?
    /// `showcase:id`, or a file in `assets/`.
    public let socialImage: LocatedText?
    /// Patterns of the site's own and what is permitted for a while.
    public let checks: CheckSettings

    /// Reads `site.yml`; `nil` only together with an error.
    public static func load(_ text: SourceText) -> (SiteConfig?, [Diagnostic]) {
        let (root, faults) = YAMLDocument.parse(text)
        guard let root else { return (nil, faults) }
        var reader = SchemaReader(root, schema)
        let title = reader[\.title]
        let description = reader[\.description]
        let baseURL = reader[\.baseURL].flatMap { BaseURL($0.text) }
        let language = reader[\.language]
        let organization = reader[\.organization]
        let navigation = reader[\.navigation]
        let footer = reader[\.footer]
        let action = reader[\.callToAction]
        let stylesheet = reader[\.stylesheet]
        let script = reader[\.script]
        let earlyScript = reader[\.earlyScript]
        let socialImage = reader[\.socialImage]
        let checks = reader[\.checks]
        let found = faults + reader.finish()
        guard let title, let description, let baseURL, let stylesheet else { return (nil, found) }
        let config = SiteConfig(
            title: title.text, description: description, baseURL: baseURL, language: language?.text ?? "en",
            organization: organization?.text ?? title.text, navigation: navigation, footer: footer,
            callToAction: action, stylesheet: stylesheet, script: script,
            earlyScript: earlyScript, socialImage: socialImage, checks: checks ?? CheckSettings())
        return (config, found)
    }
}
