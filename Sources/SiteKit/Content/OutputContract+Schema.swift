extension OutputContract {
    /// The keys of `contract.yml`.
    struct Keys: Sendable {
        let version = SchemaKey<Int?>(
            SchemaEntry("version", .integer(format...format), isRequired: true, "Version of the format.", example: "1")
        ) { $0.integer("version", required: true) }
        let pages = SchemaKey.node("pages", .mapping(boundsSchema.shape), "How many pages there may be.")
        let urls = SchemaKey.node(
            "urls",
            .either(
                .named(.either(.list(.text(nil), atLeast: 0), .nothing), names: nil), .list(.text(nil), atLeast: 0)),
            "Addresses that must be published, each with the anchors that must be on its page.",
            example: "{/docs/: [start]}")
        let redirects = SchemaKey.node(
            "redirects", .named(.text(nil), names: nil), "Old addresses, and where each must lead.",
            example: "{/old/: /new/}")
    }

    /// The keys of `pages`.
    struct BoundsKeys: Sendable {
        let min = SchemaKey<Int?>(
            SchemaEntry("min", .integer(0...1_000_000_000), "The fewest there may be.", example: "10")
        ) { $0.integer("min", in: 0...1_000_000_000) }
        let max = SchemaKey<Int?>(
            SchemaEntry("max", .integer(0...1_000_000_000), "The most there may be.", example: "500")
        ) { $0.integer("max", in: 0...1_000_000_000) }
    }

    static let boundsSchema = MappingSchema(
        "contract-pages", subject: "the bounds of 'pages'", "How many pages there may be.", BoundsKeys())

    static let schema = MappingSchema("contract", subject: path, "What the built site promises.", Keys())
}
