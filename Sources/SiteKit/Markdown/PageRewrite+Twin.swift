/// Noting for the twin what links, pictures and headings become.
extension PageRewrite {
    /// A destination as it is written, between the parentheses of a link or in a definition.
    private struct WrittenDestination {
        /// With the pointed brackets, if it has any.
        let range: Range<Int>
        /// Where the `]` before it is.
        let bracket: Int
    }

    /// Notes where a link or a picture leads; without an address its text alone stays.
    ///
    /// - Parameter note: What is said right after it.
    mutating func noteTwin(of written: [UInt8], _ spot: Spot, url: String?, note: String? = nil) {
        guard var twin else { return }
        // Taken out while it changes, so that nothing is copied.
        self.twin = nil
        defer { self.twin = twin }
        let new = url.map { twin.absolute($0) }
        if twin.hasDefinitions { twin.resolved[written] = new ?? [] }
        let range = lines.range(of: spot)
        let region = lines.window(around: range, in: spot.block)
        let found =
            destination(written, in: range) ?? (definition(of: written) == nil ? destination(written, in: region) : nil)
        guard let found else {
            if let note { twin.replace(range.upperBound..<range.upperBound, with: Self.remark(note)) }
            return
        }
        let close = closing(after: found.range.upperBound)
        if let new {
            twin.replace(found.range, with: new)
        } else if let close, let open = opening(before: found.bracket) {
            twin.replace(open..<(open + 1), with: [])
            twin.replace(found.bracket..<close, with: [])
        } else {
            twin.replace(found.range, with: [.less, .greater])
        }
        if let note {
            let end = close ?? range.upperBound
            twin.replace(end..<end, with: Self.remark(note))
        }
    }

    /// Notes an inline directive that became text.
    mutating func noteTwin(ofDirective range: Range<Int>, _ html: HTML) {
        guard twin != nil else { return }
        let begin = lines.start(of: lines.line(at: range.lowerBound))
        let startsLine = bytes[begin..<range.lowerBound].allSatisfy { $0.isBlank || $0 == .greater }
        let text = MarkdownText.escaped(HTMLText.plain(html), startsLine: startsLine)
        twin?.replace(range, with: text)
    }

    /// Notes how deep a heading is in the twin, and where the title ends.
    mutating func noteTwin(ofHeading node: MarkdownNode, isTitle: Bool) {
        guard var twin, node.startLine > 0 else { return }
        self.twin = nil
        defer { self.twin = twin }
        let begin = lines.offset(line: node.startLine, column: node.startColumn, in: BlockSpan(node))
        let isUnderlined = begin < bytes.count && bytes[begin] != .hash
        let last = isUnderlined ? underline(below: node.startLine) : node.startLine
        if isTitle {
            twin.titleEnd = last < lines.count ? lines.start(of: last + 1) : lines.end
            return
        }
        guard source.headingOffset > 0 else { return }
        let level = min(6, node.level + source.headingOffset)
        guard isUnderlined else {
            twin.replace(begin..<begin, with: Array(repeating: .hash, count: level - node.level))
            return
        }
        // Its lines become one, since there are underlines for two levels only.
        twin.replace(begin..<begin, with: Array(repeating: .hash, count: level) + [.space])
        var end = lines.end(of: node.startLine)
        for line in (node.startLine + 1)..<max(last, node.startLine + 1) {
            twin.replace(end..<textStart(of: line), with: [.space])
            end = lines.end(of: line)
        }
        twin.replace(end..<lines.end(of: last), with: [])
    }

    /// The line that underlines the heading which begins on `line`; cmark-gfm's own end may be one line further.
    private func underline(below line: Int) -> Int {
        for next in (line + 1)..<max(lines.count + 1, line + 1) {
            let text = bytes[textStart(of: next)..<lines.end(of: next)]
            guard let first = text.first, first == UInt8(ascii: "=") || first == UInt8(ascii: "-") else { continue }
            if text.allSatisfy({ $0 == first || $0.isBlank }) { return next }
        }
        return line
    }

    /// Where a line begins, after white space and quote marks.
    private func textStart(of line: Int) -> Int {
        var start = lines.start(of: line)
        let end = lines.end(of: line)
        while start < end, bytes[start].isBlank || bytes[start] == .greater { start += 1 }
        return start
    }

    /// Takes `{#anchor}`, whose name begins at `start`, off a heading.
    mutating func noteTwin(ofAnchor name: Range<Int>) {
        guard twin != nil, name.lowerBound >= 2, bytes[name.lowerBound - 2] == .openBrace,
            name.upperBound < bytes.count, bytes[name.upperBound] == .closeBrace
        else { return }
        var begin = name.lowerBound - 2
        while begin > 0, bytes[begin - 1].isBlank { begin -= 1 }
        twin?.replace(begin..<(name.upperBound + 1), with: [])
    }

