extension PageRewrite {
    /// Judges raw HTML within a line of text.
    mutating func checkInlineHTML(_ node: MarkdownNode) {
        var literal = node.literal
        if let restored = puttingBack(literal) {
            // A fence that is indented too far becomes part of the paragraph before it.
            diagnostics.append(
                .error(
                    .misplacedDirective, "a container's fence stands inside a paragraph",
                    at: lines.location(of: lines.range(of: Spot(node, in: block))),
                    label: "indented by four or more", help: "indent it by at most three"))
            var text: [UInt8] = []
            HTML.escape(String(decoding: restored, as: UTF8.self), into: &text)
            node.setLiteral(text)
            return
        }
        if !scan.inlines.isEmpty { DirectiveMark.restore(&literal) }
        let spot = Spot(node, in: block)
        let from = lines.range(of: spot).lowerBound
        let region = lines.range(of: block)
        let lines = lines
        judge(literal) { offset in
            // On the line it begins on, an inline stands as written.
            let firstLine = Array(literal.prefix { $0 != .newline })
            let source = lines.text.bytes
            let begin =
                source.firstIndex(of: firstLine, from: max(region.lowerBound, from - 1), end: region.upperBound)
                ?? source.firstIndex(of: firstLine, from: region.lowerBound, end: region.upperBound) ?? from
            if offset <= firstLine.count { return begin + offset }
            let (line, lineStart) = Self.line(of: offset, in: literal)
            let text = Array(literal[lineStart...].prefix { $0 != .newline })
            let number = lines.line(at: begin) + line
            let found = source.firstIndex(of: text, from: lines.start(of: number), end: lines.end(of: number))
            return (found ?? lines.start(of: number)) + offset - lineStart
        }
    }

    /// Judges a block of raw HTML.
    mutating func checkBlockHTML(_ node: MarkdownNode) {
        putBackFences(node)
        var literal = node.literal
        if !scan.inlines.isEmpty { DirectiveMark.restore(&literal) }
        let line = node.startLine
        let lines = lines
        judge(literal) { Self.suffixOffset(literal, $0, lines, line) }
    }

    /// Every line of raw HTML is the end of a line of the source; what is before it are list and quote marks.
    private static func suffixOffset(_ literal: [UInt8], _ offset: Int, _ lines: SourceLines, _ firstLine: Int) -> Int {
        let (further, lineStart) = line(of: offset, in: literal)
        let line = firstLine + further
        var lineEnd = lineStart
        while lineEnd < literal.count, literal[lineEnd] != .newline, literal[lineEnd] != .carriageReturn {
            lineEnd += 1
        }
        return max(lines.start(of: line), lines.end(of: line) - (lineEnd - offset))
    }

    /// How many lines come before an offset, and where its own begins.
    private static func line(of offset: Int, in literal: [UInt8]) -> (number: Int, start: Int) {
        var number = 0
        var start = 0
        for index in 0..<min(offset, literal.count) where literal[index] == .newline {
            number += 1
            start = index + 1
        }
        return (number, start)
    }

    static let factMark = Array(":fact[".utf8)

    /// The place of a fact's directive, to its closing bracket.
    func directivePlace(at start: Int) -> SourceLocation {
        let lineEnd = lines.end(of: lines.line(at: start))
        let close = bytes[start..<max(start, lineEnd)].firstIndex(of: .closeBracket)
        return lines.location(of: start..<((close ?? start + Self.factMark.count - 1) + 1))
    }

    /// A fact that would be published as it is written.
    mutating func refuseDirective(in place: String, at location: SourceLocation) {
        diagnostics.append(
            .error(
                .misplacedDirective, "directives are not read in \(place)", at: location, label: "would stay as it is",
                help: "use it in the text, outside"))
    }

    private mutating func judge(_ literal: [UInt8], _ offset: (Int) -> Int) {
        var check = RawHTMLCheck(literal)
        check.run()
        htmlIDs.append(contentsOf: check.ids)
        var next = 0
        while let found = literal.firstIndex(of: Self.factMark, from: next, end: literal.count) {
            let start = offset(found)
            refuseDirective(in: "raw HTML", at: directivePlace(at: start))
            next = found + 1
        }
        for fault in check.faults {
            let start = offset(fault.range.lowerBound)
            diagnostics.append(
                .error(
                    fault.code, fault.message, at: lines.location(of: start..<(start + fault.range.count)),
                    label: fault.label, help: fault.help))
        }
    }
}
