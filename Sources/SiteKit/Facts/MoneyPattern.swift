/// Finds literal amounts of money in text: what must be a fact where a page is guarded.
///
/// One pass over the bytes. A sign (`$`, `€`, `¢`, …), a code (`USD`) or a word (`cents`) is found first; it is money
/// only with a number right beside it, in digits or in words. It is a reader of prose, not of code: its caller leaves
/// code out. Some false alarms are taken into the bargain (`my two cents`, `$1` of a template in plain text), for what
/// is asked in guarded sections is that no amount slips through; `C$`, `$HOME`, `5 pounds` and `5 per cent` are none.
public enum MoneyPattern {
    /// Where amounts stand, in order: from the first byte of number or sign to the last.
    public static func matches(in bytes: [UInt8], range: Range<Int>) -> [Range<Int>] {
        let scan = ProseScan(bytes, range)
        let lengths = MoneyWords.lengths
        var found: [Range<Int>] = []
        var index = scan.range.lowerBound
        var floor = index
        let end = scan.range.upperBound
        while index < end {
            let byte = bytes[index]
            let stop: Int
            let match: Range<Int>?
            if byte.isLetter || (0xC3...0xDF).contains(byte) {
                stop = max(scan.lettersEnd(from: index), index + 1)
                match =
                    stop - index < 32 && lengths[Int(byte)] & 1 << UInt32(stop - index) != 0
                    ? word(scan, index..<stop, floor: floor) : nil
            } else if byte == UInt8(ascii: "$") || byte >= 0xC2, let sign = MoneySign(scan, at: index) {
                stop = sign.end
                match = amount(scan, sign, at: index, floor: floor)
            } else {
                index += 1
                continue
            }
            if let match {
                found.append(match)
                floor = match.upperBound
                index = max(match.upperBound, stop)
            } else {
                index = stop
            }
        }
        return found
    }

    /// Where amounts stand in a text.
    static func matches(in text: String) -> [Range<Int>] {
        let bytes = Array(text.utf8)
        return matches(in: bytes, range: bytes.indices)
    }

    // MARK: Signs

    private static func amount(_ scan: ProseScan, _ sign: MoneySign, at index: Int, floor: Int) -> Range<Int>? {
        if sign.kind == .dollar { return dollars(scan, index..<sign.end, floor: floor) }
        let before = number(scan, before: index, floor: floor)
        if sign.kind == .trailing { return before.map { $0..<sign.end } }
        if let glued = scan.numberEnd(from: sign.end) { return index..<tail(scan, glued) }
        if let before { return before..<sign.end }
        let end = number(scan, after: sign.end) ?? labelled(scan, sign.end) ?? spelled(scan, after: sign.end)
        return end.map { index..<tail(scan, $0) }
    }

    private static func dollars(_ scan: ProseScan, _ sign: Range<Int>, floor: Int) -> Range<Int>? {
        // `$$`, `\$`: a variable, mathematics, or not meant as the sign.
        let previous = scan.start(before: sign.lowerBound)
        let isQuoted =
            previous < sign.lowerBound && (scan.byte(previous) == .backslash || scan.byte(previous) == dollar)
        if !isQuoted, let start = dollarStart(scan, sign.lowerBound) {
            if let end = number(scan, after: sign.upperBound) {
                let end = tail(scan, end)
                if scan.byte(end) != dollar, !isASCIIWord(scan, end) { return start..<end }
            }
            if let end = dollarLabel(scan, start..<sign.upperBound) ?? spelled(scan, after: sign.upperBound) {
                return start..<tail(scan, end)
            }
        }
        guard let before = number(scan, before: sign.lowerBound, floor: floor) else { return nil }
        switch scan.byte(sign.upperBound) {
        case dollar, .openBrace, UInt8(ascii: "("): return nil
        default: return scan.isWord(at: sign.upperBound) ? nil : before..<sign.upperBound
        }
    }

    /// Where the sign begins with the letters before it, as in `US$`; `nil` when it is in a word.
    private static func dollarStart(_ scan: ProseScan, _ index: Int) -> Int? {
        guard scan.isWord(before: index) else { return index }
        let start = scan.lettersStart(before: index)
        guard start < index, !scan.isWord(before: start), MoneyWords.dollars.contains(scan.word(start..<index)),
            (start..<index).allSatisfy({ scan.byte($0)?.isUppercase == true })
        else { return nil }
        return start
    }

