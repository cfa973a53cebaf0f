/// Finds prose that states by itself what a verified fact states.
struct MentionCheck: Sendable {
    private let mention: FactMention

    init(_ facts: FactRegistry) {
        mention = FactMention(facts)
    }

    /// Repetitions in a page's prose that didn't come from a fact.
    func finds(in page: BuiltPage) -> [Find] {
        let bytes = page.prose.bytes
        let matches = mention.matches(in: bytes, range: bytes.indices)
        guard !matches.isEmpty else { return [] }
        return matches.prefix(ShipGate.limit).compactMap { match in
            let bounds = page.prose.segment(at: match.range.lowerBound)
            guard page.prose.place(at: match.range.lowerBound) == .text,
                !page.facts.contains(where: { $0.overlaps(match.range) })
            else { return nil }
            let shown = String(decoding: bytes[match.range], as: UTF8.self)
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return Find(
                severity: .warning, code: .repeatedFact, pattern: FindName.repeatedFact,
                message: "'\(shown)' repeats what the fact '\(match.fact)' states",
                help:
                    "write :fact[\(match.fact)] if it is meant; if not, waive 'repeated-fact' for this file in site.yml",
                quote: Quote(bytes, match.range, in: bounds), needsSource: true)
        }
    }
}
