/// What a product costs, for structured data.
public struct OfferFrontMatter: Sendable {
    /// The name of a fact of kind money.
    public let price: LocatedText
    /// Where it can be had: what `link` of a button can be. The page itself when it is missing.
    public let url: LocatedText?

    static func read(_ node: YAMLNode) -> (OfferFrontMatter?, [Diagnostic]) {
        var reader = MappingReader(node, "the offer")
        let price = reader.text("price", required: true)
        let url = reader.text("url")
        return (price.map { OfferFrontMatter(price: $0, url: url) }, reader.finish())
    }
}
