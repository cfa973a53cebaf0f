@testable import SiteKit

/// A file with every key of a format that may stand there, made of the schema's own examples, one key a line.
struct FormatDocument {
    /// One line: a key, how deep it stands, and what may stand there.
    struct Line {
        /// The names from the outermost mapping to this key.
        let path: [String]
        /// The mapping it belongs to.
        let shape: String
        let entry: SchemaEntry
        /// What comes before the key: blanks, and the dash of a list's first line.
        let lead: String
        /// The value on the line; empty when it comes below.
        let value: String
    }

    private(set) var lines: [Line] = []
    private var head = ""

    /// - Parameters:
    ///   - words: what keys that decide on others hold.
    ///   - without: keys that these words forbid.
    init(_ root: SchemaValue, words: [String: String] = [:], without: Set<String> = []) {
        guard let shape = root.shape else { return }
        if case .named = root {
            head = "a-name:\n"
            add(shape, [], "  ", words, without)
        } else {
            add(shape, [], "", words, without)
        }
    }

    private mutating func add(
        _ shape: SchemaShape, _ outer: [String], _ lead: String, _ words: [String: String], _ without: Set<String>
    ) {
        let indent = String(repeating: " ", count: lead.count)
        var lead = lead
        for entry in shape.entries where !without.contains(entry.name) {
            let path = outer + [entry.name]
            let example = words[entry.name] ?? entry.example ?? ""
            func line(_ value: String) -> Line {
                Line(path: path, shape: shape.name, entry: entry, lead: lead, value: value)
            }
            switch entry.value {
            case .text: lines.append(line(JSONValue.string(example).text()))
            case .mapping(let inner):
                lines.append(line(""))
                add(inner, path, indent + "  ", words, without)
            case .list(.mapping(let inner), _):
                lines.append(line(""))
                add(inner, path, indent + "  - ", words, without)
            default: lines.append(line(example))
            }
            lead = indent
        }
    }

    /// The text; with a line given, its value and all below it are replaced.
    func text(replacing wrong: Int? = nil, with value: String = "") -> String {
        var text = head
        for (index, line) in lines.enumerated() {
            if let wrong, index > wrong, line.path.starts(with: lines[wrong].path) { continue }
            text += "\(line.lead)\(line.entry.name): \(index == wrong ? value : line.value)\n"
        }
        return text
    }

    /// On which line of the text a key stands, as long as nothing above it is replaced.
    func number(of index: Int) -> Int { index + (head.isEmpty ? 1 : 2) }
}
