/// How strictly a page is kept from stating prices in plain text.
enum PriceGuard: Sendable {
    /// Not at all: no price of the site is pending, and nothing is guarded.
    case none
    /// A price of the site is pending, and an amount in plain text may be that price.
    case watched
    /// An amount that isn't a fact must not ship.
    case guarded
}

/// Finds amounts of money that are not facts.
struct MoneyCheck: Sendable {
    /// The facts that are prices.
    private let pending: [String]
    private let known: [String]
    /// The amounts of verified prices as they are shown: in attributes and JSON-LD nothing else tells a fact from plain
    /// text.
    private let amounts: Set<String>
    /// The values of verified prices.
    private let values: Set<String>

    init(_ facts: FactRegistry) {
        let prices = facts.names.compactMap { facts[$0] }.filter { $0.kind == .money }
        pending = prices.filter { $0.status == .pending }.map(\.name)
        known = prices.map(\.name)
        let verified = prices.filter { $0.status == .verified }
        values = Set(verified.compactMap(\.value))
        amounts = Set(
            verified.flatMap { fact in
                let bytes = Array(fact.text.utf8)
                return MoneyPattern.matches(in: bytes, range: bytes.indices).map {
                    MoneyCheck.plain(String(decoding: bytes[$0], as: UTF8.self))
                }
            })
    }

    /// Whether any price of the site is pending.
    var hasPending: Bool { !pending.isEmpty }

    /// Whether this fact is a price that is pending.
    func isPending(_ name: String) -> Bool { pending.contains(name) }

    /// Amounts on a page. A guarded page is read strictly: what is in code counts too. A price that is stated for
    /// machines must be that of a verified fact on any page.
    func finds(in page: BuiltPage, _ level: PriceGuard) -> [Find] {
        let machine = page.prices.filter { !values.contains($0) }.map { price in
            Find(
                severity: .error, code: .literalMoney, pattern: FindName.money,
                message: "'\(price)' is stated as a price for machines, and no verified fact has that value",
                help: "use 'offer' in the front matter of a product page, or a verified fact of kind money",
                quote: Quote(price))
        }
        return machine + amounts(in: page, level)
    }

    private func amounts(in page: BuiltPage, _ level: PriceGuard) -> [Find] {
        guard level != .none else { return [] }
        var finds = amounts(in: page.prose, page, level) + amounts(in: page.asides, nil, level)
        if level == .guarded { finds += columns(page) }
        return Array(finds.prefix(ShipGate.limit))
    }

    private func amounts(in words: PageWords, _ page: BuiltPage?, _ level: PriceGuard) -> [Find] {
        MoneyPattern.matches(in: words.bytes, range: words.bytes.indices).compactMap { range in
            // Where nothing is guarded, a "billion-dollar mistake" is no price.
            if level == .watched, !words.bytes[range].contains(where: \.isDigit) { return nil }
            let bounds = words.segment(at: range.lowerBound)
            let whole = range.clamped(to: bounds)
            if isFromFact(words, whole, page?.facts ?? []) { return nil }
            if let page, isParameter(words.bytes, whole, page) { return nil }
            return find(words, whole, bounds, level)
        }
    }

    /// Whether it is a parameter of shell, awk or SQL: `$1` in a block of code, or in a span that is a program.
    private func isParameter(_ bytes: [UInt8], _ range: Range<Int>, _ page: BuiltPage) -> Bool {
        guard (2...3).contains(range.count), bytes[range.lowerBound] == UInt8(ascii: "$"),
            bytes[range].dropFirst().allSatisfy(\.isDigit)
        else { return false }
        if page.codeBlocks.contains(where: { $0.contains(range.lowerBound) }) { return true }
        guard let span = page.codeSpans.first(where: { $0.contains(range.lowerBound) }) else { return false }
        let signs = Set("{}'\"|;=<>()".utf8)
        return bytes[span].contains(where: signs.contains)
    }

    /// Whether its digits came from a fact.
    private func isFromFact(_ words: PageWords, _ range: Range<Int>, _ facts: [Range<Int>]) -> Bool {
        let overlapping = facts.filter { $0.overlaps(range) }
        if !overlapping.isEmpty {
            return range.allSatisfy { index in
                !words.bytes[index].isDigit || overlapping.contains { $0.contains(index) }
            }
        }
        // In the Markdown beside a page facts are plain text too; that has no facts of its own.
        guard words.place(at: range.lowerBound) != .text else { return false }
        let text = MoneyCheck.plain(String(decoding: words.bytes[range], as: UTF8.self))
        return amounts.contains(text)
    }

