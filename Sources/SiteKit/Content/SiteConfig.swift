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
        var reader = MappingReader(root, SiteConfig.path)
        let title = reader.string("title", required: true)
        let description = reader.text("description", required: true)
        let base = reader.text("base_url", required: true)
        let language = reader.text("language")
        if let language, !isLanguageTag(language.text) {
            reader.report(
                .error(
                    .wrongValue, "'\(language.text)' is not a language tag", at: language.location,
                    help: "write for example en, de or pt-BR"))
        }
        let organization = reader.string("organization")
        let (navigation, navigationFaults) = LinkSource.readList(reader.list("navigation"))
        let footer = reader.list("footer").map(group)
        let action = reader.node("call_to_action").map(LinkSource.read)
        let stylesheet = reader.text("stylesheet", required: true)
        let script = reader.text("script")
        let earlyScript = reader.text("early_script")
        let socialImage = reader.text("social_image")
        let checks = reader.node("checks").map(CheckSettings.read)
        var baseURL: BaseURL?
        if let base {
            baseURL = BaseURL(base.text)
            if baseURL == nil {
                reader.report(BaseURL.fault(base.text, at: base.location))
            }
        }
        reader.absorb(navigationFaults)
        reader.absorb(footer.flatMap(\.1))
        reader.absorb(action?.1 ?? [])
        reader.absorb(checks?.1 ?? [])
        let found = faults + reader.finish()
        guard let title, let description, let baseURL, let stylesheet else { return (nil, found) }
        let config = SiteConfig(
            title: title, description: description, baseURL: baseURL, language: language?.text ?? "en",
            organization: organization ?? title, navigation: navigation, footer: footer.map(\.0),
            callToAction: action?.0, stylesheet: stylesheet, script: script,
            earlyScript: earlyScript, socialImage: socialImage, checks: checks?.0 ?? CheckSettings())
        return (config, found)
    }

    /// The common part of BCP 47: a language, and further subtags of letters and digits.
    private static func isLanguageTag(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy({ $0.isASCII && $0.isLetter })
        else {
            return false
        }
        return parts.allSatisfy {
            (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
    }

    private static func group(_ node: YAMLNode) -> (LinkGroup, [Diagnostic]) {
        var reader = MappingReader(node, "a footer group")
        let title = reader.text("title", required: true)
        let (links, faults) = LinkSource.readList(reader.list("links"))
        reader.absorb(faults)
        return (LinkGroup(title: title ?? LocatedText("", at: node.location), links: links), reader.finish())
    }
}
