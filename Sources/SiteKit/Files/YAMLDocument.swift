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
            var walk = YAMLWalk(file: text.path.string, firstLine: firstLine, start: start)
            let node = walk.convert(root, depth: 0)
            return walk.diagnostics.isEmpty ? (node, []) : (nil, walk.diagnostics)
        } catch {
            return (nil, [syntaxFault(error, in: text.path.string, firstLine: firstLine)])
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

    private static func syntaxFault(_ error: any Error, in file: String, firstLine: Int) -> Diagnostic {
        func place(_ mark: Mark) -> SourceLocation {
            SourceLocation(file: file, line: firstLine + max(0, mark.line - 1), column: max(1, mark.column))
        }
        switch error as? YamlError {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let words = YAMLProblem(problem, context: context?.text)
            let start = context.map { place($0.mark) }
            return .error(
                .yamlSyntax, words.message, at: words.isAtStart ? start ?? place(mark) : place(mark), help: words.help)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.map { "'\($0)'" }.joined(separator: ", ")
            return .error(
                .yamlDuplicateKey, "the key \(names) is given twice",
                at: second(duplicates.first ?? "", in: context.text, file, firstLine) ?? place(context.mark),
                help: "keep one of them")
        case .reader(let problem, _, _, _):
            return .error(
                .yamlSyntax, "YAML: \(problem)", at: SourceLocation(file: file, line: firstLine),
                help: "remove the control character")
        default:
            return .error(.yamlSyntax, "this YAML can't be read", at: SourceLocation(file: file, line: firstLine))
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

    init(file: String, firstLine: Int, start: SourceLocation) {
        self.file = file
        self.firstLine = firstLine
        self.start = start
    }

    mutating func convert(_ node: Node, depth: Int) -> YAMLNode {
        let length =
            if case .scalar(let scalar) = node, scalar.isOnOneLine { scalar.string.unicodeScalars.count } else { 1 }
        let location = place(node.mark, length: length, isQuoted: node.isQuoted)
        count += 1
        guard diagnostics.isEmpty, count <= YAMLDocument.nodeLimit, depth <= YAMLDocument.depthLimit else {
            if diagnostics.isEmpty { diagnostics.append(tooComplex(at: location, depth: depth)) }
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
            ? .error(.yamlTooComplex, "this YAML nests deeper than \(YAMLDocument.depthLimit) levels", at: location)
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