    /// Cells with a number below, or right of, a heading that names a currency, or a price under a line that does.
    private func columns(_ page: BuiltPage) -> [Find] {
        var above: [Int: Bool] = [:]
        var columns: [Place: Int] = [:]
        var rows: [Place: Bool] = [:]
        var others: Set<Place> = []
        for cell in page.cells {
            guard cell.isHead || cell.column == 1 else { continue }
            let heading = PriceHeading(page.prose.bytes[cell.words])
            if above[cell.table] == nil { above[cell.table] = PriceHeading.isAbove(cell.words.lowerBound, page.prose) }
            let isPrice = heading.namesCurrency || heading.namesPrice && above[cell.table] == true
            let column = Place(table: cell.table, index: cell.column)
            if cell.isHead, isPrice {
                columns[column] = min(columns[column] ?? cell.row, cell.row)
            } else if cell.isHead, !heading.isEmpty, !heading.namesPrice {
                others.insert(column)
            }
            if cell.column == 1, isPrice {
                rows[Place(table: cell.table, index: cell.row)] = heading.isCurrency
            }
        }
        guard !columns.isEmpty || !rows.isEmpty else { return [] }
        var amounts = MoneyPattern.matches(in: page.prose.bytes, range: page.prose.bytes.indices)[...]
        var facts = page.facts[...]
        var finds: [Find] = []
        for cell in page.cells where finds.count < ShipGate.limit {
            let column = Place(table: cell.table, index: cell.column)
            let isBelow = columns[column].map { $0 < cell.row } ?? false
            // `Euro | 20` below `Currency | Countries` is no price.
            let isBeside =
                !cell.isHead
                && rows[Place(table: cell.table, index: cell.row)].map {
                    cell.column > 1 && !($0 && others.contains(column))
                } ?? false
            guard isBelow || isBeside else { continue }
            amounts = amounts.drop { $0.upperBound <= cell.words.lowerBound }
            facts = facts.drop { $0.upperBound <= cell.words.lowerBound }
            guard amounts.first.map({ !$0.overlaps(cell.words) }) ?? true,
                PriceHeading.isNumber(page.prose.bytes[cell.words])
            else { continue }
            let filled = facts.prefix { $0.lowerBound < cell.words.upperBound }
            let isFilled = cell.words.allSatisfy { index in
                !page.prose.bytes[index].isDigit || filled.contains { $0.contains(index) }
            }
            if isFilled { continue }
            finds.append(find(page.prose, cell.words, page.prose.segment(at: cell.words.lowerBound), .guarded))
        }
        return finds
    }

    /// A column or row of a table.
    private struct Place: Hashable {
        let table: Int
        let index: Int
    }

    private func find(_ words: PageWords, _ range: Range<Int>, _ bounds: Range<Int>, _ level: PriceGuard) -> Find {
        let shown = MoneyCheck.plain(String(decoding: words.bytes[range], as: UTF8.self))
        let isKnown = amounts.contains(shown)
        let place = words.place(at: range.lowerBound)
        let isAside = place != .text && place != .code
        let use = known.count == 1 ? ":fact[\(known[0])]" : ":fact[name]"
        let aside = isAside ? ", in \(place.words)" : ""
        if level == .guarded {
            return Find(
                severity: .error, code: .literalMoney, pattern: FindName.money,
                message: "'\(shown)' states a price in plain text where prices are guarded\(aside)",
                label: "not a fact",
                help: "write \(use), and register the price in \(FactRegistry.path): as pending until it is final",
                quote: Quote(words.bytes, range, in: bounds), needsSource: isKnown)
        }
        let name = pending.first ?? ""
        return Find(
            severity: .warning, code: .unguardedMoney, pattern: FindName.money,
            message: "'\(shown)' is an amount of money in plain text\(aside), while the price '\(name)' is pending",
            help: "write \(use) if it is that price; if it is something else, waive 'money' for this file in site.yml",
            quote: Quote(words.bytes, range, in: bounds), needsSource: isKnown)
    }

    /// Text with every kind of space made a plain one.
    private static func plain(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
