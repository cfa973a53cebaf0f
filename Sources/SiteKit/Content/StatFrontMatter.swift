/// One figure under the hero.
public struct StatFrontMatter: Sendable {
    /// What is counted.
    public let label: LocatedText
    /// The figure, usually a fact.
    public let value: LocatedText
    /// A few words of qualification.
    public let note: LocatedText?

    static func read(_ node: YAMLNode) -> (StatFrontMatter?, [Diagnostic]) {
        var reader = MappingReader(node, "a stat")
        let label = reader.text("label", required: true)
        let value = reader.text("value", required: true)
        let note = reader.text("note")
        let faults = reader.finish()
        guard let label, let value else { return (nil, faults) }
        return (StatFrontMatter(label: label, value: value, note: note), faults)
    }
}
