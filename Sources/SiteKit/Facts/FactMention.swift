/// Finds prose that repeats a verified fact's number with its unit, where the fact itself could stand.
///
/// Built once for a site. Only what can hardly mean anything else is found, for a warning nobody believes helps nobody:
/// - the number stands whole, with its own unit right behind it (`1536 px`, `1,536 px`, `30-minute`); `1536.5 px`,
///   `v1536 px` and a bare `1536` are something else. Of a range, only the end with the unit is found;
/// - a quantity's number has two digits at least: `2 minutes` is said of many things;
/// - a unit of one letter must be as it is registered, and not an `s` behind a year (`1990s`);
/// - amounts of money need the same currency: `$0.04`, `USD 0.04` and `4 cents` for 0.04 USD.
/// Two facts with the same number and unit can't be told apart; the first by name is reported.
public struct FactMention: Sendable {
    /// A place that repeats a fact.
    public struct Match: Hashable, Sendable {
        /// From the first byte of the number, or of its currency's sign, to the last of the unit.
        public let range: Range<Int>
        /// The fact's name.
        public let fact: String
    }

    /// A number without the ways to write it.
    private struct Number: Hashable {
        var digits: UInt64
        var decimals: Int

        init(digits: UInt64, decimals: Int) {
            self.digits = digits
            self.decimals = decimals
            while self.decimals > 0, self.digits % 10 == 0 {
                self.digits /= 10
                self.decimals -= 1
            }
        }
    }

    /// A unit in all its forms, each packed as `ProseScan.word` does, for one fact.
    private struct Quantity {
        let fact: String
        let units: Set<UInt128>
        /// The unit as registered, when it must be just that.
        let exact: [UInt8]?
    }

    private struct Money {
        let fact: String
        let currency: String
    }

    private var quantities: [Number: [Quantity]] = [:]
    private var prices: [Number: [Money]] = [:]
    /// Which lowest digits the numbers have: what most numbers of a text are told apart by.
    private var lowest = [Bool](repeating: false, count: 1024)

    /// Prepares the verified facts of a site.
    public init(_ registry: FactRegistry) {
        for fact in registry.all where fact.status == .verified {
            guard let value = fact.value, let unit = fact.unit, let number = FactMention.number(of: value) else {
                continue
            }
            switch fact.kind {
            case .money:
                prices[number, default: []].append(Money(fact: fact.name, currency: unit))
            case .quantity where value.utf8.count(where: \.isDigit) >= 2:
                let isLetter = unit.utf8.count == 1
                let quantity = Quantity(
                    fact: fact.name, units: FactMention.forms(of: unit), exact: isLetter ? Array(unit.utf8) : nil)
                quantities[number, default: []].append(quantity)
                lowest[Int(number.digits % 1024)] = true
            case .quantity, .text, .date, .model, .url: break
            }
        }
    }

    /// Whether there is nothing to look for.
    public var isEmpty: Bool { quantities.isEmpty && prices.isEmpty }

