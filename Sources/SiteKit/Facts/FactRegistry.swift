/// All facts of a site, by name.
public struct FactRegistry: Sendable {
    /// Where facts are registered.
    public static let path = "content/facts.yml"

    private var facts: [String: Fact] = [:]
    /// The folders of `content/` that have facts of their own.
    private var scopes: Set<String> = []
    /// Who used what so far.
    public let uses = FactUses()

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
            if fact != nil, let slash = name.lastIndex(of: "/") { registry.scopes.insert(String(name[..<slash])) }
            reader.absorb(faults)
        }
        return (registry, faults + reader.finish())
    }

    /// The fact of this whole name; not a use of it.
    public subscript(name: String) -> Fact? { facts[name] }

    /// All facts, by name in alphabetical order.
    public var all: [Fact] { names.compactMap { facts[$0] } }

    /// The fact that a name means in a file, recorded as used there.
    ///
    /// In `content/image-2/`, `max-output` means `image-2/max-output` when there is one: the facts of the nearest
    /// folder come first, those without a folder last. A whole name means the same everywhere.
    public func use(_ name: String, at place: SourceLocation) -> Fact? {
        let fact = meaning(of: name, in: place.file)
        if let fact { uses.record(fact.name, at: place) }
        return fact
    }

    /// What a name means in a file, without using it.
    public func meaning(of name: String, in file: String) -> Fact? {
        for scope in scopes(of: file) {
            if let fact = facts["\(scope)/\(name)"] { return fact }
        }
        return facts[name]
    }

    /// The folders a file of `content/` lies in that have facts of their own, the innermost first.
    private func scopes(of file: String) -> [String] {
        guard !scopes.isEmpty, file.hasPrefix("content/") else { return [] }
        var folder = file.dropFirst("content/".count)
        var found: [String] = []
        while let slash = folder.lastIndex(of: "/") {
            folder = folder[..<slash]
            let scope = String(folder)
            if scopes.contains(scope) { found.append(scope) }
        }
        return found
    }

    /// What may be written in a file: whole names, and those of its folders in short.
    private func names(in file: String) -> [String] {
        names
            + scopes(of: file).flatMap { scope in
                names.filter { $0.hasPrefix("\(scope)/") }.map { String($0.dropFirst(scope.count + 1)) }
            }
    }

    /// What to say about a name that isn't registered.
    func unknownHelp(_ name: String, in file: String) -> String {
        if let found = names.first(where: { $0.hasSuffix("/\(name)") }) { return "did you mean '\(found)'?" }
        return Suggestion.help(for: name, among: names(in: file)) ?? "register it in \(FactRegistry.path)"
    }

    /// All names, in alphabetical order.
    public var names: [String] { facts.keys.sorted() }

    /// The error for a name that isn't registered.
    public func unknown(_ name: String, at location: SourceLocation) -> Diagnostic {
        .error(
            .unknownFact, "unknown fact '\(name)'", at: location,
            label: "no such fact in \(FactRegistry.path)",
            help: unknownHelp(name, in: location.file))
    }

    private static func fact(
        named name: String, _ node: YAMLNode, at place: SourceLocation
    ) -> (Fact?, [Diagnostic]) {
        var reader = SchemaReader(node, Fact.schema, subject: "the fact '\(name)'")
        let status = reader[\.status]
        let kind = reader[\.kind]
        let value = reader[\.value]
        let unit = reader[\.unit]
        let per = reader[\.per]
        let fallback = reader[\.fallback]
        let source = reader[\.source]?.text
        let verified = reader[\.verified]
        let review = reader[\.reviewAfter]
        if !isName(name) {
            reader.report(
                .error(
                    .invalidFact, "'\(name)' can't be the name of a fact", at: place,
                    help: "use lower-case letters, digits and '-', and '/' between the names of folders"))
        }
        for fault in FactCheck.faults(
            name, kind, status, value: value, unit: unit, per: per, fallback: fallback, at: place)
        {
            reader.report(fault)
        }
        switch status {
        case .verified:
            if value == nil { reader.report(missing("value", name, at: place)) }
            if source == nil { reader.report(missing("source", name, at: place)) }
            if verified == nil, !reader.has(\.verified) || reader.isNull(\.verified) {
                reader.report(missing("verified", name, at: place))
            }
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
            if fallback == nil, !reader.has(\.fallback) || reader.isNull(\.fallback) {
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
            name: name, kind: kind, status: status, value: value?.text, unit: unit?.text, per: per?.text,
            fallback: fallback?.text,
            source: source, verified: verified, reviewAfterDays: review, location: place)
        return (fact, faults)
    }

    private static func missing(_ key: String, _ name: String, at place: SourceLocation) -> Diagnostic {
        .error(
            .missingKey, "the verified fact '\(name)' needs a value for '\(key)'", at: place,
            help: "add '\(key): …', or set 'status: pending' with a fallback")
    }

    static func isName(_ name: String) -> Bool {
        name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty
                && part.utf8.allSatisfy {
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
                }
        }
    }
}
