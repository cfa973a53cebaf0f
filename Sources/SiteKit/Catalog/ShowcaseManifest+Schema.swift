extension ShowcaseManifest {
    struct Keys: Sendable {
        let version = SchemaKey.text("version", "Version of the format.", isRequired: true, format: formatVersion)
        let credit = SchemaKey.words(
            "credit", "Whom to credit for pictures made here; every file says so in its metadata.", example: "AllToken")
        let caps = SchemaKey.mapping(
            "caps", SpendingCaps.schema.shape, "The most pictures that a refresh may buy.",
            isRequired: true, example: "{monthly: 30, per-run: 6}", read: SpendingCaps.read)
        let assets = SchemaKey.list(
            "assets", of: ShowcaseAsset.schema.shape, "The pictures, in their order on the page.",
            read: ShowcaseManifest.readAsset)
    }

    /// The description of `showcase/manifest.yml`.
    static let schema = MappingSchema(
        "manifest", subject: "the showcase manifest", "Which pictures the showcase has.", Keys())

    /// The one version there is.
    private static let formatVersion = TextFormat(
        "`1`", pattern: "^1$", constants: [.integer(1)], examples: ["1"], mistakes: ["2", "1.0", "v1"],
        isSound: { $0 == "1" })
}

extension SpendingCaps {
    struct Keys: Sendable {
        let monthly = SchemaKey.integer(
            "monthly", "In a calendar month, over all runs.", in: 0...100_000, standard: 0, example: "30")
        let perRun = SchemaKey.integer("per-run", "In one run.", in: 0...100_000, standard: 0, example: "6")
    }

    static let schema = MappingSchema("caps", subject: "'caps'", "The most pictures that may be bought.", Keys())

    static func read(_ node: YAMLNode) -> (SpendingCaps?, [Diagnostic]) {
        var reader = SchemaReader(node, schema)
        let caps = SpendingCaps(monthly: reader[\.monthly], perRun: reader[\.perRun])
        return (caps, reader.finish())
    }
}

extension ShowcaseAsset {
    struct Keys: Sendable {
        let id = SchemaKey.text(
            "id", "Names files and links; never changes.", isRequired: true, format: idFormat)
        let title = SchemaKey.words("title", "What a visitor reads above it.", example: "The lake before sunrise")
        let alt = SchemaKey.words(
            "alt", "What it shows, for those who don't see it.", example: "A still mountain lake at dawn.")
        let prompt = SchemaKey.words(
            "prompt", "What the model is asked for.", example: "Landscape photograph of a high alpine lake at dawn")
        let model = SchemaKey.words("model", "The model's name.", example: "gpt-image-2")
        let size = SchemaKey.choice("size", PictureSize.self, "Width and height in pixels.", isRequired: true)
        let quality = SchemaKey.choice(
            "quality", PictureQuality.self, "How much effort the model spends.", isRequired: true)
        let sources = SchemaKey.list(
            "sources", of: ShowcaseSource.schema.shape, "Where it comes from, or shall come from.", atLeast: 1,
            read: ShowcaseManifest.readSource)
    }

    static let schema = MappingSchema("asset", subject: "an asset", "One picture of the showcase.", Keys())

    /// How an id is written.
    private static let idFormat = TextFormat(
        "lower-case letters, digits and inner hyphens", pattern: "^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$",
        scalars: ["string", "integer"], examples: ["alpine-lake", "a", "2-words"],
        mistakes: ["Alpine-Lake", "alpine lake", "-a", "a-", "a_b", "a/b", String(repeating: "a", count: 65)],
        isSound: isID)
}

extension ShowcaseSource {
    struct Keys: Sendable {
        let role = SchemaKey.choice(
            "role", Role.self,
            "`replacement`: where the picture that replaces the placeholder is to come from; "
                + "`reference`: what it was made after.",
            isRequired: true)
        let url = SchemaKey.text("url", "Its address.", isRequired: true, format: addressFormat)
        let licence = SchemaKey.words(
            "licence", "An SPDX expression, or `NOASSERTION` when nothing is known.", example: "NOASSERTION")
        let retrieved = SchemaKey.date("retrieved", "The day its bytes were fetched.", absence: "they never were")
    }

    static let schema = MappingSchema(
        "source", subject: "a source", "A page or picture that an asset has to do with.", Keys())

    /// How an address is written.
    private static let addressFormat = TextFormat(
        "https address", pattern: "^https://(?!/)[!#-;=?-\\[\\]_a-z~]+$",
        examples: ["https://example.org/lake", "https://a/?b=c#d", "https://[::1]/~x"],
        mistakes: ["http://example.org/", "example.org", "https://", "https:///a", "https://a b", "https://a/|"],
        isSound: isAddress)
}
