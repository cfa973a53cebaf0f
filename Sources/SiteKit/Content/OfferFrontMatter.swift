/// What a product costs, for structured data.
public struct OfferFrontMatter: Sendable {
    /// The name of a fact of kind money.
    public let price: LocatedText
    /// Where it can be had: what `link` of a button can be. The page itself when it is missing.
    public let url: LocatedText?

    static func read(_ node: YAMLNode) -> (OfferFrontMatter?, [Diagnostic]) {
        var reader = SchemaReader(node, schema)
        let price = reader[\.price]
        let url = reader[\.url]
        return (price.map { OfferFrontMatter(price: $0, url: url) }, reader.finish())
    }

    struct Keys: Sendable {
        let price = SchemaKey.text(
            "price", "The name of a fact of kind `money`.", isRequired: true, example: "image-price")
        let url = SchemaKey.text(
            "url", "Where to buy: what `link` of a button can be.", absence: "the page itself", example: "fact:sign-up")
    }

    static let schema = MappingSchema("offer", subject: "the offer", "What a product costs.", Keys())
}
