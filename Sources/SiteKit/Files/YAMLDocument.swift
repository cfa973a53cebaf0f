import Yams

/// Reads YAML into located nodes, within bounds: 256 KiB, 1,000 levels (libyaml's own limit), 100,000 nodes after
/// aliases are followed, and what `YAMLBounds` refuses.
public enum YAMLDocument {
    /// The largest document in bytes.
    public static let byteLimit = 256 * 1024
    /// The most nodes, counting what an alias repeats.
    public static let nodeLimit = 100_000
    /// How deep a document may nest.
    public static let depthLimit = 64

    /// Parses a range of a file, which holds the whole YAML document.
    ///
    /// An empty document is an empty mapping. `nil` only together with an error.
    public static func parse(
        _ text: SourceText, range: Range<Int>? = nil, byteLimit: Int = YAMLDocument.byteLimit
    ) -> (YAMLNode?, [Diagnostic]) {
        let range = range ?? 0..<text.bytes.count
        let firstLine = text.location(of: range.lowerBound..<range.lowerBound).line
        guard range.count <= byteLimit else {
            return (nil, [tooLarge(text, line: firstLine, byteLimit)])
        }
        let bytes = text.bytes[range]
        if let fault = YAMLBounds.fault(in: bytes) {
            let place = text.location(of: fault.offset..<(fault.offset + 1))
            return (nil, [.error(.yamlTooComplex, fault.message, at: place, help: fault.help)])
        }
        let yaml = String(decoding: bytes, as: UTF8.self)
        do {
            // The encoding is named because Yams otherwise looks it up in the environment for every document.
            let start = SourceLocation(file: text.path.string, line: firstLine)
            guard let root = try Parser(yaml: yaml, encoding: .utf8).singleRoot() else {
                return (YAMLNode(value: .map([]), location: start), [])
            }
            // Tags cost a look at every value, and hardly anybody means one.
            var walk = YAMLWalk(
                file: text.path.string, firstLine: firstLine, start: start, hasTags: bytes.contains(UInt8(ascii: "!")))
            let node = walk.convert(root, depth: 0)
            return walk.diagnostics.isEmpty ? (node, []) : (nil, walk.diagnostics)
        } catch {
            return (nil, [syntaxFault(error, yaml, in: text.path.string, firstLine: firstLine)])
        }
    }

    private static func tooLarge(_ text: SourceText, line: Int, _ byteLimit: Int) -> Diagnostic {
        .error(
            .yamlTooComplex, "this YAML is larger than \(byteLimit / 1024) KiB",
            at: SourceLocation(file: text.path.string, line: line),
            help: "split it, or shorten it")
    }

    /// Where a key stands for the second time, looked for in the text, since the parser tells only of the mapping.
    private static func second(_ key: String, in yaml: String, _ file: String, _ firstLine: Int) -> SourceLocation? {
        var found = 0
        for (index, line) in yaml.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let indent = line.prefix { $0 == " " }.count
            guard line.dropFirst(indent).hasPrefix(key + ":") else { continue }
            found += 1
            if found == 2 {
                return SourceLocation(
                    file: file, line: firstLine + index, column: indent + 1, length: key.unicodeScalars.count)
            }
        }
        return nil
    }

    /// The first character that YAML doesn't allow.
    private static func control(in yaml: String, _ file: String, _ firstLine: Int) -> SourceLocation? {
        var line = firstLine
        var column = 1
        for scalar in yaml.unicodeScalars {
            switch scalar.value {
            case 0x0A: (line, column) = (line + 1, 1)
            case 0x09, 0x0D, 0x85, 0x20...0x7E, 0xA0...0xFFFD, 0x10000...: column += 1
            default: return SourceLocation(file: file, line: line, column: column)
            }
        }
        return nil
    }

    private static func syntaxFault(
        _ error: any Error, _ yaml: String, in file: String, firstLine: Int
    ) -> Diagnostic {
        func place(_ mark: Mark) -> SourceLocation {
            SourceLocation(file: file, line: firstLine + max(0, mark.line - 1), column: max(1, mark.column))
        }
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let line = SourceLocation.rest(of: yaml, line: mark.line - 1, column: 1)
            let words = YAMLProblem(
                problem, context: context?.text, at: line.dropFirst(mark.column - 1).first,
                isLater: line.prefix(mark.column - 1).contains { !$0.properties.isWhitespace })
            let start = context.map { place($0.mark) }
            let spot = words.isAtStart ? start ?? place(mark) : place(mark)
            return .error(
                .yamlSyntax, words.message, at: spot.covering(words.extent, of: yaml, firstLine), help: words.help)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.map { "'\($0)'" }.joined(separator: ", ")
            return .error(
                .yamlDuplicateKey, "the key \(names) is given twice",
                at: second(duplicates.first ?? "", in: context.text, file, firstLine) ?? place(context.mark),
                help: "keep one of them")
        case .reader:
            return .error(
                .yamlSyntax, "a control character, which YAML doesn't allow",
                at: control(in: yaml, file, firstLine) ?? SourceLocation(file: file, line: firstLine), help: "delete it"
            )
        default:
            return .error(
                .yamlSyntax, "this YAML can't be read", at: SourceLocation(file: file, line: firstLine),
                help: "write 'key: value' lines")
        }
    }
}

/// Turns the parser's nodes into ours, counting as it goes.
private struct YAMLWalk {
    let file: String
    let firstLine: Int
    let start: SourceLocation
    var diagnostics: [Diagnostic] = []
    private var count = 0
    private let hasTags: Bool

