/// What is known of a page before it is parsed, and the bytes to parse.
///
/// cmark-gfm alone decides what is code, so directives are only marked here, in ways that leave lines and columns
/// as they are: a line that looks like a leaf directive or the fence of a container becomes a one-line HTML
/// comment with its number; the colon and first letter of what looks like an inline directive become a C1 control
/// character of the same two bytes. What turns out to be code is put back as written.
struct MarkdownScan {
    /// A line that looks like a leaf directive or a container's fence.
    struct Fence {
        enum Kind { case open, close, leaf }

        let kind: Kind
        /// How many colons.
        let colons: Int
        /// From the first colon to the last byte that isn't blank.
        let range: Range<Int>
    }

    /// Where lines begin.
    private(set) var lines: SourceLines
    /// What to parse: the source itself where nothing is marked.
    private(set) var prepared: [UInt8]
    /// Which part of `prepared` to parse.
    private(set) var preparedRange: Range<Int>
    /// Fences by number.
    private(set) var fences: [Fence] = []
    /// Offsets of the colons of what may be inline directives, ascending.
    private(set) var inlines: [Int] = []
    /// What begins the comments that stand for fences; nowhere in the page.
    private(set) var mark: [UInt8] = []
    /// How many `|` there are.
    private(set) var pipes = 0
    /// Whether the source itself has characters that stand for directives.
    private(set) var hasMarks = false
    /// Whether the page can have strikethrough at all.
    private(set) var mayStrike = false
    /// Whether the page can have bare links at all.
    private(set) var mayAutolink = false

    /// Looks through the Markdown of a file.
    init(_ source: MarkdownSource, marking: Bool) {
        let bytes = source.text.bytes
        let body = source.body
        var starts: [Int] = []
        starts.reserveCapacity(body.count / 32 + 1)
        starts.append(body.lowerBound)
        var loneReturn = false
        var firstLine = 1
        for index in 0..<body.lowerBound where bytes[index] == .newline { firstLine += 1 }
        var index = body.lowerBound
        let end = body.upperBound
        while true {
            index = Self.firstMark(bytes, from: index, to: end)
            guard index < end else { break }
            let byte = bytes[index]
            index += 1
            switch byte {
            case .newline:
                starts.append(index)
            case .carriageReturn:
                if index < end, bytes[index] == .newline { continue }
                loneReturn = true
                starts.append(index)
            case UInt8(ascii: "~"): mayStrike = true
            case UInt8(ascii: "@"): mayAutolink = true
            case UInt8(ascii: "|"): pipes += 1
            case DirectiveMark.lead: if index < end, bytes[index] >= 0x80, bytes[index] <= 0x99 { hasMarks = true }
            case UInt8(ascii: "."):
                if index - body.lowerBound > 3, bytes[index - 2].lowercased == UInt8(ascii: "w") { mayAutolink = true }
            case .colon:
                if index + 1 < end, bytes[index] == .slash, bytes[index + 1] == .slash { mayAutolink = true }
                guard marking else { continue }
                let lineStart = starts[starts.count - 1]
                if index < end, bytes[index] == .colon {
                    if let fence = Self.fence(bytes, index - 1, lineStart, end) {
                        fences.append(fence)
                        index = fence.range.upperBound
                    } else {
                        while index < end, bytes[index] == .colon { index += 1 }
                    }
                } else if Self.isInline(bytes, index - 1, lineStart, end) {
                    inlines.append(index - 1)
                }
            default: continue
            }
        }
        lines = SourceLines(
            text: source.text, starts: starts, end: end, firstLine: firstLine, hasLoneReturn: loneReturn)
        prepared = bytes
        preparedRange = body
        if !fences.isEmpty || !inlines.isEmpty { prepare(bytes, body) }
    }

    /// Which bytes mean something here.
    private static let isMark: [Bool] = (0..<256).map {
        [0x0A, 0x0D, 0x2E, 0x3A, 0x40, 0x7C, 0x7E, Int(DirectiveMark.lead)].contains($0)
    }

    /// Skips the bytes that mean nothing, which are nearly all.
    private static func firstMark(_ bytes: [UInt8], from: Int, to end: Int) -> Int {
        unsafe isMark.withUnsafeBufferPointer { isMark in
            unsafe bytes.withUnsafeBufferPointer { buffer in
                var index = from
                while index < end, unsafe !isMark[Int(buffer[index])] { index += 1 }
                return index
            }
        }
    }

