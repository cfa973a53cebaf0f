extension SiteConfig {
    struct Keys: Sendable {
        let title = SchemaKey.text("title", "Name of the site.", isRequired: true, example: "AllToken")
        let description = SchemaKey.text(
            "description", "One line about it, for search results and social cards.", isRequired: true,
            example: "One line for search results and social cards.")
        let baseURL = SchemaKey.text(
            "base_url", "Where it is published: scheme, host, perhaps a path.", isRequired: true,
            format: BaseURL.format)
        let language = SchemaKey.text(
            "language", "The language it is written in.", format: languageTag, standard: "en")
        let organization = SchemaKey.text(
            "organization", "Who publishes it.", absence: "the title", example: "AllToken")
        let navigation = LinkSource.list("navigation", "The header's links.")
        let footer = SchemaKey.list(
            "footer", of: LinkGroup.schema.shape, "The footer's groups of links.",
            example: "[{title: Docs, links: [{title: Quickstart, link: docs/quickstart.md}]}]", read: LinkGroup.read)
        let callToAction = SchemaKey.mapping(
            "call_to_action", LinkSource.schema.shape, "The header's button.",
            example: "{title: Start with the API, link: docs/quickstart.md}", read: LinkSource.read)
        let stylesheet = SchemaKey.text(
            "stylesheet", "File in `assets/`.", isRequired: true, example: "site.css")
        let script = SchemaKey.text("script", "File in `assets/`, loaded beside the page.", example: "site.js")
        let earlyScript = SchemaKey.text(
            "early_script", "File in `assets/` that runs before the first paint; keep it small.", example: "early.js")
        let socialImage = SchemaKey.text(
            "social_image", "The picture of social cards: `showcase:ID`, or a file in `assets/`.",
            example: "showcase:alpine-lake")
        let checks = SchemaKey.mapping(
            "checks", CheckSettings.schema.shape,
            "What the checks of a build look for besides, and what they let pass.",
            read: CheckSettings.read)
    }

    /// The description of `site.yml`.
    static let schema = MappingSchema("site", subject: path, "The site's configuration.", Keys())

    /// The common part of BCP 47: a language, and further subtags of letters and digits.
    static let languageTag = TextFormat(
        "BCP 47 tag", pattern: "^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$",
        examples: ["en", "pt-BR", "zh-Hant-TW"], mistakes: ["English", "en_US", "e", "en-", "-en", "de DE"],
        isSound: { text in
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard let first = parts.first, (2...3).contains(first.count),
                first.allSatisfy({ $0.isASCII && $0.isLetter })
            else { return false }
            return parts.allSatisfy {
                (1...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            }
        },
        fault: { text in
            .error(
                .wrongValue, "'\(text.text)' is not a language tag", at: text.location,
                help: "write for example en, de or pt-BR")
        })
}

extension SiteConfig.LinkGroup {
    struct Keys: Sendable {
        let title = SchemaKey.text("title", "Its heading.", isRequired: true, example: "Docs")
        let links = LinkSource.list("links", "Its links.")
    }

    static let schema = MappingSchema("footer-group", subject: "a footer group", "A group of the footer.", Keys())

    static func read(_ node: YAMLNode) -> (SiteConfig.LinkGroup?, [Diagnostic]) {
        var reader = SchemaReader(node, schema)
        let title = reader[\.title]
        let links = reader[\.links]
        let faults = reader.finish()
        guard let title else { return (nil, faults) }
        return (SiteConfig.LinkGroup(title: title, links: links), faults)
    }
}