    init(file: String, firstLine: Int, start: SourceLocation, hasTags: Bool) {
        self.hasTags = hasTags
        self.file = file
        self.firstLine = firstLine
        self.start = start
    }

    mutating func convert(_ node: Node, depth: Int) -> YAMLNode {
        let length =
            switch node {
            case .scalar(let scalar) where scalar.isOnOneLine: scalar.string.unicodeScalars.count
            // Of a mapping the first key is shown, unless it stands in braces.
            case .mapping(let mapping):
                mapping.first.map { $0.key.isAt(node.mark) ? $0.key.scalar?.string.unicodeScalars.count ?? 1 : 1 } ?? 1
            default: 1
            }
        let location = place(node.mark, length: length, isQuoted: node.isQuoted)
        count += 1
        guard diagnostics.isEmpty, count <= YAMLDocument.nodeLimit, depth <= YAMLDocument.depthLimit else {
            if diagnostics.isEmpty { diagnostics.append(tooComplex(at: location, depth: depth)) }
            return YAMLNode(value: .null, location: location)
        }
        if hasTags, node.tag.description.hasPrefix("!") {
            let place = place(node.mark, length: node.tag.description.unicodeScalars.count)
            diagnostics.append(
                .error(
                    .yamlSyntax, "'\(node.tag.description)' here is a tag, which would be left out", at: place,
                    help: "put a text that begins with '!' in quotes"))
            return YAMLNode(value: .null, location: location)
        }
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain || scalar.style == .any
            let isNull = isPlain && ["", "~", "null"].contains(scalar.string)
            return YAMLNode(value: isNull ? .null : .scalar(scalar.string, isPlain: isPlain), location: location)
        case .sequence(let sequence):
            var items: [YAMLNode] = []
            for item in sequence {
                items.append(convert(item, depth: depth + 1))
                if !diagnostics.isEmpty { break }
            }
            return YAMLNode(value: .list(items), location: location)
        case .mapping(let mapping):
            var entries: [YAMLNode.Entry] = []
            for (key, value) in mapping {
                guard case .scalar(let name) = key else {
                    diagnostics.append(
                        .error(
                            .yamlSyntax, "a key must be plain text", at: place(key.mark, length: 1),
                            help: "write 'key: value'"))
                    break
                }
                let keyPlace = place(key.mark, length: name.string.unicodeScalars.count)
                entries.append(
                    YAMLNode.Entry(key: name.string, keyLocation: keyPlace, value: convert(value, depth: depth + 1)))
                if !diagnostics.isEmpty { break }
            }
            return YAMLNode(value: .map(entries), location: location)
        case .alias:
            return YAMLNode(value: .null, location: location)
        }
    }

    private func tooComplex(at location: SourceLocation, depth: Int) -> Diagnostic {
        depth > YAMLDocument.depthLimit
            ? .error(
                .yamlTooComplex, "this YAML nests deeper than \(YAMLDocument.depthLimit) levels", at: location,
                help: "write it flatter")
            : .error(
                .yamlTooComplex, "this YAML holds more than \(YAMLDocument.nodeLimit) values",
                at: location, help: "aliases count as what they repeat; write the values out")
    }

    /// A text's place is that of its first letter, not of the quote before it.
    private func place(_ mark: Mark?, length: Int, isQuoted: Bool = false) -> SourceLocation {
        guard let mark else { return start }
        return SourceLocation(
            file: file, line: firstLine + max(0, mark.line - 1), column: max(1, mark.column) + (isQuoted ? 1 : 0),
            length: length)
    }
}

extension Node {
    /// Whether it begins there.
    fileprivate func isAt(_ place: Mark?) -> Bool { mark?.line == place?.line && mark?.column == place?.column }

    /// Whether it is a text in quotes.
    fileprivate var isQuoted: Bool {
        guard case .scalar(let scalar) = self else { return false }
        return scalar.style == .singleQuoted || scalar.style == .doubleQuoted
    }
}

extension Node.Scalar {
    /// Whether the text stands in the file on one line, as it is.
    fileprivate var isOnOneLine: Bool {
        style != .literal && style != .folded && !string.contains("\n")
    }
}

extension SourceLocation {
    /// How much of a line is meant by a problem that the parser tells only the beginning of.
    enum Extent {
        case character, word, line
    }

    /// This place, as long as what begins there.
    fileprivate func covering(_ extent: Extent, of yaml: String, _ firstLine: Int) -> SourceLocation {
        let rest = SourceLocation.rest(of: yaml, line: line - firstLine, column: column)
        let length =
            switch extent {
            case .character: 1
            case .word: rest.prefix { !" \t\r:,]}".unicodeScalars.contains($0) }.count
            case .line: rest.count - rest.reversed().prefix { $0.properties.isWhitespace }.count
            }
        return SourceLocation(file: file, line: line, column: column, length: length)
    }

    /// What stands on a line (from 0) from a column (from 1) on.
    fileprivate static func rest(of yaml: String, line: Int, column: Int) -> Substring.UnicodeScalarView {
        let lines = yaml.unicodeScalars.split(separator: "\n", maxSplits: line + 1, omittingEmptySubsequences: false)
        return line >= 0 && line < lines.count
            ? lines[line].dropFirst(column - 1).prefix { $0 != "\n" } : Substring().unicodeScalars
    }
}
