/// Reads a YAML mapping key by key with types; what is wrong or was never asked for becomes a diagnostic.
///
/// Ask for every key that may stand there, then take `finish()`. Formats that people write are described by a
/// `MappingSchema` and read with a `SchemaReader`; this is what it reads with, and enough for formats of our own.
public struct MappingReader {
    /// Where the mapping begins.
    public let location: SourceLocation
    /// What is being read, for messages, such as `the front matter`.
    public let subject: String
    private let entries: [YAMLNode.Entry]
    private var known: [String] = []
    private var diagnostics: [Diagnostic] = []
    private var missing: [String] = []
    /// Whether it isn't a mapping at all, so that nothing more need be said of its keys.
    private var isBroken = false

    /// Begins reading; anything but a mapping is an error and reads as an empty one.
    public init(_ node: YAMLNode, _ subject: String) {
        location = node.location
        self.subject = subject
        switch node.value {
        case .map(let entries): self.entries = entries
        case .null: entries = []
        case .list, .scalar:
            entries = []
            isBroken = true
            diagnostics.append(
                .error(
                    .wrongType, "\(subject) must be a mapping, not \(node.kind)", at: node.location,
                    help: "write 'key: value' lines"))
        }
    }

    /// All keys in their order, for mappings whose keys are names.
    public var names: [String] { entries.map(\.key) }

    /// Whether the key stands there.
    public func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

    /// Whether the key stands there with nothing as its value.
    public func isNull(_ key: String) -> Bool {
        if case .null? = entries.first(where: { $0.key == key })?.value.value { return true }
        return false
    }

    /// Whether a key has no list with something in it.
    func holdsNoItems(_ key: String) -> Bool {
        if case .list(let items)? = entries.first(where: { $0.key == key })?.value.value { return items.isEmpty }
        return true
    }

    /// Where a key stands.
    public func keyLocation(_ key: String) -> SourceLocation {
        entries.first { $0.key == key }?.keyLocation ?? location
    }

    /// Adds a fault found by the caller.
    public mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    /// Adds the faults of a nested reader.
    public mutating func absorb(_ faults: [Diagnostic]) {
        diagnostics += faults
    }

    /// The value of a key as it is.
    public mutating func node(_ key: String, required: Bool = false) -> YAMLNode? {
        known.append(key)
        guard let entry = entries.first(where: { $0.key == key }) else {
            if required { reportMissing(key) }
            return nil
        }
        if case .null = entry.value.value {
            if required { reportMissing(key, at: entry.keyLocation) }
            return nil
        }
        return entry.value
    }

    /// A single value as text.
    public mutating func text(_ key: String, required: Bool = false) -> LocatedText? {
        guard let node = node(key, required: required) else { return nil }
        guard case .scalar(let text, _) = node.value else {
            reportType(key, node, wanted: "a text", help: "write one text, in quotes if it has ': ', '#' or brackets")
            return nil
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            diagnostics.append(
                .error(
                    .wrongValue, "'\(key)' is empty", at: node.location,
                    help: required ? "write something" : "write something, or remove the key"))
            return nil
        }
        return LocatedText(text, at: node.location)
    }

    /// A single value as a plain string.
    public mutating func string(_ key: String, required: Bool = false) -> String? {
        text(key, required: required)?.text
    }

    /// `true` or `false`, exactly.
    public mutating func flag(_ key: String) -> Bool? {
        guard let node = node(key) else { return nil }
        if case .scalar(let text, _) = node.value {
            if text == "true" { return true }
            if text == "false" { return false }
        }
        reportType(key, node, wanted: "true or false", help: "write '\(key): true' or '\(key): false'")
        return nil
    }

    /// A whole number.
    public mutating func integer(
        _ key: String, in range: ClosedRange<Int> = -1_000_000_000...1_000_000_000, required: Bool = false
    ) -> Int? {
        guard let node = node(key, required: required) else { return nil }
        if case .scalar(let text, _) = node.value, let number = Int(text), range.contains(number) { return number }
        let isBounded = range.lowerBound > -1_000_000_000
        reportType(
            key, node, wanted: "a whole number" + (isBounded ? " from \(range.lowerBound) to \(range.upperBound)" : ""),
            help: "write for example '\(key): \(max(range.lowerBound, 3))'")
        return nil
    }

