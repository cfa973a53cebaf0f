/// Reads numbers, gaps and words of prose in UTF-8, forward and backward, within a range of the bytes.
///
/// What lies outside the range counts as not there.
struct ProseScan {
    /// The most characters of one number: what is longer is read in pieces, so that no list of digits takes long.
    private static let longestNumber = 64

    let bytes: [UInt8]
    let range: Range<Int>

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        self.range = range.clamped(to: bytes.indices)
    }

    /// The byte at an index; `nil` beyond the range.
    func byte(_ index: Int) -> UInt8? { range.contains(index) ? bytes[index] : nil }

    /// Whether these bytes stand at an index.
    func holds(_ text: StaticString, at index: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard index >= range.lowerBound, range.upperBound - index >= length else { return false }
        return text.withUTF8Buffer { buffer in
            for offset in 0..<length where unsafe buffer[offset] != bytes[index + offset] { return false }
            return true
        }
    }

    // MARK: Characters

    /// How many bytes the character at an index has.
    func length(at index: Int) -> Int {
        guard let first = byte(index), first >= 0xC0 else { return 1 }
        return min(first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2, range.upperBound - index)
    }

    /// Where the character that ends at an index begins; the index itself at the beginning of the range.
    func start(before index: Int) -> Int {
        guard index > range.lowerBound else { return index }
        var start = index - 1
        while start > range.lowerBound, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// Whether the character at an index belongs to a word: a letter of an alphabet, a digit or `_`.
    ///
    /// Scripts without spaces between words don't count: `価格は4` begins a number.
    func isWord(at index: Int) -> Bool {
        guard let first = byte(index) else { return false }
        if first < 0x80 { return first.isLetter || first.isDigit || first == UInt8(ascii: "_") }
        // × and ÷ are among the letters of Latin.
        if first == 0xC3, let second = byte(index + 1) { return second != 0x97 && second != 0xB7 }
        return (0xC3...0xE1).contains(first)
    }

    /// Whether a word ends at an index.
    func isWord(before index: Int) -> Bool { index > range.lowerBound && isWord(at: start(before: index)) }

    /// Where the letters that begin at an index end.
    func lettersEnd(from index: Int) -> Int {
        var end = index
        while let next = byte(end) {
            if next.isLetter {
                end += 1
            } else if next >= 0x80, isWord(at: end) {
                end += length(at: end)
            } else {
                break
            }
        }
        return end
    }

    /// Where the letters that end at an index begin.
    func lettersStart(before index: Int) -> Int {
        var start = index
        while start > range.lowerBound {
            let previous = self.start(before: start)
            guard bytes[previous].isLetter || bytes[previous] >= 0x80 && isWord(at: previous) else { break }
            start = previous
        }
        return start
    }

    /// A word of up to sixteen bytes in lower case, as one number; 0 for a longer one or none.
    func word(_ range: Range<Int>) -> UInt128 {
        guard range.count <= 16 else { return 0 }
        var key: UInt128 = 0
        for index in range { key = key << 8 | UInt128(bytes[index].lowercased) }
        return key
    }

    // MARK: Gaps

    /// How many bytes of white space stand at an index: also no-break, thin, zero-width and full-width ones.
    func spaceLength(at index: Int) -> Int? {
        guard let first = byte(index) else { return nil }
        if first < 0x80 { return first.isSpace ? 1 : nil }
        switch (first, byte(index + 1), byte(index + 2)) {
        case (0xC2, 0xA0, _), (0xC2, 0xAD, _): return 2
        case (0xE2, 0x80, let third?) where (0x80...0x8F).contains(third) || third == 0xAF: return 3
        case (0xE2, 0x81, 0x9F), (0xE2, 0x81, 0xA0), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): return 3
        default: return nil
        }
    }

    /// Behind the white space at an index: a few characters within one paragraph.
    func gapEnd(from index: Int) -> Int {
        var end = index
        var lines = 0
        for _ in 0..<8 {
            guard let length = spaceLength(at: end) else { break }
            if bytes[end] == .newline {
                lines += 1
                if lines > 1 { return index }
            }
            end += length
        }
        return end
    }

    /// Before the white space, or the one hyphen, that ends at an index.
    func gapStart(before index: Int) -> Int {
        var start = index
        var lines = 0
        for _ in 0..<8 {
            let previous = self.start(before: start)
            guard previous < start, spaceLength(at: previous) != nil else { break }
            if bytes[previous] == .newline {
                lines += 1
                if lines > 1 { return index }
            }
            start = previous
        }
        if start == index { start = hyphenStart(before: index) }
        return start
    }

    /// Before the hyphen that ends at an index; the index itself without one.
    private func hyphenStart(before index: Int) -> Int {
        let previous = start(before: index)
        guard previous < index else { return index }
        if bytes[previous] == UInt8(ascii: "-") { return previous }
        return holds("\u{2010}", at: previous) || holds("\u{2011}", at: previous) ? previous : index
    }

    // MARK: Numbers

    /// The digit at an index and its length: ASCII or full-width.
    func digit(at index: Int) -> (value: UInt8, length: Int)? {
        guard let first = byte(index) else { return nil }
        if first.isDigit { return (first - UInt8(ascii: "0"), 1) }
        guard first == 0xEF, byte(index + 1) == 0xBC, let third = byte(index + 2), (0x90...0x99).contains(third)
        else { return nil }
        return (third - 0x90, 3)
    }

    /// The length of what may stand between the digits of a number, spaces apart.
    func separator(at index: Int) -> Int? {
        guard let first = byte(index) else { return nil }
        switch first {
        case UInt8(ascii: "."), UInt8(ascii: ","), .apostrophe: return 1
        case 0xE2 where holds("\u{2019}", at: index): return 3
        case 0xEF where holds("\u{FF0E}", at: index) || holds("\u{FF0C}", at: index): return 3
        default: return nil
        }
    }

    /// Behind the number that begins at an index; `nil` where none begins.
    ///
    /// `1,536`, `1 536`, `1.234,56`, `.04`; a space is part of it only before three digits.
    func numberEnd(from index: Int) -> Int? {
        var end = index
        if digit(at: end) == nil {
            guard let point = separator(at: end), bytes[end] != .apostrophe, digit(at: end + point) != nil else {
                return nil
            }
            end += point
        }
        var group = 0
        for _ in 0..<ProseScan.longestNumber {
            if let found = digit(at: end) {
                end += found.length
                group += 1
            } else if let length = separator(at: end), digit(at: end + length) != nil {
                end += length
                group = 0
            } else if group <= 3, let length = spaceLength(at: end), bytes[end] != .newline,
                isThreeDigits(at: end + length)
            {
                end += length
                group = 0
            } else {
                break
            }
        }
        // A number that is too long may be cut, but not behind a separator.
        while end > index, !isDigit(before: end) { end = start(before: end) }
        return end
    }

    private func isThreeDigits(at index: Int) -> Bool {
        var end = index
        for _ in 0..<3 {
            guard let found = digit(at: end) else { return false }
            end += found.length
        }
        return !isWord(at: end) && digit(at: end) == nil
    }

    /// Where the number that ends at an index begins; `nil` where none ends, or where it is part of a word.
    func numberStart(before index: Int) -> Int? {
        var start = index
        var group = 0
        var count = 0
        while count < ProseScan.longestNumber || digit(at: start) == nil {
            count += 1
            let previous = self.start(before: start)
            guard previous < start else { break }
            if digit(at: previous) != nil {
                start = previous
                group += 1
            } else if group > 0, separator(at: previous) != nil, isDigit(before: previous) {
                start = previous
                group = 0
            } else if group == 3, spaceLength(at: previous) != nil, bytes[previous] != .newline,
                isShortGroup(before: previous)
            {
                start = previous
                group = 0
            } else {
                break
            }
        }
        guard start < index else { return nil }
        if count >= ProseScan.longestNumber { return start }
        let previous = self.start(before: start)
        guard previous < start else { return start }
        if bytes[previous] == UInt8(ascii: "."), !isWord(before: previous) { return previous }
        switch bytes[previous] {
        case UInt8(ascii: "$"), UInt8(ascii: "^"), .backslash, .openBrace: return nil
        default: return isWord(at: previous) ? nil : start
        }
    }

    private func isDigit(before index: Int) -> Bool {
        index > range.lowerBound && digit(at: start(before: index)) != nil
    }

    /// Whether one to three digits that belong to no longer run end at an index.
    private func isShortGroup(before index: Int) -> Bool {
        var start = index
        var count = 0
        while start > range.lowerBound, count <= 3, isDigit(before: start) {
            start = self.start(before: start)
            count += 1
        }
        return (1...3).contains(count) && !isWord(before: start)
    }
}
