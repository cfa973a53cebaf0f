/// One sort of thing that must not be left on a page: how it is found, and what is said of it.
struct Leftover: Sendable {
    /// Its name, for waivers.
    let name: String
    /// The kind of fault.
    let code: DiagnosticCode
    /// Words one of which is in every find; they are looked for first, letters' case ignored.
    let triggers: [String]
    /// Whether it counts in code too.
    let inCode: Bool
    /// Whether it is never to be shown.
    let isSecret: Bool
    /// The whole find around a trigger, or `nil` when it is none.
    let judge: @Sendable (Surroundings, Range<Int>) -> Range<Int>?
    /// What is wrong with a find: the found text, and the place in words.
    let message: @Sendable (String, String) -> String
    /// The way out.
    let help: String

    init(
        _ name: String, _ code: DiagnosticCode, _ triggers: [String], inCode: Bool = false, isSecret: Bool = false,
        message: @escaping @Sendable (String, String) -> String, help: String,
        judge: @escaping @Sendable (Surroundings, Range<Int>) -> Range<Int>?
    ) {
        self.name = name
        self.code = code
        self.triggers = triggers
        self.inCode = inCode
        self.isSecret = isSecret
        self.judge = judge
        self.message = message
        self.help = help
    }

    /// Everything that is looked for on every site.
    static let standard: [Leftover] =
        notes + fillers + numbers + templateResidue + emptyValues + addresses + mergeMarks + markdownResidue + secrets
        + chatResidue

    /// The names of all of them, for waivers.
    static let names: [String] = standard.map(\.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
}

/// A find's neighbourhood.
struct Surroundings {
    /// The whole text.
    let bytes: [UInt8]
    /// The stretch that is looked at; what is outside is something else.
    let bounds: Range<Int>
    /// What sort of words they are.
    let place: PageWords.Place

    /// The byte at `index`; a line's end outside the bounds.
    subscript(_ index: Int) -> UInt8 { bounds.contains(index) ? bytes[index] : .newline }

    /// Whether a letter, digit or `_` stands at `index`; letters outside ASCII count.
    func isWord(_ index: Int) -> Bool {
        let byte = self[index]
        return byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte >= 0x80 && !isMark(index)
    }

    /// Whether nothing of a word is on either side.
    func isWhole(_ range: Range<Int>) -> Bool {
        !isWord(range.lowerBound - 1) && !isWord(range.upperBound)
    }

    /// The text of a range.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: bounds)], as: UTF8.self)
    }

    /// Whether the line holds only this; a cell of a table never does.
    func isAlone(_ range: Range<Int>) -> Bool {
        var before = range.lowerBound - 1
        while self[before] == .space { before -= 1 }
        var after = range.upperBound
        while self[after] == .space { after += 1 }
        return self[before] == .newline && self[after] == .newline
    }

    /// Where the bytes end for which `belongs` holds.
    func end(from index: Int, while belongs: (UInt8) -> Bool) -> Int {
        var end = index
        while bounds.contains(end), belongs(bytes[end]) { end += 1 }
        return end
    }

    /// Where `byte` next stands on the line.
    func onLine(_ byte: UInt8, from index: Int, within limit: Int = 400) -> Int? {
        var position = index
        while position < index + limit, self[position] != .newline {
            if self[position] == byte { return position }
            position += 1
        }
        return nil
    }

    /// Whether `word` follows at `index`, letters' case ignored.
    func follows(_ word: String, at index: Int) -> Bool {
        word.utf8.enumerated().allSatisfy { self[index + $0.offset].lowercased == $0.element }
    }

    /// Punctuation outside ASCII that ends words: no-break space, dashes, quotation marks, the ellipsis, signs.
    private func isMark(_ index: Int) -> Bool {
        // General punctuation and currency: U+2000 to U+20CF; Latin-1's signs: U+0080 to U+00BF.
        var start = index
        while self[start] & 0xC0 == 0x80, index - start < 3 { start -= 1 }
        let lead = self[start]
        if lead == 0xC2 { return true }
        return lead == 0xE2 && (0x80...0x83).contains(self[start + 1])
            || lead == 0xE3 && self[start + 1] == 0x80
    }
}
