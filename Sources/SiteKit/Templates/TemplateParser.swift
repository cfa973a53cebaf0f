/// Puts the tokens of a template into a tree and reports sections that don't close as they should.
struct TemplateParser {
    /// A section that is open.
    private struct Open {
        let tag: TemplateTag
        /// What stood before it in the section around it.
        let before: [TemplateNode]
    }

    /// How many sections may stand in one another.
    static let maximumDepth = 100

    private let source: SourceText
    private var open: [Open] = []
    private var nodes: [TemplateNode] = []
    private var diagnostics: [Diagnostic] = []
    /// Bytes before this one belong to a line that has vanished.
    private var vanished = 0
    /// Whether the sections went too deep to read on.
    private var isAbandoned = false

    private init(_ source: SourceText) {
        self.source = source
    }

    /// Reads a whole template.
    ///
    /// With errors, the tree is what was most likely meant, so that the names in it can be checked too.
    static func parse(_ source: SourceText) -> ([TemplateNode], [Diagnostic]) {
        let (tokens, faults) = TagScanner.scan(source)
        var parser = TemplateParser(source)
        for (index, token) in tokens.enumerated() where !parser.isAbandoned {
            switch token {
            case .text(let range): parser.addText(range, before: index + 1 < tokens.count ? tokens[index + 1] : nil)
            case .tag(let tag): parser.add(tag)
            }
        }
        while let section = parser.open.last {
            if !parser.isAbandoned { parser.reportUnclosed(section.tag) }
            parser.closeInnermost()
        }
        return (parser.nodes, faults + parser.diagnostics)
    }

    private mutating func addText(_ range: Range<Int>, before next: TemplateToken?) {
        var upper = range.upperBound
        if case .tag(let tag)? = next, let line = tag.line { upper = min(upper, line.lowerBound) }
        let lower = max(range.lowerBound, vanished)
        if lower < upper { nodes.append(.text(lower..<upper)) }
    }

    private mutating func add(_ tag: TemplateTag) {
        if let line = tag.line { vanished = line.upperBound }
        // Before the tag's blanks the text has its line start in itself.
        if tag.startsLine, isLineStart(tag.range.lowerBound) { nodes.append(.lineStart) }
        switch tag.kind {
        case .comment, .delimiters: break
        case .variable: nodes.append(.variable(tag.name, isRaw: false, tag: tag.range))
        case .raw: nodes.append(.variable(tag.name, isRaw: true, tag: tag.range))
        case .partial:
            nodes.append(.partial(tag.name, indentation: tag.line.map { $0.lowerBound..<tag.range.lowerBound }))
        case .section, .inverted, .block: openSection(tag)
        case .close: close(tag)
        }
    }

    private func isLineStart(_ position: Int) -> Bool {
        position == 0 || source.bytes[position - 1] == UInt8(ascii: "\n")
    }

    // MARK: - Sections

    private mutating func openSection(_ tag: TemplateTag) {
        guard open.count < TemplateParser.maximumDepth else {
            isAbandoned = true
            return report(
                .templateTooDeep, "sections are nested more than \(TemplateParser.maximumDepth) deep", tag.range,
                label: "one too many", help: "take the template apart into partials that nest less")
        }
        open.append(Open(tag: tag, before: nodes))
        nodes = []
    }

    private mutating func close(_ tag: TemplateTag) {
        guard let index = open.lastIndex(where: { $0.tag.name.text == tag.name.text }) else {
            return reportStray(tag)
        }
        while open.count > index + 1, let inner = open.last {
            reportUnclosed(inner.tag, before: tag)
            closeInnermost()
        }
        closeInnermost()
    }

    private mutating func closeInnermost() {
        guard let section = open.popLast() else { return }
        let body = nodes
        nodes = section.before
        if section.tag.kind == .block {
            nodes += body
        } else {
            nodes.append(.section(section.tag.name, isInverted: section.tag.kind == .inverted, body: body))
        }
    }

    // MARK: - Reports

    private mutating func reportUnclosed(_ tag: TemplateTag, before closing: TemplateTag? = nil) {
        let place = closing.map { "before {{/\($0.name.text)}}" } ?? "before the end of the file"
        report(
            .unclosedSection, "the section '\(tag.name.text)' isn't closed \(place)", tag.range,
            label: "opened here", help: "close it with {{/\(tag.name.text)}}")
    }

    private mutating func reportStray(_ tag: TemplateTag) {
        guard let innermost = open.last else {
            return report(
                .strayClose, "{{/\(tag.name.text)}} closes a section that isn't open", tag.range,
                label: "no section is open here",
                help: "remove it, or open the section with {{#\(tag.name.text)}}")
        }
        let line = source.location(of: innermost.tag.range).line
        report(
            .strayClose, "{{/\(tag.name.text)}} closes a section that isn't open", tag.range,
            label: "the open section is '\(innermost.tag.name.text)', from line \(line)",
            help: Suggestion.help(for: tag.name.text, among: open.map(\.tag.name.text))
                ?? "sections end in the opposite order to the one they begin in")
        // A slip of the pen: taken for the one that was meant, so that it isn't reported twice.
        if Suggestion.nearest(to: tag.name.text, among: [innermost.tag.name.text]) != nil { closeInnermost() }
    }

    private mutating func report(
        _ code: DiagnosticCode, _ message: String, _ range: Range<Int>, label: String, help: String? = nil
    ) {
        guard diagnostics.count < FaultLimit.perFile else { return }
        diagnostics.append(.error(code, message, at: source.location(of: range), label: label, help: help))
    }
}
