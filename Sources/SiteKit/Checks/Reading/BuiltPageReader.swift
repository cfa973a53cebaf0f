/// Reads the bytes of a built page into what checks look at, in one pass.
///
/// Reads tags as a browser does, without building a tree: what matters of nesting is counted. Text in code is kept
/// apart, since documentation rightly says `{{` and `undefined` there.
struct BuiltPageReader {
    private let bytes: [UInt8]
    /// Whether code counts as prose, and cells of tables are kept.
    private let isStrict: Bool
    /// A stretch that is passed over.
    private let skipped: Range<Int>?
    private let elements = PageElement.table
    private let attributes = PageAttribute.table
    private var page = BuiltPage()
    private var codeDepth = 0
    private var codeBlockStart = 0
    private var codeSpanStart = 0
    private var factStart: Int?
    private var heading: Int?
    private var headingWords: [UInt8] = []
    private var link: OpenLink?
    private var titleStart: Int?
    private var isInSVG = false
    private var table = TableCount()

    /// A link or button whose end hasn't come.
    private struct OpenLink {
        let isButton: Bool
        let address: Range<Int>?
        let start: Int
        var hasName: Bool
    }

    /// Where in the tables of the page the reader is.
    private struct TableCount {
        var table = 0
        var row = 0
        var column = 0
        var cell: (isHead: Bool, start: Int)?
    }

    private init(_ bytes: [UInt8], isStrict: Bool, skipping skipped: Range<Int>?) {
        self.bytes = bytes
        self.isStrict = isStrict
        self.skipped = skipped
    }

    /// Reads a page.
    ///
    /// - Parameters:
    ///   - isStrict: whether code is put among the prose and the cells of tables are kept.
    ///   - skipped: a stretch of whole elements that was read before.
    static func read(_ bytes: [UInt8], isStrict: Bool = false, skipping skipped: Range<Int>? = nil) -> BuiltPage {
        var reader = BuiltPageReader(bytes, isStrict: isStrict, skipping: skipped)
        reader.page.prose.bytes.reserveCapacity(bytes.count / 2)
        reader.run()
        return reader.page
    }

    private mutating func run() {
        var index = 0
        while index < bytes.count {
            let open = bytes.firstIndex(ofByte: .less, from: index) ?? bytes.count
            if open > index { addText(index..<open) }
            guard open < bytes.count else { break }
            if let skipped, open == skipped.lowerBound {
                separate(.newline)
                index = skipped.upperBound
            } else {
                index = readMarkup(open)
            }
        }
        closeLink()
    }

    // MARK: Text

    private mutating func addText(_ range: Range<Int>) {
        if heading != nil { Self.append(bytes, range, to: &headingWords) }
        if codeDepth > 0, !isStrict {
            Self.append(bytes, range, to: &page.code.bytes)
        } else {
            let start = page.prose.bytes.count
            Self.append(bytes, range, to: &page.prose.bytes)
            if isStrict { flatten(from: start) } else { unwrap(from: start) }
        }
    }

    /// Makes one line of text that is one to its reader.
    private mutating func unwrap(from start: Int) {
        guard let first = page.prose.bytes.firstIndex(ofByte: .newline, from: start) else { return }
        var output = first
        // What begins a block has no space before it.
        var isAfterSpace = first == 0 || page.prose.bytes[first - 1].isSpace
        for index in first..<page.prose.bytes.count {
            let byte = page.prose.bytes[index]
            if byte.isSpace {
                if !isAfterSpace {
                    page.prose.bytes[output] = .space
                    output += 1
                }
                isAfterSpace = true
            } else {
                page.prose.bytes[output] = byte
                output += 1
                isAfterSpace = false
            }
        }
        page.prose.bytes.removeLast(page.prose.bytes.count - output)
    }