    // MARK: Words

    private static func word(_ scan: ProseScan, _ word: Range<Int>, floor: Int) -> Range<Int>? {
        let key = scan.word(word)
        guard let role = MoneyWords.roles[key] else { return nil }
        let next = word.upperBound
        // A digit may touch a code (`USD4`); nothing else of a word may.
        if scan.byte(next) == UInt8(ascii: "_") { return nil }
        if role != .code, role != .before, scan.isWord(at: next) { return nil }
        if MoneyWords.capitalsOnly.contains(key), !word.allSatisfy({ scan.byte($0)?.isUppercase == true }) {
            return nil
        }
        // `5 CT` are scans.
        if MoneyWords.smallOnly.contains(key), scan.byte(next - 1)?.isUppercase == true { return nil }
        if role != .before, role != .won, let start = number(scan, before: word.lowerBound, floor: floor) {
            if role == .pound { return sterlingEnd(scan, next).map { start..<$0 } }
            // `20 euro cents`, `4 dollars USD`
            if !scan.isWord(at: next) { return start..<tail(scan, next) }
        }
        switch role {
        case .won: return won(scan, word, floor: floor)
        case .before where scan.isWord(before: word.lowerBound): return nil
        // `main.rs 8` is a file.
        case .before where scan.byte(word.lowerBound - 1) == UInt8(ascii: "."): return nil
        case .before:
            let point = scan.byte(next) == UInt8(ascii: ".") ? next + 1 : next
            return number(scan, after: point).map { word.lowerBound..<tail(scan, $0) }
        case .code, .shyCode:
            if scan.isWord(before: word.lowerBound) { return nil }
            if let start = inParentheses(scan, word, floor: floor) { return start..<(next + 1) }
            guard let end = labelled(scan, next) ?? number(scan, after: next) else { return nil }
            if role == .shyCode, !hasTwoDecimals(scan, end) { return nil }
            return word.lowerBound..<tail(scan, end)
        case .name:
            if scan.isWord(before: word.lowerBound) || MoneyWords.smallOnly.contains(key) { return nil }
            if let end = labelled(scan, next) { return word.lowerBound..<tail(scan, end) }
            return single(scan, word, floor: floor)
        case .pound: return nil
        }
    }

    private static func sterlingEnd(_ scan: ProseScan, _ index: Int) -> Int? {
        let start = scan.gapEnd(from: index)
        let end = scan.lettersEnd(from: start)
        return scan.word(start..<end) == MoneyWords.sterling ? end : nil
    }

    /// `500 won`, but not `5 won the prize` nor `image-2 won`.
    private static func won(_ scan: ProseScan, _ word: Range<Int>, floor: Int) -> Range<Int>? {
        let end = scan.gapStart(before: word.lowerBound)
        guard let start = scan.numberStart(before: end), start >= floor,
            scan.byte(start - 1) != UInt8(ascii: "-")
        else { return nil }
        let next = scan.gapEnd(from: word.upperBound)
        let object = scan.word(next..<scan.lettersEnd(from: next))
        return MoneyWords.objects.contains(object) ? nil : start..<word.upperBound
    }

    /// `0.04 (USD)`, `0.04 (in USD)`.
    private static func inParentheses(_ scan: ProseScan, _ word: Range<Int>, floor: Int) -> Int? {
        let start = scan.holds("in ", at: word.lowerBound - 3) ? word.lowerBound - 3 : word.lowerBound
        guard scan.byte(start - 1) == UInt8(ascii: "("), scan.byte(word.upperBound) == UInt8(ascii: ")")
        else { return nil }
        return number(scan, before: start - 1, floor: floor)
    }

    private static func hasTwoDecimals(_ scan: ProseScan, _ end: Int) -> Bool {
        guard scan.digit(at: end - 1) != nil, scan.digit(at: end - 2) != nil, scan.digit(at: end - 3) == nil,
            let point = scan.byte(end - 3)
        else { return false }
        return point == UInt8(ascii: ".") || point == UInt8(ascii: ",")
    }

