/// What `site.yml` says under `checks`: patterns of its own, and what is permitted for a while.
public struct CheckSettings: Sendable {
    /// Words that must not ship.
    public struct Pattern: Sendable {
        /// Its name, for waivers.
        public let name: LocatedText
        /// The words, looked for without regard to letters' case.
        public let text: LocatedText
        /// What is wrong with them.
        public let message: String?
        /// Whether they count in code too.
        public let inCode: Bool
    }

    /// A find that may ship for a while.
    public struct Waiver: Sendable {
        /// Name of the pattern.
        public let pattern: LocatedText
        /// The file it stands in.
        public let file: LocatedText
        /// Why it may.
        public let reason: String
        /// The last day on which it may.
        public let until: CalendarDate
        /// Where the waiver begins.
        public let location: SourceLocation
    }

    /// Words that must not ship.
    public var patterns: [Pattern] = []
    /// Finds that may.
    public var waivers: [Waiver] = []

    /// No settings.
    public init() {}

    static func read(_ node: YAMLNode) -> (CheckSettings?, [Diagnostic]) {
        var reader = SchemaReader(node, schema)
        var settings = CheckSettings()
        settings.patterns = reader[\.patterns]
        settings.waivers = reader[\.waivers]
        return (settings, reader.finish())
    }
}

extension CheckSettings.Pattern {
    static func read(_ node: YAMLNode) -> (CheckSettings.Pattern?, [Diagnostic]) {
        var reader = SchemaReader(node, schema)
        let name = reader[\.name]
        let text = reader[\.text]
        let message = reader[\.message]?.text
        let inCode = reader[\.inCode]
        let faults = reader.finish()
        guard let name, let text, !faults.hasErrors else { return (nil, faults) }
        return (CheckSettings.Pattern(name: name, text: text, message: message, inCode: inCode), faults)
    }
}

extension CheckSettings.Waiver {
    static func read(_ node: YAMLNode) -> (CheckSettings.Waiver?, [Diagnostic]) {
        var reader = SchemaReader(node, schema)
        let pattern = reader[\.pattern]
        let file = reader[\.file]
        let reason = reader[\.reason]?.text
        let until = reader[\.until]
        if !reader.has(\.until) || reader.isNull(\.until) {
            reader.report(
                .error(
                    .missingKey, "a waiver needs a value for 'until'", at: node.location,
                    help: "add 'until: 2027-01-31', the day by which it is to be mended"))
        }
        let faults = reader.finish()
        guard let pattern, let file, let reason, let until else { return (nil, faults) }
        let waiver = CheckSettings.Waiver(
            pattern: pattern, file: file, reason: reason, until: until, location: node.location)
        return (waiver, faults)
    }
}