    /// Makes one line of text that is one to its reader, and takes out what has no width and marks of emphasis that
    /// weren't read as such: `**$**4` is a price all the same.
    private mutating func flatten(from start: Int) {
        let added = Array(page.prose.bytes[start...])
        page.prose.bytes.removeLast(added.count)
        var index = 0
        while index < added.count {
            let byte = added[index]
            // U+200B to U+200D, U+2060, U+FEFF and the soft hyphen.
            if byte >= 0xC2, let mark = Self.invisible.first(where: { added.holds($0, at: index) }) {
                index += mark.count
                continue
            }
            if byte != UInt8(ascii: "*") {
                page.prose.bytes.append(byte == .newline || byte == .carriageReturn ? .space : byte)
            }
            index += 1
        }
    }

    private static let invisible: [[UInt8]] = ["\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}"].map
    {
        Array($0.utf8)
    }

    /// Adds bytes with their references resolved.
    private static func append(_ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
        if bytes.firstIndex(ofByte: UInt8(ascii: "&"), from: range.lowerBound, end: range.upperBound) != nil {
            output += HTMLText.decoded(Array(bytes[range]))
        } else {
            unsafe bytes.withUnsafeBufferPointer { unsafe output.append(contentsOf: $0[range]) }
        }
    }

    private mutating func separate(_ mark: UInt8) {
        if codeDepth > 0, !isStrict {
            if page.code.bytes.last != .newline { page.code.bytes.append(.newline) }
        } else if let last = page.prose.bytes.last, last != .newline {
            page.prose.bytes.append(mark)
            // Blocks are further apart than the lines of one.
            if mark == .newline { page.prose.bytes.append(mark) }
        }
    }

    /// Keeps a text that isn't on the page's face.
    private mutating func addAside(_ text: [UInt8], _ place: PageWords.Place) {
        page.asides.enter(place)
        page.asides.bytes += text
        page.asides.bytes += Self.gap
    }

    // MARK: Markup

    private mutating func readMarkup(_ open: Int) -> Int {
        let after = open + 1
        guard after < bytes.count else { return after }
        let byte = bytes[after]
        if byte.isLetter { return readTag(open) }
        if byte == .slash, after + 1 < bytes.count, bytes[after + 1].isLetter { return readEndTag(after + 1) }
        if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") { return readComment(open) }
        addText(open..<after)
        return after
    }

    private mutating func readComment(_ open: Int) -> Int {
        guard bytes.holds(Self.commentOpen, at: open) else {
            return bytes.firstIndex(ofByte: .greater, from: open).map { $0 + 1 } ?? bytes.count
        }
        let end = bytes.firstIndex(of: Self.commentClose, from: open + 4) ?? bytes.count
        addAside(Array(bytes[min(open + 4, end)..<end]), .comment)
        return min(end + 3, bytes.count)
    }

    private static let commentOpen = Array("<!--".utf8)
    private static let commentClose = Array("-->".utf8)

    /// The number of the name that begins at `index`, and where it ends.
    private func readName(_ start: Int) -> (UInt64, Int) {
        var index = start
        var hash = NameHash.seed
        while index < bytes.count {
            let byte = bytes[index]
            if byte <= .space || byte == .slash || byte == .greater || byte == UInt8(ascii: "=") { break }
            hash = NameHash.add(byte, to: hash)
            index += 1
        }
        return (hash, index)
    }

    private mutating func readEndTag(_ start: Int) -> Int {
        let (hash, end) = readName(start)
        if let element = elements.kind(hash) {
            close(element)
        } else if let name = ChatResidue.element(hash) {
            page.code.bytes += name
        } else {
            separate(.newline)
        }
        return bytes.firstIndex(ofByte: .greater, from: end).map { $0 + 1 } ?? bytes.count
    }

