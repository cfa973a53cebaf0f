extension PageRewrite {
    /// Replaces the inline directives of a text node.
    mutating func expandDirectives(in node: MarkdownNode) {
        guard node.literalContains(DirectiveMark.lead) else { return }
        let literal = node.literal
        guard var found = DirectiveMark.first(in: literal) else { return }
        var plain = literal
        DirectiveMark.restore(&plain)
        var begun = 0
        var last = node
        func put(_ new: MarkdownNode) {
            if new.insertAfter(last) { last = new }
        }
        while true {
            let expected = lines.offset(line: node.startLine + block.shift, column: node.startColumn + found, in: block)
            if let (html, end) = expand(plain, at: found, near: expected) {
                if begun < found { put(.text(Array(plain[begun..<found]))) }
                put(.inlineHTML(html.bytes))
                begun = end
            }
            guard let next = DirectiveMark.first(in: literal, from: max(begun, found + 2)) else { break }
            found = next
        }
        if begun == 0 {
            node.setLiteral(plain)
            return
        }
        if begun < plain.count { put(.text(Array(plain[begun...]))) }
        node.remove()
    }

    /// Runs the directive at `index` of a node's text; its HTML and where it ends in the text.
    private mutating func expand(_ text: [UInt8], at index: Int, near expected: Int) -> (HTML, Int)? {
        guard let start = claimInline(text, at: index, near: expected) else { return nil }
        let lineEnd = lines.end(of: lines.line(at: start))
        let lines = lines
        var parser = DirectiveParser(bytes: bytes, end: lineEnd) { lines.location(of: $0) }
        do throws(DirectiveParser.Fault) {
            let (directive, end) = try parser.parse(at: start, form: .inline)
            guard text.holds(Array(bytes[start..<end]), at: index) else {
                diagnostics.append(
                    .error(
                        .malformedDirective, "the directive ':\(directive.name)' has Markdown inside",
                        at: directive.location, label: "only plain text can stand here",
                        help: "a label or value is plain text; a link definition of the same name gets in the way too"))
                return nil
            }
            switch resolver.directive(directive, in: file) {
            case .inline(let html), .leaf(let html), .container(let html, _):
                noteTwin(ofDirective: start..<end, html)
                return (html, index + end - start)
            case .failure(let failure):
                diagnostics.append(failure.diagnostic(at: directive.location))
                return nil
            }
        } catch {
            diagnostics.append(error.diagnostic { lines.location(of: $0) })
            return nil
        }
    }

    /// Finds the place in the source that a directive in the text came from: of those in this block that begin
    /// alike, the nearest to where cmark-gfm says it is.
    private mutating func claimInline(_ text: [UInt8], at index: Int, near expected: Int) -> Int? {
        var nameEnd = index + 1
        while nameEnd < text.count, text[nameEnd].isNamePart { nameEnd += 1 }
        let name = Array(text[index..<nameEnd])
        if let exact = firstInline(from: expected), scan.inlines[exact] == expected, !usedInlines[exact],
            bytes.holds(name, at: expected)
        {
            usedInlines[exact] = true
            return expected
        }
        // Off by what Markdown took away, such as escapes before it: look on both sides.
        let range = lines.window(around: expected..<expected, in: block)
        guard var number = firstInline(from: range.lowerBound) else { return nil }
        let rest = Array(text[index..<min(text.count, index + 64)])
        var best: (distance: Int, number: Int)?
        while number < scan.inlines.count, scan.inlines[number] < range.upperBound {
            defer { number += 1 }
            let offset = scan.inlines[number]
            guard !usedInlines[number], bytes.holds(name, at: offset),
                offset + name.count < bytes.count, !bytes[offset + name.count].isNamePart
            else { continue }
            // Another text after the name counts as far away.
            var alike = name.count
            while alike < rest.count, offset + alike < bytes.count, rest[alike] == bytes[offset + alike],
                rest[alike] != .closeBracket, rest[alike] != .closeBrace
            { alike += 1 }
            let isSame = alike < rest.count && offset + alike < bytes.count && rest[alike] == bytes[offset + alike]
            let distance = abs(offset - expected) + (isSame ? 0 : 1_000_000)
            if distance < best?.distance ?? Int.max { best = (distance, number) }
            if distance == 0 { break }
        }
        guard let best else { return nil }
        usedInlines[best.number] = true
        return scan.inlines[best.number]
    }
}
