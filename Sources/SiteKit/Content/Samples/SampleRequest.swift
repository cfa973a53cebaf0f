/// A request sample with its facts filled in: what the language writers work from.
public struct SampleRequest: Sendable {
    /// The definition.
    public let sample: RequestSample
    /// The address before `{name}`, and after it; the second is `nil` when the path has no `{name}`.
    public let url: (head: String, tail: String?)
    /// The parameter's name.
    public let parameter: String?
    /// The body with facts filled in.
    public let body: JSONValue?

    /// Fills in the facts; an unknown or pending one is an error at the sample's definition.
    public static func resolve(_ sample: RequestSample, _ facts: FactRegistry) -> (SampleRequest?, [Diagnostic]) {
        guard let base = facts.use(RequestSample.baseFact, at: sample.location) else {
            return (nil, [facts.unknown(RequestSample.baseFact, at: sample.location)])
        }
        var faults: [Diagnostic] = []
        guard let address = base.value else {
            return (nil, [pending(base, at: sample.location)])
        }
        let body = sample.body.map { fill($0, facts, sample, &faults) }
        let path = address + sample.path
        guard faults.isEmpty else { return (nil, faults) }
        let parts = path.split(separator: "{", maxSplits: 1)
        guard parts.count == 2, let close = parts[1].firstIndex(of: "}") else {
            return (SampleRequest(sample: sample, url: (path, nil), parameter: nil, body: body), [])
        }
        let tail = String(parts[1][parts[1].index(after: close)...])
        let request = SampleRequest(
            sample: sample, url: (String(parts[0]), tail), parameter: String(parts[1][..<close]), body: body)
        return (request, [])
    }

    /// The body as indented JSON lines.
    var bodyLines: [String] {
        body?.text(indented: true).split(separator: "\n").map(String.init) ?? []
    }

    private static func fill(
        _ value: JSONValue, _ facts: FactRegistry, _ sample: RequestSample, _ faults: inout [Diagnostic]
    ) -> JSONValue {
        switch value {
        case .string(let text):
            return fill(text, facts, sample, &faults)
        case .array(let values): return .array(values.map { fill($0, facts, sample, &faults) })
        case .object(let entries):
            return .object(
                entries.map { JSONValue.Entry(key: $0.key, value: fill($0.value, facts, sample, &faults)) })
        case .null, .bool, .integer, .number: return value
        }
    }

    /// A text with its facts put in; a quantity that stands alone becomes a number.
    private static func fill(
        _ text: String, _ facts: FactRegistry, _ sample: RequestSample, _ faults: inout [Diagnostic]
    ) -> JSONValue {
        var filled = ""
        var rest = text[...]
        while let open = rest.firstRange(of: ":fact["), let close = rest[open.upperBound...].firstIndex(of: "]") {
            let name = String(rest[open.upperBound..<close])
            let offset = text[..<open.upperBound].unicodeScalars.count
            let place = sample.textPlaces[text].map { name.placed(in: $0, after: offset) } ?? sample.location
            filled += rest[..<open.lowerBound]
            rest = rest[rest.index(after: close)...]
            guard let fact = facts.use(name, at: place) else {
                faults.append(facts.unknown(name, at: place))
                continue
            }
            guard let value = fact.value else {
                faults.append(pending(fact, at: place))
                continue
            }
            if filled.isEmpty, rest.isEmpty, fact.kind == .quantity { return .number(value) }
            filled += value
        }
        return .string(filled + rest)
    }

    private static func pending(_ fact: Fact, at place: SourceLocation) -> Diagnostic {
        .error(
            .factKind, "the fact '\(fact.name)' is pending and can't stand in a request", at: place,
            help: "give it its value in \(FactRegistry.path), or leave it out: a sample must run as it is shown")
    }
}

extension String {
    /// The place of a fact's name within the place of a text.
    fileprivate func placed(in whole: SourceLocation, after offset: Int) -> SourceLocation {
        SourceLocation(
            file: whole.file, line: whole.line, column: whole.column + offset, length: unicodeScalars.count)
    }
}
