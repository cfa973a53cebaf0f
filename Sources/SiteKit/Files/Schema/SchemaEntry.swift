/// One key of a mapping, described: what messages, the reference and editors are told of it.
public final class SchemaEntry: Sendable {
    /// The key.
    public let name: String
    /// What may stand there.
    public let value: SchemaValue
    /// Whether it must be there; with `cases`, in those cases.
    public let isRequired: Bool
    /// What it is, in a sentence or two.
    public let doc: String
    /// What holds when it isn't given.
    public let standard: JSONValue?
    /// The same in words, where it depends on something else.
    public let absence: String?
    /// What could be written, as YAML.
    public let example: String?
    /// When it may be there at all; `nil` for always.
    public let only: SchemaCase?

    init(
        _ name: String, _ value: SchemaValue, isRequired: Bool = false, _ doc: String, standard: JSONValue? = nil,
        absence: String? = nil, example: String? = nil, only: SchemaCase? = nil
    ) {
        self.name = name
        self.value = value
        self.isRequired = isRequired
        self.doc = doc
        self.standard = standard
        self.absence = absence
        self.example = example
        self.only = only
    }

    func limited(to condition: SchemaCase) -> SchemaEntry {
        SchemaEntry(
            name, value, isRequired: isRequired, doc, standard: standard, absence: absence, example: example,
            only: condition)
    }

    /// What may stand there, and whether something must.
    public var demand: String { value.words + (isRequired && only == nil ? ", required" : "") }

    /// What is to be said of it beside its type: what it is, when it may be there, what holds without it.
    public var remark: String {
        var parts = [doc]
        if let only { parts.append("Only with \(only.words)\(isRequired ? ", and required there" : "").") }
        if let standard, standard != .bool(false) { parts.append("`\(standard.plainText)` when not given.") }
        if let absence { parts.append("When not given: \(absence).") }
        return parts.joined(separator: " ")
    }
}

extension JSONValue {
    /// The value as YAML would have it on a line, without quotes.
    fileprivate var plainText: String {
        if case .string(let text) = self { return text }
        return text()
    }
}
