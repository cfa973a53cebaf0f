extension Leftover {
    /// What a template language would have filled in.
    static let templateResidue = [
        Leftover(
            "template", .templateResidue, ["{{", "{%", "<%=", "${", "<?php", "%!s(", "%!d(", "%!v("],
            message: { "'\($0)' in \($1) is a template's tag that nothing filled in" },
            help: "use a fact, :fact[name]; if it is meant as it stands, put it into code with backquotes"
        ) { around, range in
            let close: [UInt8: UInt8] = [.openBrace: .closeBrace, UInt8(ascii: "$"): .closeBrace]
            guard let end = close[around[range.lowerBound]] else { return range }
            guard let found = around.onLine(end, from: range.upperBound, within: 80) else { return range }
            let stop = around.end(from: found) { $0 == .closeBrace }
            return range.lowerBound..<stop
        }
    ]

    /// What programs print for a value that isn't there.
    static let emptyValues = [
        Leftover(
            "empty-value", .emptyValue,
            ["[object object]", "<nil>", "<no value>", "<null>", "<undefined>", "<none>", "<todo>", "<tbd>"],
            message: { "'\($0)' in \($1) is a value that was never there" },
            help: "give the value, or put the word into code if it is meant as it stands"
        ) { _, range in range },
        Leftover(
            "empty-value", .emptyValue, ["undefined", "nan", "null"],
            message: { "'\($0)' is all that \($1) says" },
            help: "give the value, or put the word into code if it is meant as it stands"
        ) { around, range in
            guard ["undefined", "NaN", "null"].contains(around.text(range)) else { return nil }
            let before = around[range.lowerBound - 1]
            // A cell of a table may say so of a parameter; a title, a label or a paragraph never does.
            if around.isAlone(range) { return range }
            if before == UInt8(ascii: "$"), !around.isWord(range.upperBound) { return range }
            // `NaN px`: a number should stand before a unit.
            let start = around.end(from: range.upperBound) { $0 == .space }
            let end = around.end(from: start) { $0.isLetter }
            let isBefore = !around.isWord(range.lowerBound - 1) && start > range.upperBound
            return isBefore && units.contains(around.text(start..<end)) ? range.lowerBound..<end : nil
        },
    ]

    private static let units: Set<String> = ["px", "ms", "s", "KB", "MB", "GB", "USD", "EUR", "percent"]

    /// Addresses that stand for a real one: https://www.rfc-editor.org/rfc/rfc2606.
    static let addresses = [
        Leftover(
            "address", .placeholderAddress,
            [
                "example.com", "example.org", "example.net", "example.edu", "yourdomain.", "your-domain.", "yoursite.",
                "yourcompany.", "mydomain.com",
            ],
            message: { "'\($0)' in \($1) is an address that only stands for one" },
            help: "write the real address; an address that is an example belongs into code, with backquotes"
        ) { around, range in
            let isDotted = around[range.upperBound - 1] == UInt8(ascii: ".")
            let end = isDotted ? around.end(from: range.upperBound) { $0.isLetter } : range.upperBound
            if isDotted, end - range.upperBound < 2 { return nil }
            guard !around.isWord(end), around[end] != UInt8(ascii: "-"),
                !(around[end] == UInt8(ascii: ".") && around.isWord(end + 1))
            else { return nil }
            var start = range.lowerBound
            let isName: (UInt8) -> Bool = { $0.isNamePart || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "@") }
            while around.bounds.contains(start - 1), isName(around[start - 1]) { start -= 1 }
            // `notexample.com` is somebody's.
            guard start == range.lowerBound || !around[range.lowerBound - 1].isNamePart else { return nil }
            return start..<end
        }
    ]

    /// What version control leaves where two changes met.
    static let mergeMarks = [
        Leftover(
            "merge", .mergeMark, ["<<<<<<< ", ">>>>>>> "],
            message: { "'\($0)' in \($1) is where two changes met and nobody chose" },
            help: "keep one of the two, and take the marks out"
        ) { around, range in
            around[range.lowerBound - 1] == .newline || around[range.lowerBound - 1] == .space
                ? range.lowerBound..<around.end(from: range.upperBound) { $0 > .space } : nil
        }
    ]

    /// Markdown and directives that were not read, because something in them is wrong.
    static let markdownResidue = [
        Leftover(
            "directive", .markdownResidue, [":fact", ": fact[", ":::", "::sample", "::showcase", ":: sample"],
            message: { "'\($0)' in \($1) is a directive that wasn't read" },
            help: "write :fact[name] with a space before it, ::sample{id=name} and :::note on lines of their own"
        ) { around, range in
            let isFact = around.text(range).lowercased().contains("fact")
            if isFact {
                let name = around[range.upperBound - 1] == .openBracket ? range.upperBound - 1 : range.upperBound
                let end = around.end(from: name) { $0 == .space }
                guard [.openBracket, .openBrace, UInt8(ascii: "(")].contains(around[end]), end - name <= 1
                else { return nil }
                let close = around.onLine(.closeBracket, from: end, within: 80) ?? end
                return range.lowerBound..<(close + 1)
            }
            // Within a sentence only what goes on as a directive does can be meant as one.
            let isOpen = [.openBracket, .openBrace].contains(around[range.upperBound])
            guard around[range.lowerBound - 1] == .newline || isOpen else { return nil }
            return range.lowerBound..<around.end(from: range.upperBound) { $0 != .newline && $0 != .space }
        },
        Leftover(
            "link", .markdownResidue, ["][", "]("],
            message: { "'\($0)' in \($1) is a link that wasn't read" },
            help: "a reference needs its definition, '[name]: address'; an address must not have spaces"
        ) { around, range in
            let isReference = around[range.lowerBound + 1] == .openBracket
            guard
                let close = around.onLine(isReference ? .closeBracket : UInt8(ascii: ")"), from: range.upperBound),
                close > range.upperBound || !isReference
            else { return nil }
            var open = range.lowerBound - 1
            while around[open] != .openBracket, around[open] != .newline, range.lowerBound - open < 200 { open -= 1 }
            // An index, `list[0][1]`, follows a name.
            guard around[open] == .openBracket, open < range.lowerBound - 1, !around.isWord(open - 1),
                around[open - 1] != .closeBracket
            else { return nil }
            return open..<(close + 1)
        },
        Leftover(
            "footnote", .markdownResidue, ["[^"],
            message: { "'\($0)' in \($1) is a footnote that has no text" },
            help: "write the footnote, '[^name]: …'"
        ) { around, range in
            let end = around.end(from: range.upperBound) { $0.isNamePart }
            guard end > range.upperBound, around[end] == .closeBracket else { return nil }
            return range.lowerBound..<(end + 1)
        },
        Leftover(
            "anchor", .markdownResidue, ["{#"],
            message: { "'\($0)' in \($1) is a heading's anchor that wasn't read" },
            help: "an anchor stands at the end of a heading's line, of letters, digits and '-': '## Title {#name}'"
        ) { around, range in
            let end = around.end(from: range.upperBound) { $0.isNamePart || $0 == .space }
            guard end > range.upperBound, around[end] == .closeBrace,
                around[around.end(from: end + 1) { $0 == .space }] == .newline
            else { return nil }
            return range.lowerBound..<(end + 1)
        },
    ]
}
