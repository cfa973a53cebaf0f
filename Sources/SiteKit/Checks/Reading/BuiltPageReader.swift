/// Reads the bytes of a built page into what checks look at, in one pass.
///
/// Reads tags as a browser does, without building a tree: what matters of nesting is counted. Text in code is kept
/// apart, since documentation rightly says `{{` and `undefined` there.
struct BuiltPageReader {
    let bytes: [UInt8]
    /// Whether code counts as prose, and cells of tables are kept.
    let isStrict: Bool
    /// A stretch that is passed over.
    let skipped: Range<Int>?
    let elements = PageElement.table
    let attributes = PageAttribute.table
    var page = BuiltPage()
    var codeDepth = 0
    var codeBlockStart = 0
    var codeSpanStart = 0
    var factStart: Int?
    var heading: Int?
    var headingWords: [UInt8] = []
    var link: OpenLink?
    var titleStart: Int?
    var isInSVG = false
    var table = TableCount()

    /// A link or button whose end hasn't come.
    struct OpenLink {
        let isButton: Bool
        let address: Range<Int>?
        let start: Int
        var hasName: Bool
    }

    /// Where in the tables of the page the reader is.
    struct TableCount {
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

    mutating func run() {
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

    mutating func addText(_ range: Range<Int>) {
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
    mutating func unwrap(from start: Int) {
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
    mutating func flatten(from start: Int) {
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
    static func append(_ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
        if bytes.firstIndex(ofByte: UInt8(ascii: "&"), from: range.lowerBound, end: range.upperBound) != nil {
            output += HTMLText.decoded(Array(bytes[range]))
        } else {
            unsafe bytes.withUnsafeBufferPointer { unsafe output.append(contentsOf: $0[range]) }
        }
    }

    mutating func separate(_ mark: UInt8) {
        if codeDepth > 0, !isStrict {
            if page.code.bytes.last != .newline { page.code.bytes.append(.newline) }
        } else if let last = page.prose.bytes.last, last != .newline {
            page.prose.bytes.append(mark)
            // Blocks are further apart than the lines of one.
            if mark == .newline { page.prose.bytes.append(mark) }
        }
    }

    // MARK: Markup

    mutating func readMarkup(_ open: Int) -> Int {
        let after = open + 1
        guard after < bytes.count else { return after }
        let byte = bytes[after]
        if byte.isLetter { return readTag(open) }
        if byte == .slash, after + 1 < bytes.count, bytes[after + 1].isLetter { return readEndTag(after + 1) }
        if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") { return readComment(open) }
        addText(open..<after)
        return after
    }

    mutating func readComment(_ open: Int) -> Int {
        guard bytes.holds(Self.commentOpen, at: open) else {
            return bytes.firstIndex(ofByte: .greater, from: open).map { $0 + 1 } ?? bytes.count
        }
        let end = bytes.firstIndex(of: Self.commentClose, from: open + 4) ?? bytes.count
        page.asides.enter(.comment)
        page.asides.bytes += bytes[min(open + 4, end)..<end]
        page.asides.bytes += Self.gap
        return min(end + 3, bytes.count)
    }

    private static let commentOpen = Array("<!--".utf8)
    private static let commentClose = Array("-->".utf8)

    /// The number of the name that begins at `index`, and where it ends.
    func readName(_ start: Int) -> (UInt64, Int) {
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

    mutating func readEndTag(_ start: Int) -> Int {
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

    mutating func readTag(_ open: Int) -> Int {
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
            index = readAttribute(index, &tag)
        }
        if element == nil, let name = ChatResidue.element(hash) { page.code.bytes += name }
        return self.open(element, tag, contentAt: index)
    }

    mutating func readAttribute(_ start: Int, _ tag: inout TagAttributes) -> Int {
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
        if attribute == .label, !value.isEmpty {
            addAttribute(value, name: String(decoding: bytes[start..<nameEnd], as: UTF8.self))
        }
        if attribute != .quiet { tag.set(attribute, value) }
        return index
    }

    static let href = "href"
    /// What keeps two texts apart.
    static let gap: [UInt8] = [.newline, .newline]

    mutating func addAttribute(_ value: Range<Int>, name: String) {
        page.asides.enter(.attribute(name))
        Self.append(bytes, value, to: &page.asides.bytes)
        page.asides.bytes += Self.gap
    }

    func text(_ range: Range<Int>?) -> String? {
        guard let range else { return nil }
        var text: [UInt8] = []
        Self.append(bytes, range, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// A range without white space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isSpace { start += 1 }
        while end > start, bytes[end - 1].isSpace { end -= 1 }
        return start..<end
    }
}
