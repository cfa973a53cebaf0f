extension PageRewrite {
    /// Gives a heading its anchor, and takes it out if it is the title or begins a part.
    mutating func finishHeading(_ node: MarkdownNode) {
        let custom = takeCustomAnchor(node)
        let written = node.level
        let level = min(6, written + source.headingOffset)
        let (inline, text) = content(of: node)
        let html = HTML(bytes: inline)
        let isTopLevel = depth == 0
        let line = lines.fileLine(node.startLine)
        if source.liftsTitle, written == 1, isTopLevel, title == nil, headings.isEmpty, node.previous == nil {
            noteTwin(ofHeading: node, isTitle: true)
            title = Heading(level: 1, id: custom ?? Slugger.slug(text), text: text, html: html, line: line)
            node.remove()
            return
        }
        let heading = Heading(level: level, id: custom ?? slugger.anchor(for: text), text: text, html: html, line: line)
        headings.append(heading)
        noteTwin(ofHeading: node, isTitle: false)
        if written == source.splitLevel, isTopLevel {
            partHeadings.append(heading)
            replace(node, with: Self.partMark)
            return
        }
        var block: [UInt8] = []
        block.reserveCapacity(heading.id.utf8.count + inline.count + 20)
        let digit = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: level)
        block.append(contentsOf: [.less, UInt8(ascii: "h"), digit])
        block.append(contentsOf: " id=\"".utf8)
        // Anchors have no character that would need escaping.
        block.append(contentsOf: heading.id.utf8)
        block.append(contentsOf: "\">".utf8)
        block.append(contentsOf: inline)
        block.append(contentsOf: [.less, .slash, UInt8(ascii: "h"), digit, .greater, .newline])
        replace(node, with: block)
    }

    /// A heading's inline HTML and its plain text.
    private func content(of node: MarkdownNode) -> (html: [UInt8], text: String) {
        // Most headings are one text; rendering them apart would cost more than all the rest.
        if let only = node.firstChild, only.kind == .text, only.next == nil {
            let literal = only.literal
            if literal.allSatisfy({ $0 != DirectiveMark.lead && $0 != UInt8(ascii: "&") && $0 != .less }),
                !literal.contains(.greater), !literal.contains(.quote)
            {
                return (literal, String(decoding: literal, as: UTF8.self))
            }
        }
        // Rendered alone, `<h2>…</h2>` and a line end.
        var inline = Array(node.html().dropFirst(4).dropLast(6))
        if !scan.inlines.isEmpty { DirectiveMark.restore(&inline) }
        return (inline, HTMLText.plain(HTML(bytes: inline)))
    }

    private func replace(_ node: MarkdownNode, with html: [UInt8]) {
        MarkdownNode.htmlBlock(html).insertBefore(node)
        node.remove()
    }

    /// Takes `{#anchor}` off the end of a heading.
    private mutating func takeCustomAnchor(_ node: MarkdownNode) -> String? {
        guard let last = node.lastChild, last.kind == .text else { return nil }
        var literal = last.literal
        guard literal.last == .closeBrace, let open = literal.lastIndex(of: .openBrace),
            open + 2 < literal.count, literal[open + 1] == .hash
        else { return nil }
        let name = Array(literal[(open + 2)..<(literal.count - 1)])
        let anchor = String(decoding: name, as: UTF8.self)
        let range = customAnchorRange(name, node)
        let place = lines.location(of: range.lowerBound..<(range.lowerBound + max(1, name.count)))
        guard name.first?.isLetter == true, name.allSatisfy({ $0.isNamePart || $0 == UInt8(ascii: ".") }) else {
            diagnostics.append(
                .error(
                    .malformedAnchor, "'\(anchor)' is not a usable anchor", at: place, label: "in this anchor",
                    help: "use a letter, then letters, digits, '-', '_' and '.'"))
            return nil
        }
        noteTwin(ofAnchor: range)
        literal.removeSubrange(open...)
        while literal.last?.isBlank == true { literal.removeLast() }
        last.setLiteral(literal)
        guard slugger.claim(anchor) else {
            diagnostics.append(
                .error(
                    .duplicateAnchor, "the anchor '\(anchor)' is used twice on this page", at: place,
                    label: "used before", help: "choose another name"))
            return nil
        }
        return anchor
    }

    private func customAnchorRange(_ name: [UInt8], _ node: MarkdownNode) -> Range<Int> {
        let range = lines.range(of: block)
        var found = range.lowerBound
        var from = found
        while let next = bytes.firstIndex(of: Array("{#".utf8) + name, from: from, end: range.upperBound) {
            found = next + 2
            from = next + 1
        }
        return found..<(found + name.count)
    }
}
