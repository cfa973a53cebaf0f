/// What has to change in a page's Markdown so that it can be read by itself, without this program: its twin.
///
/// The places are those that the parse knows already; everything else stays byte for byte as it was written.
struct MarkdownEdits {
    private enum Kind {
        /// Part of a line.
        case text
        /// Blocks of their own: each line gets what the line they stand on begins with.
        case blocks
        /// The same, and what comes next goes on with them.
        case opening
    }

    private struct Edit {
        let range: Range<Int>
        let text: [UInt8]
        let kind: Kind
    }

    /// Scheme and host, put before paths.
    let origin: String
    /// Whether the page may define links apart from their use.
    let hasDefinitions: Bool
    /// Where the heading ends that was taken out as title.
    var titleEnd: Int?
    /// What links and pictures lead to, by what is written; kept only where links may be defined.
    var resolved: [[UInt8]: [UInt8]] = [:]
    /// Lines that are code, in pairs of first and last; kept only where links may be defined.
    var code: [(first: Int, last: Int)] = []
    private var edits: [Edit] = []

    init(_ source: MarkdownSource, origin: String) {
        self.origin = origin
        let bytes = source.text.bytes
        hasDefinitions =
            bytes.firstIndex(of: [.closeBracket, .colon], from: source.body.lowerBound, end: source.body.upperBound)
            != nil
    }

    /// Replaces bytes; a replacement inside or over another one is left out.
    mutating func replace(_ range: Range<Int>, with text: [UInt8]) {
        edits.append(Edit(range: range, text: text, kind: .text))
    }

    /// Replaces what stands alone on its line by blocks.
    mutating func replaceLine(_ range: Range<Int>, with text: [UInt8]) {
        edits.append(Edit(range: range, text: text, kind: .blocks))
    }

    /// Makes the lines between two fences a quote.
    mutating func quote(_ open: Range<Int>, _ close: Range<Int>, title: [UInt8], _ lines: SourceLines) {
        let bytes = lines.text.bytes
        let first = lines.line(at: open.lowerBound)
        let last = lines.line(at: close.lowerBound)
        let depth = open.lowerBound - lines.start(of: first)
        let strong = Array("> **".utf8) + title + Array("**".utf8)
        edits.append(Edit(range: open, text: strong + [.newline, .greater], kind: .opening))
        for line in (first + 1)..<max(last, first + 1) {
            var place = lines.start(of: line)
            let end = lines.end(of: line)
            let limit = min(end, place + depth)
            while place < limit, bytes[place].isBlank || bytes[place] == .greater { place += 1 }
            let isEmpty = bytes[place..<end].allSatisfy(\.isBlank)
            replace(place..<place, with: isEmpty ? [.greater] : [.greater, .space])
        }
        replace(close, with: [])
    }

    /// An address as it stands in a twin: whole, where it was a path.
    func absolute(_ url: String) -> [UInt8] {
        MarkdownText.destination(url.hasPrefix("/") ? origin + url : url)
    }

    /// The title's own lines, if it was taken out, and everything else.
    func applied(_ body: Range<Int>, _ lines: SourceLines) -> (title: [UInt8], body: [UInt8]) {
        let bytes = lines.text.bytes
        let ordered = edits.enumerated().sorted { left, right in
            let a = left.element.range
            let b = right.element.range
            if a.lowerBound != b.lowerBound { return a.lowerBound < b.lowerBound }
            // What is put in before a place comes before what replaces it.
            return a.isEmpty != b.isEmpty ? a.isEmpty : left.offset < right.offset
        }.map(\.element)
        var output: [UInt8] = []
        output.reserveCapacity(body.count + ordered.reduce(64) { $0 + $1.text.count })
        var title: [UInt8] = []
        var copied = body.lowerBound
        func copy(upTo end: Int) {
            if let cut = titleEnd, copied <= cut, cut <= end {
                output.append(contentsOf: bytes[copied..<cut])
                title = output
                output.removeAll(keepingCapacity: true)
                output.append(contentsOf: bytes[cut..<end])
            } else {
                output.append(contentsOf: bytes[copied..<end])
            }
            copied = end
        }
        for (index, edit) in ordered.enumerated() where edit.range.lowerBound >= copied {
            copy(upTo: edit.range.lowerBound)
            switch edit.kind {
            case .text: output.append(contentsOf: edit.text)
            case .blocks, .opening: put(edit, after: ordered[..<index], lines, into: &output)
            }
            copied = edit.range.upperBound
        }
        copy(upTo: body.upperBound)
        return (title, output)
    }

    /// Writes blocks in place of a line, apart from what stands above and below, each line begun as that one is.
    private func put(
        _ edit: Edit, after before: ArraySlice<Edit>, _ lines: SourceLines, into output: inout [UInt8]
    ) {
        let bytes = lines.text.bytes
        let line = lines.line(at: edit.range.lowerBound)
        let start = lines.start(of: line)
        var prefix: [UInt8] = []
        var next = before.lastIndex { $0.range.lowerBound < start }.map { $0 + 1 } ?? before.startIndex
        var opensEntry = false
        for index in start...edit.range.lowerBound {
            while next < before.endIndex, before[next].range.lowerBound == index {
                prefix.append(contentsOf: before[next].text)
                next += 1
            }
            guard index < edit.range.lowerBound else { break }
            let keeps = bytes[index].isBlank || bytes[index] == .greater
            opensEntry = opensEntry || !keeps
            prefix.append(keeps ? bytes[index] : .space)
        }
        func isBlank(_ line: Int) -> Bool {
            bytes[lines.start(of: line)..<lines.end(of: line)].allSatisfy { $0.isBlank || $0 == .greater }
        }
        let newLine = [.newline] + prefix
        if !opensEntry, line > 1, !isBlank(line - 1) { output.append(contentsOf: newLine) }
        for piece in edit.text.split(separator: .newline, omittingEmptySubsequences: false).enumerated() {
            if piece.offset > 0 { output.append(contentsOf: newLine) }
            output.append(contentsOf: piece.element)
        }
        if edit.kind == .blocks, line < lines.count, !isBlank(line + 1) { output.append(contentsOf: newLine) }
    }
}
