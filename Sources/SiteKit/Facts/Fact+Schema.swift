extension Fact {
    struct Keys: Sendable {
        let kind = SchemaKey.choice("kind", "What sort of thing is stated.", standard: Kind.text)
        let status = SchemaKey.choice(
            "status", Status.self, "Whether the value may be shown; of a pending fact only the fallback is.",
            isRequired: true)
        let value = SchemaKey.text(
            "value", "The value as it is to be shown.", format: written, example: "1536")
        let unit = SchemaKey.text(
            "unit",
            "For quantities and text, printed after the value with a no-break space. For money a code of ISO 4217: "
                + "USD, EUR, GBP and JPY are shown with their sign, as `$0.04`, the others with their code, as `20 CHF`.",
            example: "px")
        let per = SchemaKey.text("per", "What the amount is for, shown as `$0.04 / month`.", example: "month")
            .only(SchemaCase("kind", [Kind.money.rawValue]))
        let source = SchemaKey.text(
            "source", "Where the value is from: an address or a document.", example: "product brief, November 2026")
        let verified = SchemaKey.date("verified", "The day somebody found the value there.")
        let reviewAfter = SchemaKey<Int?>(
            SchemaEntry(
                "review-after", .text(days), "How long after that day the value should be confirmed again.",
                absence: "never", example: "180 days")
        ) { $0.text("review-after", required: false, format: days).flatMap { numberOfDays($0.text) } }
        let fallback = SchemaKey.text(
            "fallback", "What stands in its place while it is pending.", example: "See pricing")
    }

    /// The description of one fact of `content/facts.yml`.
    static let schema = MappingSchema(
        "fact", subject: "a fact", "One number, limit, price, model name, date or address that the site states.",
        Keys(),
        rules: [
            SchemaRule(
                when: SchemaCase("status", [Status.verified.rawValue]), requires: ["value", "source", "verified"]),
            SchemaRule(
                when: SchemaCase("status", [Status.pending.rawValue]), requires: ["fallback"], forbids: ["value"]),
            SchemaRule(
                when: SchemaCase("kind", [Kind.money.rawValue]).and("status", [Status.verified.rawValue]),
                requires: ["unit"], values: [("value", .text(amount))]),
            SchemaRule(when: SchemaCase("kind", [Kind.money.rawValue]), values: [("unit", .text(currency))]),
            SchemaRule(
                when: SchemaCase("kind", [Kind.quantity.rawValue]).and("status", [Status.verified.rawValue]),
                values: [("value", .text(number))]),
            SchemaRule(
                when: SchemaCase("kind", [Kind.date.rawValue, Kind.model.rawValue, Kind.url.rawValue]),
                forbids: ["unit"]),
            SchemaRule(
                when: SchemaCase("kind", [Kind.date.rawValue]).and("status", [Status.verified.rawValue]),
                values: [("value", .date)]),
            SchemaRule(
                when: SchemaCase("kind", [Kind.url.rawValue]).and("status", [Status.verified.rawValue]),
                values: [("value", .text(address))]),
            SchemaRule(
                when: SchemaCase("kind", [Kind.money.rawValue, Kind.quantity.rawValue])
                    .and("status", [Status.pending.rawValue]), values: [("fallback", .text(wordsAlone))]),
        ])

    /// How a fact is named.
    static let nameFormat = TextFormat(
        "lower-case letters, digits and `-`, and `/` between the names of folders",
        pattern: "^[a-z0-9-]+(?:/[a-z0-9-]+)*$", examples: ["max-output", "image-2/price", "2"],
        mistakes: ["Max", "max output", "max_output", "ä", "a/", "/a", "a//b"], isSound: FactRegistry.isName)

    private static func numberOfDays(_ text: String) -> Int? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let days = Int(parts[0]), days > 0, parts[1] == "days" || parts[1] == "day" else {
            return nil
        }
        return days
    }

    private static let days = TextFormat(
        "number of days", pattern: "^ *\\+?0*[1-9][0-9]{0,17} +days? *$", examples: ["180 days", "1 day"],
        mistakes: ["180", "half a year", "0 days", "-1 days", "180days", "6 months", "1.5 days"],
        isSound: { numberOfDays($0) != nil },
        fault: { text in
            .error(
                .wrongType, "'review-after' must be a number of days, not '\(text.text)'", at: text.location,
                help: "write for example 'review-after: 180 days'")
        })

    // What the registry tells in words that fit the fact's kind.

    private static let written = TextFormat(
        "text", pattern: "^(?!.*:fact\\[)(?=.*\\S)[^\\x00-\\x1F\\x7F]+$", scalars: ["string", "number", "boolean"],
        examples: ["gpt-image-2", "1536"], mistakes: [":fact[a]", "as :fact[a]"],
        isSound: { FactValue.fault($0, .text) == nil && $0.contains { !$0.isWhitespace } })

    private static let number = TextFormat(
        "number", pattern: "^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?$", scalars: ["string", "number"],
        examples: ["1536", "0.5", "0.10", "-4"], mistakes: ["1,536", "$4", "4 px", "1.", ".5", "1.2.3", "a", "007"],
        isSound: { FactValue.fault($0, .quantity) == nil })

    private static let amount = TextFormat(
        "amount", pattern: "^(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?$", scalars: ["string", "number"],
        examples: ["0.04", "20"], mistakes: ["$0.04", "0,04", "4 cents", "-1"],
        isSound: { FactValue.fault($0, .money) == nil })

    private static let currency = TextFormat(
        "code of ISO 4217", pattern: "^(?:\(Currency.allCodes.joined(separator: "|")))$",
        constants: Currency.allCodes.map { .string($0) }, examples: ["USD", "EUR"],
        mistakes: ["$", "usd", "dollars", "XXX"], isSound: Currency.isCode)

    private static let address = TextFormat(
        "https address",
        pattern: "^https://(?=[^/?#]*\\.)[!#-&(-;=?-\\[\\]_a-z~]+$",
        examples: ["https://example.org/terms", "https://example.org?a=b#c"],
        mistakes: ["http://example.org", "example.org", "https://example", "https://a.b/'", "https://a b.c"],
        isSound: { FactValue.fault($0, .url) == nil })

    /// What no digit of any script may stand in; the pattern knows ours.
    private static let wordsAlone = TextFormat(
        "words without a number", pattern: "^(?![\\s\\S]*:fact\\[)[^0-9]*[^\\s0-9][^0-9]*$",
        examples: ["See pricing"], mistakes: ["about 4 cents", "$4", ":fact[price]"],
        isSound: { FactValue.fallbackFault($0, .money) == nil && $0.contains { !$0.isWhitespace } })
}
