/// Cuts a template into text and tags, and reports every tag that can't be read.
struct TagScanner {
    private let source: SourceText
    private let bytes: [UInt8]
    private var delimiters = TagDelimiters.standard
    private var tokens: [TemplateToken] = []
    private var diagnostics: [Diagnostic] = []
    /// Where the text begins that no token holds yet.
    private var textStart = 0

    private init(_ source: SourceText) {
        self.source = source
        bytes = source.bytes
    }

    /// Cuts `source` into tokens. One pass: the time grows with the size alone.
    static func scan(_ source: SourceText) -> ([TemplateToken], [Diagnostic]) {
        var scanner = TagScanner(source)
        scanner.run()
        return (scanner.tokens, scanner.diagnostics)
    }

    private mutating func run() {
        var position = 0
        while position < bytes.count {
            guard isAt(position, delimiters.open) else {
                position += 1
                continue
            }
            position = readTag(at: position)
        }
        if textStart < bytes.count { tokens.append(.text(textStart..<bytes.count)) }
    }

    /// Reads the tag that opens at `start` and answers where to go on.
    private mutating func readTag(at start: Int) -> Int {
        let inside = start + delimiters.open.count
        let sign = inside < bytes.count ? bytes[inside] : 0
        if sign == UInt8(ascii: "!") { return readComment(from: start, inside: inside + 1) }
        if sign == UInt8(ascii: "=") { return readDelimiters(from: start, inside: inside + 1) }
        guard let stop = firstDelimiter(from: inside) else {
            unclosed(start, "no '\(text(delimiters.close))' follows")
            dropText(from: start, to: bytes.count)
            return bytes.count
        }
        guard isAt(stop, delimiters.close) else {
            unclosed(start, "another tag opens before '\(text(delimiters.close))'")
            dropText(from: start, to: stop)
            return stop
        }
        if sign == UInt8(ascii: "{") { return readBraced(from: start, inside: inside + 1, stop: stop) }
        let end = stop + delimiters.close.count
        let kind = TagScanner.kind(of: sign)
        let content = kind == .variable ? inside..<stop : (inside + 1)..<stop
        readNamed(kind, sign: sign, content: content, range: start..<end)
        return end
    }

    private static func kind(of sign: UInt8) -> TemplateTag.Kind {
        switch sign {
        case UInt8(ascii: "&"): .raw
        case UInt8(ascii: "#"): .section
        case UInt8(ascii: "^"): .inverted
        case UInt8(ascii: "/"): .close
        case UInt8(ascii: ">"): .partial
        case UInt8(ascii: "<"), UInt8(ascii: "$"): .block
        default: .variable
        }
    }

    // MARK: - Kinds of tag

    private mutating func readComment(from start: Int, inside: Int) -> Int {
        var position = inside
        while position < bytes.count, !isAt(position, delimiters.close) { position += 1 }
        guard position < bytes.count else {
            unclosed(start, "no '\(text(delimiters.close))' follows")
            dropText(from: start, to: bytes.count)
            return bytes.count
        }
        let end = position + delimiters.close.count
        add(.comment, TemplateName(parts: [], range: inside..<position), start..<end)
        return end
    }

    private mutating func readDelimiters(from start: Int, inside: Int) -> Int {
        let closing = [UInt8(ascii: "=")] + delimiters.close
        var stop = inside
        while stop < bytes.count, !isAt(stop, closing), bytes[stop] != UInt8(ascii: "\n") { stop += 1 }
        guard isAt(stop, closing) else {
            report(
                .malformedDelimiters, "the tag that sets delimiters isn't closed", start..<inside,
                label: "no '\(text(closing))' follows on this line",
                help: "write it as {{=<% %>=}}")
            dropText(from: start, to: stop)
            return stop
        }
        let end = stop + closing.count
        let words = bytes[inside..<stop].split(whereSeparator: TagScanner.isSpace)
        guard words.count == 2, !words.contains(where: { $0.contains(UInt8(ascii: "=")) }) else {
            report(
                .malformedDelimiters, "a tag that sets delimiters needs two of them, with a space between",
                start..<end, label: "not two delimiters", help: "write it as {{=<% %>=}}")
            dropText(from: start, to: end)
            return end
        }
        add(.delimiters, TemplateName(parts: [], range: inside..<stop), start..<end)
        delimiters = TagDelimiters(open: Array(words[0]), close: Array(words[1]))
        return end
    }

