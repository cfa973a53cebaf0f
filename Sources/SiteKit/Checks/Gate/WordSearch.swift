/// Finds any of many short words in a text in one pass, letters' case ignored.
///
/// Of each word the rarest three bytes in a row are looked for, by the lower five bits of each, in which the two cases
/// of a letter are equal: one look into 4 KiB of bits a byte, and almost always there is nothing.
struct WordSearch: Sendable {
    private let bits: [UInt64]
    /// For each three bytes that are looked for, the words they are in, and where in them.
    private let entries: [Int: [Entry]]
    private let words: [[UInt8]]

    private struct Entry {
        let word: Int
        let offset: Int
    }

    /// Prepares the search for words of two bytes and more.
    init(_ words: [[UInt8]]) {
        var bits = [UInt64](repeating: 0, count: 512)
        var entries: [Int: [Entry]] = [:]
        let words = words.map { $0.map(\.lowercased) }
        func add(_ key: Int, _ entry: Entry) {
            bits[key >> 6] |= 1 << UInt64(key & 63)
            entries[key, default: []].append(entry)
        }
        for (number, word) in words.enumerated() where word.count >= 2 {
            if word.count == 2 {
                for third in 0..<32 {
                    add(WordSearch.key(word[0], word[1], UInt8(third)), Entry(word: number, offset: 0))
                }
            } else {
                let offset = WordSearch.rarest(word)
                add(
                    WordSearch.key(word[offset], word[offset + 1], word[offset + 2]),
                    Entry(word: number, offset: offset))
            }
        }
        self.bits = bits
        self.entries = entries
        self.words = words
    }

    /// Calls `found` with the number of each word that is there, and where; not in order of place.
    func each(in bytes: [UInt8], _ found: (Int, Range<Int>) -> Void) {
        let text = bytes.span
        let bits = bits.span
        var key = 0
        for index in text.indices {
            key = key >> 5 | Int(text[index] & 31) << 10
            if bits[key >> 6] >> UInt64(key & 63) & 1 != 0 { verify(key, bytes, at: index - 2, found) }
        }
        // A word of two bytes may be the last.
        key = key >> 5 | Int(UInt8.newline & 31) << 10
        if bits[key >> 6] >> UInt64(key & 63) & 1 != 0 { verify(key, bytes, at: bytes.count - 2, found) }
    }

    private func verify(_ key: Int, _ bytes: [UInt8], at index: Int, _ found: (Int, Range<Int>) -> Void) {
        for entry in entries[key] ?? [] {
            let word = words[entry.word]
            let start = index - entry.offset
            guard start >= 0, start + word.count <= bytes.count else { continue }
            if word.indices.allSatisfy({ bytes[start + $0].lowercased == word[$0] }) {
                found(entry.word, start..<(start + word.count))
            }
        }
    }

    private static func key(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
        Int(first & 31) | Int(second & 31) << 5 | Int(third & 31) << 10
    }

    /// How often the lower five bits of a byte occur in English text, about: space, the letters, and what stands for
    /// digits and punctuation beside them.
    private static let frequency: [Int] = [
        180, 65, 15, 25, 35, 100, 18, 16, 45, 57, 10, 8, 45, 25, 62, 60, 18, 3, 48, 52, 72, 24, 10, 17, 3, 15, 4, 1, 1,
        1, 1, 1,
    ]

    private static func rarest(_ word: [UInt8]) -> Int {
        let scores = (0...(word.count - 3)).map { offset in
            word[offset..<(offset + 3)].reduce(1) { $0 * frequency[Int($1 & 31)] }
        }
        return scores.enumerated().min { $0.element < $1.element }?.offset ?? 0
    }
}