    // MARK: Recognising

    private static func fence(_ bytes: [UInt8], _ start: Int, _ lineStart: Int, _ end: Int) -> Fence? {
        guard isBlockStart(bytes, lineStart..<start) else { return nil }
        var index = start
        while index < end, bytes[index] == .colon { index += 1 }
        let colons = index - start
        var lineEnd = index
        while lineEnd < end, bytes[lineEnd] != .newline, bytes[lineEnd] != .carriageReturn { lineEnd += 1 }
        while lineEnd > index, bytes[lineEnd - 1].isBlank { lineEnd -= 1 }
        let range = start..<lineEnd
        if colons == 2 {
            guard index < lineEnd, bytes[index].isLetter else { return nil }
            while index < lineEnd, bytes[index].isNamePart { index += 1 }
            let isWhole = index == lineEnd || bytes[index] == .openBracket || bytes[index] == .openBrace
            return isWhole ? Fence(kind: .leaf, colons: colons, range: range) : nil
        }
        if index == lineEnd { return Fence(kind: .close, colons: colons, range: range) }
        // `::: note`, as some other programs have it, is taken for a fence so that it can be refused.
        while index < lineEnd, bytes[index].isBlank { index += 1 }
        return bytes[index].isLetter ? Fence(kind: .open, colons: colons, range: range) : nil
    }

    /// Whether only white space, quote marks and list markers stand before a block.
    private static func isBlockStart(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            if byte.isBlank || byte == .greater { continue }
            if byte.isDigit {
                while index < range.upperBound, bytes[index].isDigit { index += 1 }
                guard index < range.upperBound, bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")")
                else { return false }
                index += 1
            } else if byte != UInt8(ascii: "-"), byte != UInt8(ascii: "*"), byte != UInt8(ascii: "+") {
                return false
            }
            guard index < range.upperBound, bytes[index].isBlank else { return false }
        }
        return true
    }

    /// Whether an unescaped `:name[` or `:name{` that isn't part of a word begins at `start`.
    static func isInline(_ bytes: [UInt8], _ start: Int, _ lineStart: Int, _ end: Int) -> Bool {
        guard start + 2 < end, bytes[start + 1].isLowercase else { return false }
        var index = start + 2
        while index < end, bytes[index].isNamePart { index += 1 }
        guard index < end, bytes[index] == .openBracket || bytes[index] == .openBrace else { return false }
        guard start > lineStart else { return true }
        let before = bytes[start - 1]
        if before < 0x80 {
            // `]:x[` is the definition of a link.
            if before.isNamePart || before == .colon || before == .closeBracket { return false }
            var slashes = 0
            while start - slashes > lineStart, bytes[start - slashes - 1] == .backslash { slashes += 1 }
            return slashes % 2 == 0
        }
        var first = start - 1
        while first > lineStart, bytes[first] & 0xC0 == 0x80 { first -= 1 }
        let scalar = String(decoding: bytes[first..<start], as: UTF8.self).unicodeScalars.last
        return scalar.map { !$0.properties.isAlphabetic && $0.properties.numericType == nil } ?? true
    }

    // MARK: Marking

    private mutating func prepare(_ bytes: [UInt8], _ body: Range<Int>) {
        var number = 0
        repeat {
            mark = Array("<!--sg\(number):".utf8)
            number += 1
        } while !fences.isEmpty && bytes.firstIndex(of: mark) != nil
        var output: [UInt8] = []
        output.reserveCapacity(body.count + fences.count * 8)
        var copied = body.lowerBound
        var nextInline = 0
        func copyMarking(upTo end: Int) {
            while nextInline < inlines.count, inlines[nextInline] < end {
                let colon = inlines[nextInline]
                output.append(contentsOf: bytes[copied..<colon])
                output.append(DirectiveMark.lead)
                output.append(DirectiveMark.trail(of: bytes[colon + 1]))
                copied = colon + 2
                nextInline += 1
            }
            output.append(contentsOf: bytes[copied..<end])
            copied = end
        }
        for (index, fence) in fences.enumerated() {
            copyMarking(upTo: fence.range.lowerBound)
            output.append(contentsOf: mark)
            output.append(contentsOf: String(index).utf8)
            output.append(contentsOf: "-->".utf8)
            copied = fence.range.upperBound
        }
        copyMarking(upTo: body.upperBound)
        prepared = output
        preparedRange = 0..<output.count
    }
}
