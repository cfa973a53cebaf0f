/// Finds runs of one length, of some patterns, in any text, and looks at few of its bytes where there is none.
struct SecretRuns: Sendable {
    /// How long a run is.
    let length: Int
    private let runs: Set<ArraySlice<UInt8>>
    /// The bytes in a row that are looked at first.
    private let block: Int
    /// Which blocks stand anywhere in a run, by their hash.
    private var blocks = [Bool](repeating: false, count: 1 << 16)

    /// Which bytes stand anywhere in a run.
    private var letters = [Bool](repeating: false, count: 256)

    /// Takes every run that the patterns have; they are at least that long.
    init(length: Int, _ patterns: [[UInt8]]) {
        self.length = length
        block = min(3, length)
        runs = Set(patterns.flatMap { text in (0...(text.count - length)).map { text[$0..<($0 + length)] } })
        for text in patterns {
            for byte in text { letters[Int(byte)] = true }
            for end in block...text.count { blocks[hash(text, end)] = true }
        }
    }

    /// Calls back with each run's place, in order; they may overlap.
    func find(in text: [UInt8], _ found: (Range<Int>) -> Void) {
        var end = length
        while end <= text.count {
            guard blocks[hash(text, end)] else {
                // No run has this block, so none has both its bytes and those before.
                end += length - block + 1
                continue
            }
            if runs.contains(text[(end - length)..<end]) { found((end - length)..<end) }
            end += 1
        }
    }

    /// How many bytes at the text's end a run may begin with that goes on behind it; now and then too many.
    func beginning(atEndOf text: [UInt8]) -> Int {
        let count = text.suffix(block).reversed().prefix { letters[Int($0)] }.count
        guard count == block, text.count >= block, blocks[hash(text, text.count)] else {
            return min(count, block - 1, length - 1)
        }
        return min(length - 1, text.count)
    }

    private func hash(_ text: [UInt8], _ end: Int) -> Int {
        var value: UInt32 = 0
        for index in (end - block)..<end { value = value << 8 | UInt32(text[index]) }
        return Int((value &* 0x9E37_79B1) >> 16)
    }
}
