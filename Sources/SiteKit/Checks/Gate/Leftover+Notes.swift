extension Leftover {
    /// Notes to oneself.
    static let notes = [
        Leftover(
            "todo", .unfinishedNote, ["todo", "tbd", "tbc", "tba", "fixme"],
            message: { "'\($0)' is left in \($1)" }, help: "finish it, or take it out"
        ) { around, range in
            let word = around.text(range)
            switch word {
            case "TODO", "FIXME", "TBC", "TBA", "TBD", "tbd", "Tbd":
                guard around.isWhole(range), around[range.lowerBound - 1] != UInt8(ascii: "-") else { return nil }
                // A file's name, `TODO.md`.
                if around[range.upperBound] == UInt8(ascii: "."), around.isWord(range.upperBound + 1) { return nil }
                // The apps and lists that every tutorial makes.
                let isThing = ["app", "list", "item", "mvc", "comment", "s ", "tree"].contains {
                    around.follows($0, at: range.upperBound + 1)
                }
                return word == "TODO" && isThing && around[range.upperBound] != .colon ? nil : range
            case "todo", "Todo", "fixme":
                // In small letters it is a word; with a colon at the beginning of a line it is a note.
                return around[range.upperBound] == .colon && around[range.lowerBound - 1] == .newline ? range : nil
            default: return nil
            }
        }
    ]

    /// Text that only fills a page.
    static let fillers = [
        Leftover(
            "filler", .fillerText,
            [
                "lorem ipsum", "dolor sit amet", "your text here", "text goes here", "content goes here",
                "description goes here", "title goes here", "insert text here", "insert your ", "[insert ", "[your ",
                "[company name", "[product name", "[placeholder", "<your ", "<insert ",
            ],
            message: { "filler text '\($0)' is left in \($1)" }, help: "write the real text"
        ) { around, range in
            let first = around[range.lowerBound]
            if first == .openBracket || first == .less {
                let close = first == .openBracket ? UInt8.closeBracket : .greater
                guard let end = around.onLine(close, from: range.upperBound, within: 60) else { return nil }
                // `[your account](…)` would have become a link; what is followed by a colon defines one.
                return around[end + 1] == .colon ? nil : range.lowerBound..<(end + 1)
            }
            guard around.isWhole(range.lowerBound..<around.end(from: range.lowerBound, while: { $0 != .space })) else {
                return nil
            }
            guard around.follows("insert your ", at: range.lowerBound) else { return range }
            let end = around.end(from: range.upperBound) { $0.isLetter || $0 == .space }
            return around.text(range.upperBound..<end).lowercased().hasSuffix("here") ? range.lowerBound..<end : nil
        }
    ]

    /// Signs that stand for a number nobody knew yet.
    static let numbers = [
        Leftover(
            "number", .numberPlaceholder,
            [
                "n+", "xx.x", "x.xx", "xx,x", "xx%", "xx %", "##.#", "??.?", "xx ms", "xx px", "xx mb", "xx gb",
                "xx sec", "xx min", "xx hours", "xx days", "xx images",
            ],
            message: { "'\($0)' in \($1) stands where a number should" }, help: "state it through a fact: :fact[name]"
        ) { around, range in
            let first = around[range.lowerBound]
            if first == UInt8(ascii: "N") {
                // `N+1` is a name, and so is `N++`; `n+` is algebra.
                let next = around[range.upperBound]
                guard !around.isWord(range.lowerBound - 1), !around.isWord(range.upperBound),
                    ![UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "=")].contains(next),
                    !(next == .space && around[range.upperBound + 1].isDigit),
                    ![UInt8(ascii: "/"), UInt8(ascii: "+")].contains(around[range.lowerBound - 1])
                else { return nil }
                return range
            }
            guard first == UInt8(ascii: "X") || first == .hash || first == UInt8(ascii: "?") else { return nil }
            let start = placeholderStart(around, range.lowerBound)
            // `XX min` goes on in `XX minutes`.
            let end =
                around[range.upperBound - 1].isLowercase
                ? placeholderEnd(around, range.upperBound, while: \.isLowercase)
                : placeholderEnd(around, range.upperBound, while: isPlaceholderPart)
            var whole = start..<end
            while whole.count > 1, [UInt8(ascii: "."), UInt8(ascii: ",")].contains(around[whole.upperBound - 1]) {
                whole = whole.lowerBound..<(whole.upperBound - 1)
            }
            return around.isWhole(whole) ? whole : nil
        },
        Leftover(
            "price", .numberPlaceholder,
            [
                "$x", "$n", "€x", "€n", "£x", "£n", "$_", "$?", "$#", "€_", "€?", "usd x", "xx usd", "xx eur", "x €",
                "$ xx",
            ],
            message: { "'\($0)' in \($1) stands where a price should" },
            help: "state it through a fact of kind money: :fact[name]"
        ) { around, range in
            guard !around.isWord(range.lowerBound - 1), around[range.lowerBound - 1] != UInt8(ascii: "$") else {
                return nil
            }
            let end = placeholderEnd(around, range.upperBound) { isPlaceholderPart($0) || $0 == UInt8(ascii: "N") }
            var whole = range.lowerBound..<end
            while [UInt8(ascii: "."), UInt8(ascii: ",")].contains(around[whole.upperBound - 1]) {
                whole = whole.lowerBound..<(whole.upperBound - 1)
            }
            let text = around.text(whole)
            // Variables are named with small letters, or go on, or come in twos: `$N of $M`.
            guard !around.isWord(whole.upperBound), text == text.uppercased() else { return nil }
            if text == "$N", hasOtherVariable(around, whole) { return nil }
            if text.hasSuffix("_") || text.hasSuffix("?") || text.hasSuffix("#") {
                return text.utf8.count > 2 ? whole : nil
            }
            return whole
        },
    ]

    /// How far a placeholder is followed to each side: none that a person writes is longer, and a page of
    /// nothing but `XX.XX.XX` is read in no time.
    private static let reach = 32

    private static func placeholderStart(_ around: Surroundings, _ index: Int) -> Int {
        var start = index
        while index - start < reach, isPlaceholderPart(around[start - 1]) { start -= 1 }
        return start
    }

    private static func placeholderEnd(
        _ around: Surroundings, _ index: Int, while belongs: (UInt8) -> Bool
    ) -> Int {
        var end = index
        while end - index < reach, around.bounds.contains(end), belongs(around[end]) { end += 1 }
        return end
    }

    /// Whether another variable in capitals, as `$M`, stands near on the same line.
    private static func hasOtherVariable(_ around: Surroundings, _ range: Range<Int>) -> Bool {
        func isVariable(_ index: Int) -> Bool {
            around[index] == UInt8(ascii: "$") && around[index + 1].isUppercase
        }
        var index = range.upperBound
        while index - range.upperBound < 200, around[index] != .newline {
            if isVariable(index) { return true }
            index += 1
        }
        index = range.lowerBound - 1
        while range.lowerBound - index < 200, around[index] != .newline {
            if isVariable(index) { return true }
            index -= 1
        }
        return false
    }

    private static func isPlaceholderPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "X"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "%"), .hash, UInt8(ascii: "?"),
            UInt8(ascii: "_"), UInt8(ascii: "$"):
            true
        default: false
        }
    }
}
