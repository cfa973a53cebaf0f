/// What the heading of a column or row, or the line above a table, says of the numbers there.
struct PriceHeading {
    /// Whether it has no words.
    let isEmpty: Bool
    /// Whether it is nothing but a currency: `USD`, `US dollars`.
    let isCurrency: Bool
    /// Whether the numbers are amounts of a currency: `Price in cents`, `Image (USD)`, `EUR`; not `EUR countries`.
    let namesCurrency: Bool
    /// Whether it says that the numbers are prices, in whatever currency.
    let namesPrice: Bool

    init(_ bytes: ArraySlice<UInt8>) {
        let text = String(decoding: bytes.prefix(PriceHeading.longest), as: UTF8.self)
        let written = text.split { $0.isWhitespace || "()[]/,:;.".contains($0) }
        let words = written.map { $0.lowercased() }
        let currencies = written.map(PriceHeading.isCurrency)
        isEmpty = words.isEmpty
        isCurrency =
            currencies.contains(true)
            && zip(words, currencies).allSatisfy { $1 || PriceHeading.around.contains($0) }
        namesPrice =
            !words.contains("limit") && !words.contains("limits")
            && (words.contains { PriceHeading.prices.contains($0) } || text.contains("/"))
        let isUnit = zip(words, currencies.dropFirst()).contains { $0 == "in" && $1 }
        let isAside = text.split(separator: "(").dropFirst().contains { part in
            part.prefix { $0 != ")" }.split(separator: " ").contains(where: PriceHeading.isCurrency)
        }
        namesCurrency = currencies.contains(true) && (isCurrency || namesPrice || isUnit || isAside)
    }

    /// Whether the line above a table says that prices are in some currency: `Prices in USD:`.
    static func isAbove(_ index: Int, _ words: PageWords) -> Bool {
        let bounds = words.segment(at: index)
        var end = index
        while end > bounds.lowerBound, words.bytes[end - 1].isSpace { end -= 1 }
        var start = end
        while start > bounds.lowerBound, end - start <= longest, words.bytes[start - 1] != .newline { start -= 1 }
        guard end - start <= longest, !words.bytes[start..<end].contains(.tab) else { return false }
        let line = PriceHeading(words.bytes[start..<end])
        return line.namesCurrency && line.namesPrice
    }

    /// Whether a cell holds a number alone, with what may stand around a price: `0.04`, `from 0.04`, `2–4 per image`.
    static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: bytes.prefix(longest), as: UTF8.self).lowercased()
        var hasNumber = false
        for word in text.split(whereSeparator: \.isWhitespace) {
            let letters = word.filter(\.isLetter)
            if word.contains(where: \.isNumber) {
                guard letters.isEmpty || multipliers.contains(letters) || word.contains("/") else { return false }
                hasNumber = true
            } else if hasNumber, rates.contains(letters) || word.hasPrefix("/") || word.hasPrefix("(") {
                return true
            } else if !letters.isEmpty, !leaders.contains(letters), !multipliers.contains(letters) {
                return false
            }
        }
        return hasNumber
    }

    private static let longest = 200

    private static func isCurrency(_ word: Substring) -> Bool { !MoneyPattern.matches(in: "1 \(word)").isEmpty }

    private static let prices: Set<String> = [
        "price", "prices", "priced", "pricing", "cost", "costs", "rate", "rates", "fee", "fees", "charge", "charges",
        "amount", "amounts", "per", "total", "totals", "tariff", "pay", "bill", "billed",
    ]
    /// What may stand beside a currency that is alone.
    private static let around: Set<String> = ["in", "us", "u", "s", "american", "canadian", "australian", "swiss"]
    private static let leaders: Set<String> = [
        "from", "about", "ca", "approx", "only", "just", "under", "over", "upto", "up", "to", "at", "starting", "and",
        "or", "between", "max", "min",
    ]
    private static let multipliers: Set<String> = ["k", "m", "thousand", "million", "billion"]
    private static let rates: Set<String> = ["per", "each", "a", "an", "apiece", "for", "plus", "net", "gross"]
}
