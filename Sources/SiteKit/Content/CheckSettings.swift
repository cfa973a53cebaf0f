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

    static func read(_ node: YAMLNode) -> (CheckSettings, [Diagnostic]) {
        var reader = MappingReader(node, "'checks'")
        var settings = CheckSettings()
        for node in reader.list("patterns") {
            let (pattern, faults) = readPattern(node)
            if let pattern { settings.patterns.append(pattern) }
            reader.absorb(faults)
        }
        for node in reader.list("waivers") {
            let (waiver, faults) = readWaiver(node)
            if let waiver { settings.waivers.append(waiver) }
            reader.absorb(faults)
        }
        return (settings, reader.finish())
    }

    private static func readPattern(_ node: YAMLNode) -> (Pattern?, [Diagnostic]) {
        var reader = MappingReader(node, "a pattern")
        let name = reader.text("name", required: true)
        let text = reader.text("text", required: true)
        let message = reader.string("message")
        let inCode = reader.flag("in_code") ?? false
        if let text, text.text.unicodeScalars.count < 3 {
            reader.report(
                .error(
                    .wrongValue, "the pattern '\(text.text)' is too short: it would be found everywhere",
                    at: text.location, help: "write at least three characters"))
        }
        let faults = reader.finish()
        guard let name, let text, !faults.hasErrors else { return (nil, faults) }
        return (Pattern(name: name, text: text, message: message, inCode: inCode), faults)
    }

    private static func readWaiver(_ node: YAMLNode) -> (Waiver?, [Diagnostic]) {
        var reader = MappingReader(node, "a waiver")
        let pattern = reader.text("pattern", required: true)
        let file = reader.text("in", required: true)
        let reason = reader.string("reason", required: true)
        let hasEnd = reader.has("until")
        let until = reader.date("until")
        if !hasEnd {
            reader.report(
                .error(
                    .missingKey, "a waiver needs a value for 'until'", at: node.location,
                    help: "add 'until: 2027-01-31', the day by which it is to be mended"))
        }
        let faults = reader.finish()
        guard let pattern, let file, let reason, let until else { return (nil, faults) }
        return (
            Waiver(pattern: pattern, file: file, reason: reason, until: until, location: node.location), faults
        )
    }
}