    private mutating func readTag(_ open: Int) -> Int {
        let (hash, nameEnd) = readName(open + 1)
        let element = elements.kind(hash)
        // Most tags have no attributes, and most of those only begin a block or are part of one.
        if nameEnd < bytes.count, bytes[nameEnd] == .greater {
            if let element, element != .inline {
                return self.open(element, TagAttributes(), contentAt: nameEnd + 1)
            }
            if element == nil {
                separate(.newline)
                if let name = ChatResidue.element(hash) { page.code.bytes += name }
                if let words = ChatResidue.text(hash) { page.prose.bytes += words }
            }
            return nameEnd + 1
        }
        var tag = TagAttributes()
        var index = nameEnd
        while true {
            while index < bytes.count, bytes[index].isSpace || bytes[index] == .slash { index += 1 }
            guard index < bytes.count else { break }
            if bytes[index] == .greater {
                index += 1
                break
            }
            index = readAttribute(index, element, &tag)
        }
        if element == nil, let name = ChatResidue.element(hash) { page.code.bytes += name }
        return self.open(element, tag, contentAt: index)
    }

    private mutating func readAttribute(_ start: Int, _ element: PageElement?, _ tag: inout TagAttributes) -> Int {
        let (hash, nameEnd) = readName(start)
        var index = nameEnd == start ? start + 1 : nameEnd
        while index < bytes.count, bytes[index].isSpace { index += 1 }
        var value = index..<index
        if index < bytes.count, bytes[index] == UInt8(ascii: "=") {
            index += 1
            while index < bytes.count, bytes[index].isSpace { index += 1 }
            if index < bytes.count, bytes[index] == .quote || bytes[index] == .apostrophe {
                let close = bytes.firstIndex(ofByte: bytes[index], from: index + 1) ?? bytes.count
                value = (index + 1)..<close
                index = min(close + 1, bytes.count)
            } else {
                let begun = index
                while index < bytes.count, !bytes[index].isSpace, bytes[index] != .greater { index += 1 }
                value = begun..<index
            }
        }
        guard let attribute = attributes.kind(hash) else {
            if !value.isEmpty { addAttribute(value, name: String(decoding: bytes[start..<nameEnd], as: UTF8.self)) }
            return index
        }
        switch attribute {
        case .quiet: break
        case .label:
            if !value.isEmpty { addAttribute(value, name: String(decoding: bytes[start..<nameEnd], as: UTF8.self)) }
            tag.set(attribute, value)
        default: tag.set(attribute, value)
        }
        return index
    }

    private static let href = "href"
    /// What keeps two texts apart.
    private static let gap: [UInt8] = [.newline, .newline]

    private mutating func addAttribute(_ value: Range<Int>, name: String) {
        page.asides.enter(.attribute(name))
        Self.append(bytes, value, to: &page.asides.bytes)
        page.asides.bytes += Self.gap
    }

