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
            return Self.suffixOffset(literal, offset, lines, lines.line(at: begin))
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
        var line = firstLine
        var lineStart = 0
        for index in 0..<min(offset, literal.count) where literal[index] == .newline {
            line += 1
            lineStart = index + 1
        }
        var lineEnd = lineStart
        while lineEnd < literal.count, literal[lineEnd] != .newline, literal[lineEnd] != .carriageReturn { lineEnd += 1 }
        return max(lines.start(of: line), lines.end(of: line) - (lineEnd - offset))
    }

    private mutating func judge(_ literal: [UInt8], _ offset: (Int) -> Int) {
        var check = RawHTMLCheck(literal)
        check.run()
        htmlIDs.append(contentsOf: check.ids)
        for fault in check.faults {
            let start = offset(fault.range.lowerBound)
            diagnostics.append(
                .error(
                    fault.code, fault.message, at: lines.location(of: start..<(start + fault.range.count)),
                    label: fault.label, help: fault.help))
        }
    }
}
