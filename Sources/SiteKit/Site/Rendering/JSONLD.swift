/// Structured data for search engines: https://schema.org in JSON-LD.
enum JSONLD {
    /// A script element with the nodes; empty for none.
    static func script(_ nodes: [JSONValue]) -> HTML {
        guard !nodes.isEmpty else { return HTML() }
        var html = HTML()
        html.append(markup: "<script type=\"application/ld+json\">")
        JSONValue.object(["@context": .string("https://schema.org"), "@graph": .array(nodes)])
            .write(into: &html.bytes, forScript: true)
        html.append(markup: "</script>")
        return html
    }

    /// Who publishes the site.
    static func organization(_ config: SiteConfig, home: String) -> JSONValue {
        .object([
            "@type": .string("Organization"), "name": .string(config.organization),
            "url": .string(home),
        ])
    }

    /// The site itself.
    static func website(_ config: SiteConfig, description: String, home: String) -> JSONValue {
        .object([
            "@type": .string("WebSite"), "name": .string(config.title), "description": .string(description),
            "url": .string(home), "inLanguage": .string(config.language),
        ])
    }

    /// A product. An offer needs a price, and a price needs a verified fact.
    static func product(
        name: String, description: String?, url: String, brand: String, images: [String], offer: JSONValue?
    ) -> JSONValue {
        .object([
            "@type": .string("Product"), "name": .string(name), "description": description.map(JSONValue.string),
            "url": .string(url), "brand": .object(["@type": .string("Brand"), "name": .string(brand)]),
            "image": images.isEmpty ? nil : .array(images.map(JSONValue.string)), "offers": offer,
        ])
    }

    /// What something costs; `nil` unless the fact is a verified amount of money.
    static func offer(_ price: Fact, url: String) -> JSONValue? {
        guard price.kind == .money, price.status == .verified, let value = price.value, let currency = price.unit
        else { return nil }
        return .object([
            "@type": .string("Offer"), "price": .number(value), "priceCurrency": .string(currency),
            "url": .string(url),
        ])
    }

    /// Questions and answers, as plain text.
    static func faq(_ entries: [(question: String, answer: String)]) -> JSONValue {
        .object([
            "@type": .string("FAQPage"),
            "mainEntity": .array(
                entries.map { entry in
                    .object([
                        "@type": .string("Question"), "name": .string(entry.question),
                        "acceptedAnswer": .object(["@type": .string("Answer"), "text": .string(entry.answer)]),
                    ])
                }),
        ])
    }

    /// The way from the top to a page.
    static func breadcrumbs(_ links: [(title: String, url: String)]) -> JSONValue {
        .object([
            "@type": .string("BreadcrumbList"),
            "itemListElement": .array(
                links.enumerated().map { index, link in
                    .object([
                        "@type": .string("ListItem"), "position": .integer(index + 1), "name": .string(link.title),
                        "item": .string(link.url),
                    ])
                }),
        ])
    }

    /// A showcase picture and how it came about.
    static func picture(_ entry: ShowcaseEntry, url: String) -> JSONValue {
        let largest = entry.published.variants.last
        return .object([
            "@type": .string("ImageObject"), "name": .string(entry.asset.title), "contentUrl": .string(url),
            "description": .string(entry.asset.alt), "width": largest.map { .integer($0.width) },
            "height": largest.map { .integer($0.height) }, "encodingFormat": .string("image/webp"),
            "digitalSourceType": .string(entry.picture.sourceType.uri), "creditText": .string(entry.picture.credit),
        ])
    }
}
