/// Finds any of many short words in a text in one pass, letters' case ignored.
///
/// Of each word the rarest three bytes in a row are looked for, by the lower five bits of each, in which the two cases
/// of a letter are equal: one look into 4 KiB of bits a byte, and almost always there is nothing.
struct WordSearch: Sendable {
    private let bits: [UInt64]
    /// For each three bytes the place of its entries in `entries`.
    private let places: [UInt16]
    /// The words that have the same three bytes, and where in them; the first is of nothing.
    private let entries: [[Entry]]
    private let words: [[UInt8]]

    private struct Entry {
        let word: Int
        let offset: Int
        let length: Int
        let first: UInt8
        let second: UInt8
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
            func entry(_ offset: Int) -> Entry {
                Entry(word: number, offset: offset, length: word.count, first: word[0], second: word[1])
            }
            if word.count == 2 {
                for third in 0..<32 {
                    add(WordSearch.key(word[0], word[1], UInt8(third)), entry(0))
                }
            } else {
                let offset = WordSearch.rarest(word)
                add(
                    WordSearch.key(word[offset], word[offset + 1], word[offset + 2]),
                    entry(offset))
            }
        }
        var places = [UInt16](repeating: 0, count: 32_768)
        var lists: [[Entry]] = [[]]
        for key in entries.keys.sorted() {
            places[key] = UInt16(truncatingIfNeeded: lists.count)
            lists.append(entries[key] ?? [])
        }
        self.bits = bits
        self.places = places
        self.entries = lists
        self.words = words
    }

    /// Calls `found` with the number of each word that is there, and where; not in order of place.
    func each(in bytes: [UInt8], _ found: (Int, Range<Int>) -> Void) {
        var key = 0
        unsafe bits.withUnsafeBufferPointer { bits in
            unsafe bytes.withUnsafeBufferPointer { text in
                for index in 0..<text.count {
                    key = key >> 5 | Int(unsafe text[index] & 31) << 10
                    if unsafe bits[key >> 6] >> UInt64(key & 63) & 1 != 0 { verify(key, bytes, at: index - 2, found) }
                }
            }
        }
        // A word of two bytes may be the last.
        key = key >> 5 | Int(UInt8.newline & 31) << 10
        if bits[key >> 6] >> UInt64(key & 63) & 1 != 0 { verify(key, bytes, at: bytes.count - 2, found) }
    }

    private func verify(_ key: Int, _ bytes: [UInt8], at index: Int, _ found: (Int, Range<Int>) -> Void) {
        for entry in entries[Int(places[key])] {
            let start = index - entry.offset
            // Most false alarms are other signs with the same lower bits: two bytes tell them.
            guard start >= 0, start + entry.length <= bytes.count, bytes[start].lowercased == entry.first,
                bytes[start + 1].lowercased == entry.second
            else { continue }
            let word = words[entry.word]
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
