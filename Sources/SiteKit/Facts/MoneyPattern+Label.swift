/// Amounts whose currency is the label of the number, and amounts in words.
extension MoneyPattern {
    /// Behind the number that a currency ending at an index labels: `USD: 4`, `(USD): 4`, `USD = 4`, `USD (4)`.
    static func labelled(_ scan: ProseScan, _ index: Int) -> Int? {
        let isClosed = scan.byte(index) == UInt8(ascii: ")") || scan.byte(index) == .closeBracket
        let end = isClosed ? index + 1 : index
        let mark = scan.gapEnd(from: end)
        let value: Int
        switch scan.byte(mark) {
        case .colon, UInt8(ascii: "="): value = mark + 1
        case 0xEF where scan.holds("\u{FF1A}", at: mark) || scan.holds("\u{FF1D}", at: mark): value = mark + 3
        case UInt8(ascii: "(") where !isClosed:
            guard let number = number(scan, after: mark + 1), closes(scan, number) else { return nil }
            return number
        default:
            // What stands in the next cell or on the next line is none of its.
            let isBeside = mark > end && !(end..<mark).contains { scan.bytes[$0] == .tab || scan.bytes[$0] == .newline }
            return isClosed && isBeside ? number(scan, after: end) : nil
        }
        return number(scan, after: value) ?? spelled(scan, after: value)
    }

    /// Whether the number in parentheses that ends at an index is all that is in them, or is a rate.
    private static func closes(_ scan: ProseScan, _ index: Int) -> Bool {
        let start = scan.gapEnd(from: tail(scan, index))
        let first = scan.byte(start)
        return first == UInt8(ascii: ")") || first == UInt8(ascii: "/")
            || MoneyWords.rates.contains(scan.word(start..<scan.lettersEnd(from: start)))
    }

    /// Behind the number of `Price in $: 4` and `Price ($): 4`; elsewhere a `$` with a colon may end a pattern.
    static func dollarLabel(_ scan: ProseScan, _ sign: Range<Int>) -> Int? {
        let before = scan.byte(sign.lowerBound - 1)
        guard before.map({ $0.isSpace || $0 == UInt8(ascii: "(") || $0 == .openBracket }) ?? true else { return nil }
        switch scan.byte(sign.upperBound) {
        case .colon, .closeBracket, UInt8(ascii: ")"): return labelled(scan, sign.upperBound)
        default: return nil
        }
    }

    /// Behind the number in words that stands after an index and a gap: `$ four`.
    static func spelled(_ scan: ProseScan, after index: Int) -> Int? {
        var start = scan.gapEnd(from: index)
        guard start > index else { return nil }
        var end: Int?
        for _ in 0..<12 {
            let stop = scan.lettersEnd(from: start)
            guard stop > start, !scan.isWord(at: stop) else { break }
            let key = scan.word(start..<stop)
            if MoneyWords.numbers.contains(key) {
                end = stop
            } else if end == nil || !MoneyWords.joints.contains(key) {
                break
            }
            start = scan.byte(stop) == UInt8(ascii: "-") ? stop + 1 : scan.gapEnd(from: stop)
        }
        // `$ two-factor`
        guard let end, scan.byte(end) != UInt8(ascii: "-") else { return nil }
        return end
    }

    /// `a dollar`, but not `a dollar sign`.
    static func single(_ scan: ProseScan, _ word: Range<Int>, floor: Int) -> Range<Int>? {
        guard MoneyWords.single.contains(scan.word(word)), scan.byte(word.upperBound) != UInt8(ascii: "-") else {
            return nil
        }
        var end = word.lowerBound
        for _ in 0..<3 {
            let gap = scan.gapStart(before: end)
            // A grade `A` in the cell before is no article.
            guard gap < end, !(gap..<end).contains(where: { [.tab, .newline, hyphen].contains(scan.bytes[$0]) }) else {
                return nil
            }
            let start = scan.lettersStart(before: gap)
            guard start < gap, start >= floor, !scan.isWord(before: start) else { return nil }
            let key = scan.word(start..<gap)
            if MoneyWords.articles.contains(key) {
                let next = scan.gapEnd(from: word.upperBound)
                let isOther = MoneyWords.things.contains(scan.word(next..<scan.lettersEnd(from: next)))
                return isOther ? nil : start..<tail(scan, word.upperBound)
            }
            guard MoneyWords.adjectives.contains(key) else { return nil }
            end = start
        }
        return nil
    }

    private static let hyphen = UInt8(ascii: "-")
}