    // MARK: Numbers

    /// Behind the number that follows at an index, perhaps after a gap and a sign of direction.
    static func number(_ scan: ProseScan, after index: Int) -> Int? {
        var start = scan.gapEnd(from: index)
        switch scan.byte(start) {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "~"): start += 1
        case 0xE2 where scan.holds("\u{2212}", at: start) || scan.holds("\u{2248}", at: start): start += 3
        default: break
        }
        return scan.numberEnd(from: start)
    }

    /// Where the number before an index begins, in digits or words, with what multiplies it.
    private static func number(_ scan: ProseScan, before index: Int, floor: Int) -> Int? {
        var end = scan.gapStart(before: index)
        // `4,- €`
        if scan.byte(end - 1) == UInt8(ascii: "-"), scan.byte(end - 2) == UInt8(ascii: ",") { end -= 2 }
        var isApart = false
        for _ in 0..<4 {
            if let start = scan.numberStart(before: end) {
                // `as of 2026 in USD`
                if isApart, end - start == 4, scan.holds("202", at: start) { return nil }
                return start >= floor ? start : nil
            }
            if scan.holds("U.S.", at: end - 4) {
                end = scan.gapStart(before: end - 4)
                continue
            }
            let start = scan.lettersStart(before: end)
            let key = scan.word(start..<end)
            guard start < end, start >= floor else { return nil }
            if MoneyWords.numbers.contains(key) || MoneyWords.magnitudes.contains(key) || isArticle(scan, start..<end) {
                return multiplied(scan, start..<end, floor: floor)
            }
            // `0.04 in US dollars`
            if key == MoneyWords.within, !isApart {
                isApart = true
            } else if !MoneyWords.adjectives.contains(key) {
                return nil
            }
            end = scan.gapStart(before: start)
        }
        return nil
    }

    /// Whether it is the `a` of `half a cent`.
    private static func isArticle(_ scan: ProseScan, _ word: Range<Int>) -> Bool {
        guard word.count == 1, scan.byte(word.lowerBound) == UInt8(ascii: "a") else { return false }
        let end = scan.gapStart(before: word.lowerBound)
        return end < word.lowerBound && scan.holds("half", at: end - 4) && !scan.isWord(before: end - 4)
    }

    /// Where a number in words, or one with a multiplier, begins.
    private static func multiplied(_ scan: ProseScan, _ word: Range<Int>, floor: Int) -> Int? {
        let isNumber = MoneyWords.numbers.contains(scan.word(word)) || isArticle(scan, word)
        var start = word.lowerBound
        var best = isNumber && !scan.isWord(before: start) ? start : nil
        for _ in 0..<12 {
            let end = scan.gapStart(before: start)
            if let digits = scan.numberStart(before: end) { return digits >= floor ? digits : best }
            let letters = scan.lettersStart(before: end)
            guard letters < end, end < start, letters >= floor else { break }
            let key = scan.word(letters..<end)
            if MoneyWords.numbers.contains(key) {
                best = letters
            } else if !MoneyWords.joints.contains(key) {
                break
            }
            start = letters
        }
        return best
    }

    /// Behind what may follow a number: `k`, `million`, and the currency once more.
    static func tail(_ scan: ProseScan, _ index: Int) -> Int {
        var end = index
        for _ in 0..<3 {
            let start = scan.gapEnd(from: end)
            let stop = scan.lettersEnd(from: start)
            guard stop > start, !scan.isWord(at: stop) else { break }
            let key = scan.word(start..<stop)
            let multiplies =
                start == end ? MoneyWords.magnitudes.contains(key) : MoneyWords.spacedMagnitudes.contains(key)
            let role = MoneyWords.roles[key]
            guard multiplies || role == .code || role == .shyCode || role == .name else { break }
            // `$4 try` is no currency.
            if MoneyWords.capitalsOnly.contains(key), scan.byte(start)?.isUppercase != true { break }
            end = stop
        }
        return end
    }

    private static let dollar = UInt8(ascii: "$")

    private static func isASCIIWord(_ scan: ProseScan, _ index: Int) -> Bool {
        guard let byte = scan.byte(index) else { return false }
        return byte < 0x80 && scan.isWord(at: index)
    }
}