    private func text(_ range: Range<Int>?) -> String? {
        guard let range else { return nil }
        var text: [UInt8] = []
        Self.append(bytes, range, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// A range without white space at its ends.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isSpace { start += 1 }
        while end > start, bytes[end - 1].isSpace { end -= 1 }
        return start..<end
    }

    // MARK: Elements

    private mutating func open(_ element: PageElement?, _ tag: TagAttributes, contentAt index: Int) -> Int {
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

    private mutating func close(_ element: PageElement) {
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

    private mutating func addLink(_ range: Range<Int>, _ tag: TagAttributes, _ element: PageElement?) {
        let address = trimmed(range)
        guard !address.isEmpty else { return }
        var kind: BuiltPage.Link.Kind = element == .anchor ? .follow : .load
        if element != .anchor, let relation = tag[.relation].flatMap(text)?.lowercased() {
            if relation == "canonical" { kind = .own }
            if relation.hasPrefix("alternate") { kind = .follow }
        }
        page.links.append(BuiltPage.Link(kind: kind, range: address))
        // What leads elsewhere is words too: a link to example.com is as unfinished as the text.
        if bytes[address.lowerBound].isLetter { addAttribute(address, name: Self.href) }
    }

    private mutating func addSourceSet(_ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end =
                bytes.firstIndex(ofByte: UInt8(ascii: ","), from: start, end: range.upperBound) ?? range.upperBound
            let candidate = trimmed(start..<end)
            let length = bytes[candidate].prefix { !$0.isSpace }.count
            if length > 0 {
                let address = candidate.lowerBound..<(candidate.lowerBound + length)
                page.links.append(BuiltPage.Link(kind: .load, range: address))
            }
            start = end + 1
        }
    }

    private mutating func openLink(isButton: Bool, _ tag: TagAttributes) {
        closeLink()
        // An anchor without an address is a place, not a link.
        guard isButton || tag[.address] != nil else { return }
        link = OpenLink(
            isButton: isButton, address: tag[.address], start: page.prose.bytes.count + page.code.bytes.count,
            hasName: tag.hasName)
    }

    private mutating func closeLink() {
        guard let open = link else { return }
        link = nil
        guard !open.hasName else { return }
        let added = page.prose.bytes.count + page.code.bytes.count - open.start
        guard added == 0 || page.prose.bytes.suffix(added).allSatisfy({ $0.isSpace }) else { return }
        page.flaws.append(open.isButton ? .emptyButton : .emptyLink(url: text(open.address) ?? ""))
    }

    private mutating func addPicture(_ tag: TagAttributes) {
        let source = text(tag[.address]) ?? ""
        if let alt = tag[.alternative] {
            if alt.isEmpty {
                if !tag.isDecoration(bytes) { page.flaws.append(.pictureWithoutWords(source: source)) }
            } else {
                addAttribute(alt, name: "alt")
                link?.hasName = true
            }
        } else {
            page.flaws.append(.pictureWithoutAlt(source: source))
        }
        if tag[.width] == nil || tag[.height] == nil { page.flaws.append(.pictureWithoutSize(source: source)) }
    }

    private mutating func addMeta(_ tag: TagAttributes) {
        guard let content = tag[.content] else { return }
        let name = (text(tag[.name]) ?? "").lowercased()
        if name == "price" || name.hasSuffix("price:amount") || name == "lowprice" || name == "highprice",
            let price = text(content)
        {
            page.prices.append(price)
        }
        switch name {
        case "viewport", "theme-color", "color-scheme", "twitter:card", "og:type", "og:image:width",
            "og:image:height", "":
            // `http-equiv="refresh"`, where a page is sent on.
            if let mark = bytes.firstIndex(of: Self.refresh, from: content.lowerBound, end: content.upperBound) {
                let target = trimmed((mark + Self.refresh.count)..<content.upperBound)
                if !target.isEmpty { page.links.append(BuiltPage.Link(kind: .load, range: target)) }
            }
        case "og:url": addAddress(content, .own)
        case "og:image", "og:image:url", "twitter:image": addAddress(content, .load)
        case "robots": page.isUnindexed = (text(content) ?? "").contains("noindex")
        default:
            if name == "description" { page.description = text(content) }
            addAttribute(content, name: "content")
        }
    }

    private mutating func addAddress(_ range: Range<Int>, _ kind: BuiltPage.Link.Kind) {
        let address = trimmed(range)
        if !address.isEmpty { page.links.append(BuiltPage.Link(kind: kind, range: address)) }
    }

    private static let refresh = Array("url=".utf8)
    private static let scriptEnd = Array("</script".utf8)
    private static let styleEnd = Array("</style".utf8)

    private func rawEnd(_ mark: [UInt8], from index: Int) -> Int {
        bytes.firstIndex(of: mark, from: min(index, bytes.count)) ?? bytes.count
    }

    private mutating func readScript(_ tag: TagAttributes, from index: Int) -> Int {
        let end = rawEnd(Self.scriptEnd, from: index)
        if text(tag[.type]) == "application/ld+json" {
            page.asides.enter(.structuredData)
            JSONTexts.append(bytes, index..<end, to: &page.asides.bytes)
            page.prices += JSONTexts.prices(bytes, index..<end)
        } else {
            page.code.bytes += bytes[index..<end]
            page.code.bytes.append(.newline)
        }
        return end
    }
}