    /// Where the text repeats facts, in order.
    public func matches(in bytes: [UInt8], range: Range<Int>) -> [Match] {
        guard !isEmpty else { return [] }
        let scan = ProseScan(bytes, range)
        var found: [Match] = []
        if !quantities.isEmpty { addQuantities(scan, to: &found) }
        if !prices.isEmpty {
            for match in MoneyPattern.matches(in: bytes, range: range) {
                if let fact = price(scan, match) { found.append(Match(range: match, fact: fact)) }
            }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    // MARK: Quantities

    private func addQuantities(_ scan: ProseScan, to found: inout [Match]) {
        var index = scan.range.lowerBound
        let end = scan.range.upperBound
        while index < end {
            let byte = scan.bytes[index]
            guard byte.isDigit || byte == 0xEF, scan.digit(at: index) != nil else {
                index += 1
                continue
            }
            let stop = scan.numberEnd(from: index) ?? index + 1
            // A point before it makes it the end of another number.
            if !scan.isWord(before: index), !isAfterPoint(scan, index) {
                for number in FactMention.readings(scan, index..<stop) where lowest[Int(number.digits % 1024)] {
                    guard let known = quantities[number], let match = quantity(known, scan, index..<stop) else {
                        continue
                    }
                    found.append(match)
                    break
                }
            }
            index = stop
        }
    }

    private func isAfterPoint(_ scan: ProseScan, _ index: Int) -> Bool {
        scan.byte(index - 1) == UInt8(ascii: ".") && scan.isWord(before: index - 1)
    }

    private func quantity(_ known: [Quantity], _ scan: ProseScan, _ number: Range<Int>) -> Match? {
        var start = scan.gapEnd(from: number.upperBound)
        if start == number.upperBound {
            if scan.byte(start) == UInt8(ascii: "-") {
                start += 1
            } else if scan.holds("\u{2011}", at: start) || scan.holds("\u{2010}", at: start) {
                start += 3
            }
        }
        var end = scan.lettersEnd(from: start)
        if end == start {
            // Such as `%` and `°C`: one sign, and the letters behind it.
            guard let sign = scan.byte(start), sign == UInt8(ascii: "%") || sign == 0xC2 else { return nil }
            end = scan.lettersEnd(from: start + scan.length(at: start))
        }
        guard !scan.isWord(at: end), scan.byte(end) != UInt8(ascii: "/") else { return nil }
        let unit = scan.word(start..<end)
        for quantity in known where quantity.units.contains(unit) {
            if let exact = quantity.exact, end - start == 1 {
                let isYear = start == number.upperBound && number.count == 4
                guard scan.bytes[start] == exact[0], !isYear else { continue }
            }
            return Match(range: number.lowerBound..<end, fact: quantity.fact)
        }
        return nil
    }

    /// Forms that mean the same unit; a unit of several words has only its own.
    private static func forms(of unit: String) -> Set<UInt128> {
        let lower = unit.lowercased()
        let family = families.first { $0.contains(lower) }
        var forms = Set(family ?? [lower])
        if family == nil, lower.utf8.count > 2, lower.utf8.allSatisfy(\.isLetter) {
            forms.insert(lower.hasSuffix("s") ? String(lower.dropLast()) : lower + "s")
        }
        return Set(
            forms.compactMap { form in
                let bytes = Array(form.utf8)
                let key = ProseScan(bytes, bytes.indices).word(bytes.indices)
                return key == 0 ? nil : key
            })
    }

    private static let families: [Set<String>] = [
        ["px", "pixel", "pixels"],
        ["s", "sec", "secs", "second", "seconds"],
        ["min", "mins", "minute", "minutes"],
        ["h", "hr", "hrs", "hour", "hours"],
        ["d", "day", "days"],
        ["ms", "millisecond", "milliseconds"],
        ["kb", "kilobyte", "kilobytes"],
        ["mb", "megabyte", "megabytes"],
        ["gb", "gigabyte", "gigabytes"],
        ["%", "percent"],
    ]

    // MARK: Money

    private func price(_ scan: ProseScan, _ match: Range<Int>) -> String? {
        guard let start = match.first(where: { scan.digit(at: $0) != nil }),
            let end = scan.numberEnd(from: start)
        else { return nil }
        let hasPoint = start > match.lowerBound && scan.byte(start - 1) == UInt8(ascii: ".")
        let first = hasPoint ? start - 1 : start
        let marks = FactMention.marks(scan, match, leavingOut: first..<end)
        guard !marks.multiplies else { return nil }
        for number in FactMention.readings(scan, first..<end) {
            let worth = Number(digits: number.digits, decimals: number.decimals + (marks.isHundredth ? 2 : 0))
            if let known = prices[worth], let fact = known.first(where: { marks.currencies.contains($0.currency) }) {
                return fact.fact
            }
        }
        return nil
    }

    /// What stands around the number of an amount.
    private static func marks(
        _ scan: ProseScan, _ match: Range<Int>, leavingOut number: Range<Int>
    ) -> (currencies: Set<String>, isHundredth: Bool, multiplies: Bool) {
        var currencies: Set<String> = []
        var isHundredth = false
        var multiplies = false
        var index = match.lowerBound
        while index < match.upperBound {
            if number.contains(index) {
                index = number.upperBound
                continue
            }
            let end = min(scan.lettersEnd(from: index), match.upperBound)
            let stop = end > index ? end : index + scan.length(at: index)
            let text = String(decoding: scan.bytes[index..<min(stop, match.upperBound)], as: UTF8.self)
            if end > index, MoneyWords.magnitudes.contains(scan.word(index..<end)) { multiplies = true }
            switch text.lowercased() {
            case "cent", "cents", "¢", "￠", "penny", "pennies":
                isHundredth = true
                currencies.formUnion(["USD", "EUR"])
            case "pence":
                isHundredth = true
                currencies.insert("GBP")
            case "＄": currencies.insert("USD")
            default:
                if let code = Currency.exact(text) { currencies.insert(code) }
            }
            index = max(stop, index + 1)
        }
        return (currencies, isHundredth, multiplies)
    }

    // MARK: Numbers

    private static func number(of value: String) -> Number? {
        let parts = value.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let digits = UInt64(parts.joined()) else { return nil }
        return Number(digits: digits, decimals: parts.count == 2 ? parts[1].utf8.count : 0)
    }

    /// What a written number can mean: `1,536` is 1536 or, with a comma for a point, 1.536.
    private static func readings(_ scan: ProseScan, _ range: Range<Int>) -> [Number] {
        var digits: UInt64 = 0
        var count = 0
        var sinceSeparator: Int?
        var isPoint = false
        var index = range.lowerBound
        while index < range.upperBound {
            if let found = scan.digit(at: index) {
                count += 1
                guard count <= 18 else { return [] }
                digits = digits * 10 + UInt64(found.value)
                sinceSeparator = sinceSeparator.map { $0 + 1 }
                index += found.length
            } else {
                let length = scan.separator(at: index)
                // Spaces only group.
                isPoint = length != nil && scan.byte(index) != .apostrophe
                sinceSeparator = 0
                index += length ?? scan.length(at: index)
            }
        }
        guard let tail = sinceSeparator else { return [Number(digits: digits, decimals: 0)] }
        let whole = Number(digits: digits, decimals: 0)
        guard isPoint else { return [whole] }
        let broken = Number(digits: digits, decimals: tail)
        return tail == 3 ? [whole, broken] : [broken]
    }
}
