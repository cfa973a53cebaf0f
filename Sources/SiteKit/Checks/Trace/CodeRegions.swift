/// Where a Markdown source has code, about: what a word is that stands in a fenced block or between backquotes.
struct CodeRegions {
    private let bytes: [UInt8]
    /// Fenced blocks, in order.
    private let fences: [Range<Int>]

    /// Finds the fenced blocks of a source.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var fences: [Range<Int>] = []
        var open: (start: Int, mark: UInt8, length: Int)?
        var start = 0
        while start < bytes.count {
            let end = bytes.firstIndex(ofByte: .newline, from: start) ?? bytes.count
            var index = start
            while index < end, bytes[index] == .space { index += 1 }
            var length = 0
            while index + length < end, bytes[index + length] == bytes[index] { length += 1 }
            if length >= 3, bytes[index] == UInt8(ascii: "`") || bytes[index] == UInt8(ascii: "~") {
                if let begun = open {
                    // A fence is closed by one of its own kind, of its length at least.
                    if bytes[index] == begun.mark, length >= begun.length {
                        fences.append(begun.start..<end)
                        open = nil
                    }
                } else {
                    open = (start, bytes[index], length)
                }
            }
            start = end + 1
        }
        if let open { fences.append(open.start..<bytes.count) }
        self.fences = fences
    }

    /// Whether the byte at `offset` is in code.
    func contains(_ offset: Int) -> Bool {
        var low = 0
        var high = fences.count
        while low < high {
            let middle = (low + high) / 2
            if fences[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        if low < fences.count, fences[low].contains(offset) { return true }
        var index = offset - 1
        var marks = 0
        while index >= 0, index > offset - 2_000, bytes[index] != .newline {
            if bytes[index] == UInt8(ascii: "`") { marks += 1 }
            index -= 1
        }
        return marks % 2 == 1
    }
}
