/// One figure under the hero.
public struct StatFrontMatter: Sendable {
    /// What is counted.
    public let label: LocatedText
    /// The figure, usually a fact.
    public let value: LocatedText
    /// A few words of qualification.
    public let note: LocatedText?

    static func read(_ node: YAMLNode) -> (StatFrontMatter?, [Diagnostic]) {
        var reader = SchemaReader(node, schema)
        let label = reader[\.label]
        let value = reader[\.value]
        let note = reader[\.note]
        let faults = reader.finish()
        guard let label, let value else { return (nil, faults) }
        return (StatFrontMatter(label: label, value: value, note: note), faults)
    }

    struct Keys: Sendable {
        let label = SchemaKey.text("label", "What is counted.", isRequired: true, example: "Largest output side")
        let value = SchemaKey.text(
            "value", "The figure, usually a fact.", isRequired: true, example: ":fact[max-output]")
        let note = SchemaKey.text("note", "A few words of qualification.", example: "Square, landscape and portrait.")
    }

    static let schema = MappingSchema("stat", subject: "a stat", "One figure under the hero.", Keys())
}