    /// Reads `{{{name}}}`, whose closing delimiter was found at `stop`.
    private mutating func readBraced(from start: Int, inside: Int, stop: Int) -> Int {
        let brace = UInt8(ascii: "}")
        if bytes[stop] == brace, isAt(stop + 1, delimiters.close) {
            let end = stop + 1 + delimiters.close.count
            readNamed(.raw, sign: 0, content: inside..<stop, range: start..<end)
            return end
        }
        let end = stop + delimiters.close.count
        if stop > inside, bytes[stop - 1] == brace {
            readNamed(.raw, sign: 0, content: inside..<(stop - 1), range: start..<end)
        } else {
            report(
                .unclosedTag, "a tag is opened with one brace more than it is closed with", start..<end,
                label: "one '}' is missing",
                help: "write {{{name}}} for HTML, {{name}} for text")
            dropText(from: start, to: end)
        }
        return end
    }

    private mutating func readNamed(
        _ kind: TemplateTag.Kind, sign: UInt8, content: Range<Int>, range: Range<Int>
    ) {
        var lower = content.lowerBound
        var upper = content.upperBound
        while lower < upper, TagScanner.isSpace(bytes[lower]) { lower += 1 }
        while upper > lower, TagScanner.isSpace(bytes[upper - 1]) { upper -= 1 }
        let place = lower..<upper
        if let feature = TagNameReader.unsupported(bytes[place], kind: kind, sign: sign) {
            report(
                .unsupportedTag, "\(feature) isn't supported in templates", range, label: "not supported",
                help: TagNameReader.wayOut(bytes[place], kind: kind, sign: sign))
            guard kind == .block else { return dropText(from: range.lowerBound, to: range.upperBound) }
        }
        guard let name = TagNameReader.read(bytes[place], isPartial: kind == .partial) else {
            let what = place.isEmpty ? "the tag is empty" : "'\(text(Array(bytes[place])))' is not a name"
            report(
                .malformedTag, what, place.isEmpty ? range : place,
                label: place.isEmpty ? "a name is missing" : "letters, digits, '-', '_' and '.' only",
                help: place.isEmpty
                    ? "write a name in it, or remove it" : "write one name, such as {{title}} or {{page.title}}")
            return dropText(from: range.lowerBound, to: range.upperBound)
        }
        add(kind, name, range)
    }

    // MARK: - Tokens

    private mutating func add(_ kind: TemplateTag.Kind, _ name: TemplateName, _ range: Range<Int>) {
        dropText(from: range.lowerBound, to: range.upperBound)
        let lineStart = TagLine.start(before: range.lowerBound, in: bytes)
        let startsLine = lineStart != nil
        var line: Range<Int>?
        if kind != .variable, kind != .raw, let lineStart, let end = TagLine.end(after: range.upperBound, in: bytes) {
            line = lineStart..<end
        }
        tokens.append(
            .tag(TemplateTag(kind: kind, range: range, name: name, line: line, startsLine: startsLine && line == nil)))
    }

    /// Ends the running text at `start` and begins the next at `end`.
    private mutating func dropText(from start: Int, to end: Int) {
        if textStart < start { tokens.append(.text(textStart..<start)) }
        textStart = end
    }

    private mutating func unclosed(_ start: Int, _ label: String) {
        // What is meant is the tag's first line: what comes after it is text again.
        var end = start + delimiters.open.count
        let limit = min(bytes.count, start + 120)
        while end < limit, bytes[end] != UInt8(ascii: "\n"),
            !isAt(end, delimiters.open) || bytes[end - 1] == bytes[end]
        {
            end += 1
        }
        while end > start + 1, TagScanner.isSpace(bytes[end - 1]) { end -= 1 }
        let inside = start + delimiters.open.count
        let isBraced = inside < bytes.count && bytes[inside] == UInt8(ascii: "{")
        report(
            .unclosedTag, "the tag isn't closed", start..<end, label: label,
            help: "close it with '\(isBraced ? "}" : "")\(text(delimiters.close))' before anything else")
    }

    private mutating func report(
        _ code: DiagnosticCode, _ message: String, _ range: Range<Int>, label: String, help: String? = nil
    ) {
        guard diagnostics.count < FaultLimit.perFile else { return }
        diagnostics.append(.error(code, message, at: source.location(of: range), label: label, help: help))
    }

    // MARK: - Bytes

    /// Where the next closing or opening delimiter stands, whichever comes first.
    private func firstDelimiter(from start: Int) -> Int? {
        var position = start
        while position < bytes.count {
            if isAt(position, delimiters.close) || isAt(position, delimiters.open) { return position }
            position += 1
        }
        return nil
    }

    private func isAt(_ position: Int, _ word: [UInt8]) -> Bool {
        guard position + word.count <= bytes.count, position >= 0 else { return false }
        for offset in 0..<word.count where bytes[position + offset] != word[offset] { return false }
        return true
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (9...13).contains(byte)
    }
}
