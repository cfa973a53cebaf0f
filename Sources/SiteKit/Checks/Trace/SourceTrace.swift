/// Finds the place in the sources from which words on a built page came.
///
/// The page's own files are looked through first, then what is shared by all pages. Where the words stand more than
/// once, what stands around them decides.
struct SourceTrace {
    private var projections: [Key: SourceProjection] = [:]
    private var regions: [RelativePath: CodeRegions] = [:]
    private var used: [[UInt8]: Set<Spot>] = [:]

    private struct Key: Hashable {
        let file: RelativePath
        let kept: Set<UInt8>
        let isBare: Bool
    }

    private struct Spot: Hashable {
        let file: RelativePath
        let offset: Int
    }

    /// A place that fits, and how well.
    private struct Candidate {
        let source: SourceText
        let range: Range<Int>
        let score: Int
    }

    init() {}

    /// Where the words of a quote were written; `nil` when none of the sources has them.
    mutating func location(of quote: Quote, own: [SourceText], shared: [SourceText]) -> SourceLocation? {
        guard !quote.match.isEmpty else { return nil }
        var best: Candidate?
        for (sources, bonus) in [(own, 8), (shared, 0)] {
            for source in sources {
                for isBare in [false, true] {
                    let found = candidates(quote, in: source, isBare: isBare, bonus: bonus)
                    for candidate in found where candidate.score > best?.score ?? -1 { best = candidate }
                    if !found.isEmpty { break }
                }
            }
        }
        guard let best else { return nil }
        used[quote.match, default: []].insert(Spot(file: best.source.path, offset: best.range.lowerBound))
        return best.source.location(of: best.range)
    }

    /// Where at least what stands around the words was written.
    mutating func neighbourhood(of quote: Quote, own: [SourceText], shared: [SourceText]) -> SourceLocation? {
        for words in [quote.before.suffix(24), quote.after.prefix(24)] where words.count >= 8 {
            let part = Quote(String(decoding: words, as: UTF8.self))
            if let place = location(of: part, own: own, shared: shared) { return place }
        }
        return nil
    }

    private mutating func candidates(
        _ quote: Quote, in source: SourceText, isBare: Bool, bonus: Int
    ) -> [Candidate] {
        let kept = Set(quote.match)
        let match = SourceProjection.words(quote.match, keeping: kept)
        let before = SourceProjection.words(quote.before, keeping: kept)
        let after = SourceProjection.words(quote.after, keeping: kept)
        let text = projection(of: source, keeping: kept, isBare: isBare)
        if regions[source.path] == nil {
            if regions.count > 200 { regions.removeAll() }
            regions[source.path] = CodeRegions(source.bytes)
        }
        let code = regions[source.path]
        var found: [Candidate] = []
        var inCode: [Candidate] = []
        var from = 0
        var tries = 0
        while let start = text.bytes.firstIndex(of: match, from: from), found.count < 200, tries < 20_000 {
            tries += 1
            let end = start + match.count
            let range = text.origins[start].lowerBound..<text.origins[end - 1].upperBound
            var score = bonus + common(before.reversed(), text.bytes[..<start].reversed())
            score += common(after, text.bytes[end...])
            // Two finds with the same words come from two places, in their order.
            if used[quote.match]?.contains(Spot(file: source.path, offset: range.lowerBound)) == true { score -= 4 }
            // A find begins where its first byte stands, also of a longer character.
            let candidate = Candidate(source: source, range: range, score: max(0, score))
            from = start + 1
            // Words of prose don't come from code, unless there is nowhere else.
            if !quote.isCode, code?.contains(range.lowerBound) == true {
                if inCode.count < 200 { inCode.append(candidate) }
            } else {
                found.append(candidate)
            }
        }
        return found.isEmpty ? inCode : found
    }

    private mutating func projection(of source: SourceText, keeping kept: Set<UInt8>, isBare: Bool) -> SourceProjection
    {
        let marks = kept.intersection(Set("*_~`[]\\".utf8))
        let key = Key(file: source.path, kept: marks, isBare: isBare)
        if let known = projections[key] { return known }
        let made = SourceProjection(source.bytes, keeping: marks, isBare: isBare)
        if projections.count > 200 { projections.removeAll() }
        projections[key] = made
        return made
    }

    /// How many bytes are the same, from the beginning.
    private func common(_ words: some Sequence<UInt8>, _ text: some Sequence<UInt8>) -> Int {
        var count = 0
        for (left, right) in zip(words, text) {
            if left != right { break }
            count += 1
        }
        return count
    }
}