    /// A calendar date, `2026-11-20`.
    public mutating func date(_ key: String) -> CalendarDate? {
        guard let node = node(key) else { return nil }
        if case .scalar(let text, _) = node.value, let date = CalendarDate(text) { return date }
        let isDated =
            if case .scalar(let text, _) = node.value { text.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil } else { false }
        reportType(
            key, node, wanted: "a date such as 2026-11-20",
            help: isDated ? "the calendar has no such day" : "write year, month and day: 2026-11-20")
        return nil
    }

    /// One of a few words.
    public mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String, _ type: Choice.Type, required: Bool = false
    ) -> Choice? where Choice.RawValue == String {
        guard let found = text(key, required: required) else { return nil }
        if let choice = Choice(rawValue: found.text) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        diagnostics.append(
            .error(
                .wrongValue, "there is no \(key) '\(found.text)'", at: found.location,
                notes: ["possible: \(names.joined(separator: ", "))"],
                help: Suggestion.help(for: found.text, among: names)
                    ?? (names.count > 8 ? "write one of those possible" : "write \(MappingReader.either(names))")))
        return nil
    }

    /// A list; a missing key reads as empty.
    public mutating func list(_ key: String) -> [YAMLNode] {
        guard let node = node(key) else { return [] }
        guard case .list(let items) = node.value else {
            reportType(key, node, wanted: "a list", help: "write '\(key): […]', or an indented line '- …' for each")
            return []
        }
        return items
    }

    /// A list of texts.
    public mutating func texts(_ key: String) -> [LocatedText] {
        list(key).compactMap { item in
            guard case .scalar(let text, _) = item.value else {
                reportType(key, item, wanted: "a list of texts", help: "write '\(key): [one, two]'")
                return nil
            }
            return LocatedText(text, at: item.location)
        }
    }

    /// Everything that was wrong, with the keys nobody asked for.
    ///
    /// - Parameter help: the way out for a key that isn't unknown, only out of place; `nil` for all others.
    public func finish(help: (String) -> String? = { _ in nil }) -> [Diagnostic] {
        let strange = entries.filter { !known.contains($0.key) }
        var unknown = strange.prefix(FaultLimit.perFile).map { entry in
            Diagnostic.error(
                .unknownKey, "unknown key '\(entry.key)' in \(subject)", at: entry.keyLocation,
                label: "not a key here",
                notes: known.isEmpty ? [] : ["possible: \(known.joined(separator: ", "))"],
                help: help(entry.key) ?? Suggestion.help(for: entry.key, among: known)
                    ?? (known.isEmpty ? "remove it" : "remove it, or use one of those possible"))
        }
        if strange.count > unknown.count { unknown.append(FaultLimit.rest(of: location.file)) }
        // A key that is missing because it is misspelt is said once, at the misspelling.
        let misspelt = Set(unknown.compactMap { fault in missing.first { fault.help == "did you mean '\($0)'?" } })
        let told = diagnostics.filter { fault in
            !(fault.code == .missingKey && misspelt.contains { fault.help == "add '\($0): …'" })
        }
        return told + unknown
    }

    private mutating func reportMissing(_ key: String, at place: SourceLocation? = nil) {
        guard !isBroken else { return }
        missing.append(key)
        diagnostics.append(
            .error(
                .missingKey, "\(subject) needs a value for '\(key)'", at: place ?? location,
                help: "add '\(key): …'"))
    }

    private mutating func reportType(_ key: String, _ node: YAMLNode, wanted: String, help: String) {
        let found = if case .scalar(let text, _) = node.value { "'\(text.prefix(40))'" } else { node.kind }
        diagnostics.append(
            .error(.wrongType, "'\(key)' must be \(wanted), not \(found)", at: node.location, help: help))
    }

    /// `a`, `a or b`, `a, b or c`, each in quotes.
    private static func either(_ words: [String]) -> String {
        let quoted = words.map { "'\($0)'" }
        return quoted.count < 2
            ? quoted.joined() : quoted.dropLast().joined(separator: ", ") + " or \(quoted[quoted.count - 1])"
    }
}