    /// Replaces the destinations of definitions, when it is known what they lead to.
    mutating func noteDefinitions() {
        guard var twin, twin.hasDefinitions else { return }
        self.twin = nil
        defer { self.twin = twin }
        var from = source.body.lowerBound
        while let found = bytes.firstIndex(of: [.closeBracket, .colon], from: from, end: source.body.upperBound) {
            from = found + 2
            let line = lines.line(at: found)
            guard isDefinition(found, line), !twin.code.contains(where: { $0.first <= line && line <= $0.last }),
                let written = destination(from: from, bracket: found)
            else { continue }
            let name = decoded(written.range)
            if let new = twin.resolved[name] {
                twin.replace(written.range, with: new.isEmpty ? [.less, .greater] : new)
            } else if name.holds(Self.factScheme, at: 0) {
                twin.replace(written.range, with: [.less, .greater])
            }
        }
    }

    private static let factScheme = Array("fact:".utf8)

    private static func remark(_ note: String) -> [UInt8] {
        Array(" (".utf8) + MarkdownText.escaped(note) + [UInt8(ascii: ")")]
    }

    /// Whether `[name]` of a definition, no footnote's, is all that stands on the line before a colon.
    private func isDefinition(_ bracket: Int, _ line: Int) -> Bool {
        var index = lines.start(of: line)
        while index < bracket, bytes[index] != .openBracket {
            let byte = bytes[index]
            let isMark = byte.isBlank || byte == .greater || byte.isDigit || ".)-*+".utf8.contains(byte)
            guard isMark else { return false }
            index += 1
        }
        guard index < bracket, bytes[index + 1] != UInt8(ascii: "^") else { return false }
        return !bytes[(index + 1)..<bracket].contains(.openBracket)
    }

    /// The last `](destination` in a range that is `url`: those before it belong to a link's text.
    private func destination(_ url: [UInt8], in range: Range<Int>) -> WrittenDestination? {
        var from = range.lowerBound
        var last: WrittenDestination?
        let open: [UInt8] = [.closeBracket, UInt8(ascii: "(")]
        while let found = bytes.firstIndex(of: open, from: from, end: min(range.upperBound, bytes.count)) {
            from = found + 2
            if let written = destination(from: from, bracket: found), decoded(written.range) == url { last = written }
        }
        return last
    }

    /// Reads the destination that begins at or after `start`.
    private func destination(from start: Int, bracket: Int) -> WrittenDestination? {
        let end = source.body.upperBound
        var index = start
        while index < end, bytes[index].isSpace { index += 1 }
        let begin = index
        guard index < end else { return nil }
        if bytes[index] == .less {
            index += 1
            while index < end, bytes[index] != .greater, bytes[index] != .newline {
                index += bytes[index] == .backslash ? 2 : 1
            }
            guard index < end, bytes[index] == .greater else { return nil }
            return WrittenDestination(range: begin..<(index + 1), bracket: bracket)
        }
        var depth = 0
        while index < end, !bytes[index].isSpace {
            if bytes[index] == .backslash, index + 1 < end, !bytes[index + 1].isSpace {
                index += 2
                continue
            }
            if bytes[index] == UInt8(ascii: "(") { depth += 1 }
            if bytes[index] == UInt8(ascii: ")") {
                if depth == 0 { break }
                depth -= 1
            }
            index += 1
        }
        return index > begin ? WrittenDestination(range: begin..<index, bracket: bracket) : nil
    }

    /// A destination with its brackets, escapes and references resolved.
    private func decoded(_ range: Range<Int>) -> [UInt8] {
        var written = Array(bytes[range])
        if written.first == .less { written = Array(written.dropFirst().dropLast()) }
        if written.contains(UInt8(ascii: "&")) { written = HTMLText.decoded(written) }
        guard written.contains(.backslash) else { return written }
        var output: [UInt8] = []
        var index = 0
        while index < written.count {
            if written[index] == .backslash, index + 1 < written.count, isPunctuation(written[index + 1]) { index += 1 }
            output.append(written[index])
            index += 1
        }
        return output
    }

    private func isPunctuation(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !byte.isLetter && !byte.isDigit
    }

    /// Just after the parenthesis that closes a link whose destination ends at `start`.
    private func closing(after start: Int) -> Int? {
        let end = source.body.upperBound
        var index = start
        while index < end, bytes[index].isSpace { index += 1 }
        guard index < end else { return nil }
        if let mark = [UInt8.quote: UInt8.quote, .apostrophe: .apostrophe, UInt8(ascii: "("): UInt8(ascii: ")")][
            bytes[index]]
        {
            index += 1
            while index < end, bytes[index] != mark { index += bytes[index] == .backslash ? 2 : 1 }
            index += 1
            while index < end, bytes[index].isSpace { index += 1 }
        }
        return index < end && bytes[index] == UInt8(ascii: ")") ? index + 1 : nil
    }

    /// The bracket that the one at `bracket` closes.
    private func opening(before bracket: Int) -> Int? {
        var depth = 0
        var index = bracket
        while index > source.body.lowerBound {
            index -= 1
            guard bytes[index] == .openBracket || bytes[index] == .closeBracket else { continue }
            var slashes = 0
            while index - slashes > source.body.lowerBound, bytes[index - slashes - 1] == .backslash { slashes += 1 }
            guard slashes % 2 == 0 else { continue }
            if bytes[index] == .closeBracket {
                depth += 1
            } else if depth == 0 {
                return index
            } else {
                depth -= 1
            }
        }
        return nil
    }
}
