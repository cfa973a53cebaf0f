/// Estimates what a large page costs cmark-gfm 0.29.0.gfm.6 where its time grows with a square.
///
/// Found by measuring that version on some 120 shapes of input at two sizes; all others grew in proportion.
/// - A paragraph before a table's delimiter row: its lines times its bytes (about 2.5 ns each).
/// - A word that a bare link may be made of: its `)` and `@` times its bytes (about 0.6 ns each).
/// - A paragraph: its `]` times its `*`, `_` and `~`, since the end of a link makes cmark-gfm look through all
///   emphasis before it (up to 20 ns each).
/// - Every line: the depth it is nested in, blank lines included (about 35 ns each).
/// - References: each copies its definition's destination and title, in memory and in the output.
struct PageWeight {
    let lines: SourceLines

    private var work = 0
    private var heaviest = (work: 0, line: 1)
    /// Lines and bytes since the last blank line.
    private var stretch = (lines: 0, bytes: 0)
    /// What the paragraph that may be under way has of each.
    private var paragraph = (links: 0, delimiters: 0, line: 1)
    /// Where the entries of the lists that may be open have their text.
    private var listIndents: [Int] = []
    private var brackets = 0
    /// The longest definition of a link, and the line it is on.
    private var definition = (bytes: 0, line: 1)
    private var sinceDefinition: (bytes: Int, line: Int)?

    init(lines: SourceLines) {
        self.lines = lines
    }

    /// What is too much, if anything is.
    mutating func fault() -> Diagnostic? {
        for line in 1...lines.count { weigh(line) }
        endDefinition()
        endParagraph(lines.count)
        if work > MarkdownLimits.work { return refuse(heaviest.line) }
        if definition.bytes * brackets > MarkdownLimits.expansion, brackets > 0 { return refuse(definition.line) }
        return nil
    }

    private func refuse(_ line: Int) -> Diagnostic {
        .error(
            .tooManyMarks, "the page has more markup than can be read in good time",
            at: lines.location(of: lines.start(of: line)..<lines.end(of: line)), label: "most of it is around here",
            help: "shorten the longest paragraphs, words and lists, or put the text into a code block of its own page")
    }

    private mutating func add(_ nanoseconds: Int, _ line: Int) {
        work += nanoseconds
        if nanoseconds > heaviest.work { heaviest = (nanoseconds, line) }
    }

    private mutating func weigh(_ line: Int) {
        let bytes = lines.text.bytes
        let end = lines.end(of: line)
        let start = lines.start(of: line)
        let (depth, text) = nesting(bytes, start..<end)
        add(depth * 35, line)
        guard text < end else {
            stretch = (0, 0)
            endDefinition()
            endParagraph(line + 1)
            return
        }
        // A bullet begins a paragraph of its own.
        if text - start >= 2, bytes[text - 1].isBlank, !bytes[text - 2].isBlank, bytes[text - 2] != .greater {
            endParagraph(line)
        }
        var isDelimiter = true
        var hasDash = false
        var word = (start: text, marks: 0)
        var index = text
        while index < end {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "-"): hasDash = true
            case UInt8(ascii: "|"), .colon: break
            case .space, .tab:
                if word.marks > 16 { add(word.marks * (index - word.start) * 6 / 10, line) }
                word = (index + 1, 0)
            case UInt8(ascii: ")"), UInt8(ascii: "@"):
                word.marks += 1
                isDelimiter = false
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                paragraph.delimiters += 1
                isDelimiter = false
            case .closeBracket:
                brackets += 1
                paragraph.links += 1
                isDelimiter = false
                if index + 1 < end, bytes[index + 1] == .colon {
                    endDefinition()
                    sinceDefinition = (0, line)
                }
            default: isDelimiter = false
            }
            index += 1
        }
        if word.marks > 16 { add(word.marks * (end - word.start) * 6 / 10, line) }
        sinceDefinition?.bytes += end - start
        if isDelimiter, hasDash { add(stretch.lines * stretch.bytes * 5 / 2, line) }
        stretch.lines += 1
        stretch.bytes += end - start
    }

    private mutating func endParagraph(_ next: Int) {
        add(paragraph.links * paragraph.delimiters * 20, paragraph.line)
        paragraph = (0, 0, next)
    }

    private mutating func endDefinition() {
        if let ended = sinceDefinition, ended.bytes > definition.bytes { definition = ended }
        sinceDefinition = nil
    }

    /// How deep a line may be nested, and where its text begins.
    private mutating func nesting(_ bytes: [UInt8], _ range: Range<Int>) -> (depth: Int, text: Int) {
        var quotes = 0
        var index = range.lowerBound
        var isOutdented = false
        while index < range.upperBound {
            let byte = bytes[index]
            let column = index - range.lowerBound
            if byte.isBlank {
                index += 1
                continue
            }
            if byte == .greater {
                quotes += 1
                index += 1
                continue
            }
            if !isOutdented {
                while let last = listIndents.last, last > column { listIndents.removeLast() }
                isOutdented = true
            }
            var after = index
            if byte.isDigit {
                while after < range.upperBound, bytes[after].isDigit { after += 1 }
                guard after < range.upperBound, bytes[after] == UInt8(ascii: ".") || bytes[after] == UInt8(ascii: ")")
                else { break }
            } else if byte != UInt8(ascii: "-"), byte != UInt8(ascii: "*"), byte != UInt8(ascii: "+") {
                break
            }
            after += 1
            guard after == range.upperBound || bytes[after].isBlank else { break }
            listIndents.append(column + 2)
            index = after
        }
        return (quotes + listIndents.count, index)
    }
}
