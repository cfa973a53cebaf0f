/// Finds what must not ship in the words of built pages: notes, fillers, residue, secrets, and a site's own patterns.
struct ShipGate: Sendable {
    /// The most finds of one page. More is an error of its own, so that nothing ships because it wasn't looked at.
    static let limit = 5_000

    private let leftovers: [Leftover]
    private let search: WordSearch
    /// The leftover that each word of the search is a trigger of.
    private let owners: [Int]

    /// Looks for the standard leftovers and a site's own.
    init(own: [Leftover] = []) {
        leftovers = Leftover.standard + own
        var words: [[UInt8]] = []
        var owners: [Int] = []
        for (number, leftover) in leftovers.enumerated() {
            for trigger in leftover.triggers {
                words.append(Array(trigger.utf8))
                owners.append(number)
            }
        }
        search = WordSearch(words)
        self.owners = owners
    }

    /// Everything on one page.
    func finds(in page: BuiltPage) -> [Find] {
        let finds = finds(in: page.prose) + finds(in: page.asides) + finds(in: page.code)
        guard !finds.isEmpty else { return [] }
        // A section about NaN is called so, in the table of contents too.
        let headings = Set(page.headings.map(\.words))
        return finds.filter { find in
            find.code != .emptyValue || !headings.contains(find.quote.match)
        }
    }

    /// Everything in some words.
    func finds(in words: PageWords) -> [Find] {
        var found: [(leftover: Int, range: Range<Int>)] = []
        var isOver = false
        search.each(in: words.bytes) { word, range in
            let leftover = leftovers[owners[word]]
            let place = words.place(at: range.lowerBound)
            guard place != .code || leftover.inCode, !isOver else { return }
            // What is commented out was never to be read.
            if place == .comment, leftover.code == .markdownResidue { return }
            let around = Surroundings(bytes: words.bytes, bounds: words.segment(at: range.lowerBound), place: place)
            guard let whole = leftover.judge(around, range), whole.lowerBound >= around.bounds.lowerBound else {
                return
            }
            // The same place is told once, by the pattern that came first. Words are found about in their order.
            if found.suffix(16).contains(where: { $0.range.overlaps(whole) }) { return }
            if found.count == ShipGate.limit { isOver = true }
            found.append((owners[word], whole))
        }
        return found.map { number, range in find(leftovers[number], range, words) } + (isOver ? [.tooMany] : [])
    }

    private func find(_ leftover: Leftover, _ range: Range<Int>, _ words: PageWords) -> Find {
        let shown = String(decoding: words.bytes[range].prefix(80), as: UTF8.self).replacing("\n", with: " ")
        return Find(
            severity: .error, code: leftover.code, pattern: leftover.name,
            message: leftover.message(shown, words.place(at: range.lowerBound).words), help: leftover.help,
            quote: Quote(
                words.bytes, range, in: words.segment(at: range.lowerBound),
                isCode: words.place(at: range.lowerBound) == .code),
            isSecret: leftover.isSecret)
    }
}
