/// What begins and ends with each element.
extension BuiltPageReader {
    mutating func open(_ element: PageElement?, _ tag: TagAttributes, contentAt index: Int) -> Int {
        if let id = tag[.id].flatMap(text) { page.ids.append(id) }
        if let names = tag[.reference].flatMap(text) {
            page.references += names.split(whereSeparator: \.isWhitespace).map(String.init)
        }
        if let address = tag[.address] { addLink(address, tag, element) }
        if let set = tag[.sourceSet] { addSourceSet(set) }
        switch element {
        case nil: separate(.newline)
        case .inline: break
        case .lineBreak: separate(.space)
        case .code:
            codeDepth += 1
            codeSpanStart = page.prose.bytes.count
        case .codeBlock:
            separate(.newline)
            codeDepth += 1
            codeBlockStart = page.prose.bytes.count
        case .data, .span:
            if let name = tag[.fact].flatMap(text) {
                factStart = page.prose.bytes.count
                page.factNames.append(name)
            }
        case .heading(let level):
            separate(.newline)
            heading = level
            headingWords.removeAll(keepingCapacity: true)
        case .anchor, .button: openLink(isButton: element == .button, tag)
        case .picture: addPicture(tag)
        case .svg: isInSVG = true
        case .title:
            if isInSVG { break }
            separate(.newline)
            titleStart = page.prose.bytes.count
            page.prose.enter(.title)
        case .html: if (tag[.language].flatMap(text) ?? "").isEmpty { page.flaws.append(.noLanguage) }
        case .meta: addMeta(tag)
        case .script: return readScript(tag, from: index)
        case .style:
            let end = rawEnd(Self.styleEnd, from: index)
            page.code.bytes += bytes[index..<end]
            return end
        case .tableStart:
            separate(.newline)
            table.table += 1
            table.row = 0
        case .row:
            separate(.newline)
            table.row += 1
            table.column = 0
        case .cell, .headCell:
            separate(.tab)
            table.column += 1
            if isStrict { table.cell = (element == .headCell, page.prose.bytes.count) }
        }
        return index
    }

    mutating func close(_ element: PageElement) {
        switch element {
        case .inline, .lineBreak, .picture, .meta, .script, .style, .html: break
        case .code, .codeBlock:
            codeDepth = max(0, codeDepth - 1)
            if element == .code, codeDepth == 0, isStrict {
                page.codeSpans.append(codeSpanStart..<page.prose.bytes.count)
            }
            if element == .codeBlock, isStrict { page.codeBlocks.append(codeBlockStart..<page.prose.bytes.count) }
            if codeDepth == 0, !isStrict {
                if page.code.bytes.last != .newline { page.code.bytes.append(.newline) }
                // Words on the two sides of a code span don't touch.
                page.prose.bytes.append(Self.codeMark)
            }
        case .data, .span:
            if let start = factStart { page.facts.append(start..<page.prose.bytes.count) }
            factStart = nil
        case .heading:
            if let heading { page.headings.append(BuiltPage.Heading(level: heading, words: headingWords)) }
            heading = nil
            separate(.newline)
        case .anchor, .button: closeLink()
        case .svg: isInSVG = false
        case .title:
            guard let start = titleStart else { break }
            page.title = String(decoding: page.prose.bytes[start...], as: UTF8.self)
            titleStart = nil
            separate(.newline)
            page.prose.enter(.text)
        case .tableStart, .row: separate(.newline)
        case .cell, .headCell:
            if let cell = table.cell {
                page.cells.append(
                    BuiltPage.Cell(
                        table: table.table, row: table.row, column: table.column, isHead: cell.isHead,
                        words: cell.start..<page.prose.bytes.count))
            }
            table.cell = nil
        }
    }

    /// Stands in `prose` for a code span.
    static let codeMark: UInt8 = 0x1A
}
