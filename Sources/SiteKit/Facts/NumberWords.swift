/// Numbers that are written as words.
enum NumberWords {
    /// Whether a number from two on stands in a text; `one` is too often a pronoun.
    static func stands(in text: String) -> Bool {
        let bytes = Array(text.utf8)
        let scan = ProseScan(bytes, bytes.indices)
        var index = 0
        while index < bytes.count {
            let end = scan.lettersEnd(from: index)
            if end > index, !scan.isWord(before: index), !scan.isWord(at: end),
                MoneyWords.plural.contains(scan.word(index..<end))
            {
                return true
            }
            index = max(end, index + 1)
        }
        return false
    }
}
