/// All facts of a site, by name.
public struct FactRegistry: Sendable {
    /// Where facts are registered.
    public static let path = "content/facts.yml"

    private var facts: [String: Fact] = [:]

    /// A registry without facts.
    public init() {}

    /// Reads `content/facts.yml`.
    public static func load(_ text: SourceText) -> (FactRegistry, [Diagnostic]) {
        let (root, faults) = YAMLDocument.parse(text)
        guard let root else { return (FactRegistry(), faults) }
        var reader = MappingReader(root, "the fact registry")
        var registry = FactRegistry()
        for name in reader.names {
            guard let node = reader.node(name, required: true) else { continue }
            let (fact, faults) = fact(named: name, node, at: reader.keyLocation(name))
            registry.facts[name] = fact
            reader.absorb(faults)
        }
        return (registry, faults + reader.finish())
    }

    /// The fact of this name.
    public subscript(name: String) -> Fact? { facts[name] }

    /// All names, in alphabetical order.
    public var names: [String] { facts.keys.sorted() }

    /// The error for a name that isn't registered.
    public func unknown(_ name: String, at location: SourceLocation) -> Diagnostic {
        .error(
            .unknownFact, "unknown fact '\(name)'", at: location,
            label: "no such fact in \(FactRegistry.path)",
            help: Suggestion.help(for: name, among: names) ?? "register it in \(FactRegistry.path)")
    }

    private static func fact(
        named name: String, _ node: YAMLNode, at place: SourceLocation
    ) -> (Fact?, [Diagnostic]) {
        var reader = MappingReader(node, "the fact '\(name)'")
        let status = reader.choice("status", Fact.Status.self, required: true)
        let kind = reader.choice("kind", Fact.Kind.self) ?? .text
        let value = reader.text("value")
        let unit = reader.string("unit")
        let fallback = reader.text("fallback")
        let source = reader.string("source")
        let verified = reader.date("verified")
        let review = reviewAfterDays(&reader)
        if !isName(name) {
            reader.report(
                .error(
                    .invalidFact, "'\(name)' can't be the name of a fact", at: place,
                    help: "use lower-case letters, digits, '-' and '/'"))
        }
        switch status {
        case .verified:
            if value == nil { reader.report(missing("value", name, at: place)) }
            if source == nil { reader.report(missing("source", name, at: place)) }
            if verified == nil, !reader.has("verified") { reader.report(missing("verified", name, at: place)) }
            if let value, let wanted = FactValue.fault(value.text, kind) {
                reader.report(
                    .error(
                        .invalidFact, "the fact '\(name)' is of kind \(kind.rawValue), so its value must be \(wanted)",
                        at: value.location, help: FactValue.example(kind)))
            }
        case .pending:
            if let value {
                reader.report(
                    .error(
                        .pendingValue, "the fact '\(name)' is pending but states a value", at: value.location,
                        label: "can't be shown",
                        help: "remove the value, or set 'status: verified' with its source and day"))
            }
            if let fallback, let fault = FactValue.fallbackFault(fallback.text, kind) {
                reader.report(
                    .error(
                        .pendingValue, "the fallback of the fact '\(name)' \(fault)", at: fallback.location,
                        help: "write words such as 'See pricing'"))
            }
            if fallback == nil, !reader.has("fallback") || reader.isNull("fallback") {
                reader.report(
                    .error(
                        .pendingWithoutFallback, "the fact '\(name)' is pending and has no fallback", at: place,
                        help: "add 'fallback: …', the words to show until it is known"))
            }
        case nil: break
        }
        let faults = reader.finish()
        guard let status, !faults.hasErrors else { return (nil, faults) }
        let fact = Fact(
            name: name, kind: kind, status: status, value: value?.text, unit: unit, fallback: fallback?.text,
            source: source, verified: verified, reviewAfterDays: review, location: place)
        return (fact, faults)
    }

    /// `180 days`, as a number of days.
    private static func reviewAfterDays(_ reader: inout MappingReader) -> Int? {
        guard let text = reader.text("review-after") else { return nil }
        let parts = text.text.split(separator: " ")
        if parts.count == 2, let days = Int(parts[0]), days > 0, parts[1] == "days" || parts[1] == "day" {
            return days
        }
        reader.report(
            .error(
                .wrongType, "'review-after' must be a number of days, not '\(text.text)'", at: text.location,
                help: "write for example 'review-after: 180 days'"))
        return nil
    }

    private static func missing(_ key: String, _ name: String, at place: SourceLocation) -> Diagnostic {
        .error(
            .missingKey, "the verified fact '\(name)' needs a value for '\(key)'", at: place,
            help: "add '\(key): …', or set 'status: pending' with a fallback")
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/")
            }
    }
}
