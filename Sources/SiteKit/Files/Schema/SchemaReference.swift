/// Descriptions for people: as text for a terminal, as tables for `docs/`.
enum SchemaReference {
    /// Every key of a mapping and of those within it, indented.
    static func text(_ shape: SchemaShape, indent: String = "") -> String {
        var text = ""
        for entry in shape.entries {
            text += "\(indent)\(entry.name) (\(plain(entry.demand))): \(plain(entry.remark))\n"
            if let inner = entry.value.shape { text += self.text(inner, indent: indent + "  ") }
            if entry.value.shape == nil, let example = entry.example {
                text += "\(indent)  e.g. \(entry.name): \(example)\n"
            }
        }
        for sentence in sentences(shape) { text += "\(indent)\(plain(sentence))\n" }
        return text
    }

    /// The keys of a mapping as a Markdown table, and what some cases ask below it.
    static func table(_ shape: SchemaShape) -> String {
        var lines = ["| Key | Value | |", "| --- | --- | --- |"]
        for entry in shape.entries {
            lines.append("| `\(entry.name)` | \(cell(entry.demand)) | \(cell(entry.remark)) |")
        }
        let sentences = sentences(shape)
        if !sentences.isEmpty { lines.append("") }
        lines += sentences.map { "- " + $0 }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A text with its tables written anew: what stands between `<!-- keys: NAME -->` and `<!-- end of keys -->`.
    ///
    /// - Returns: `nil` and the name when there is no such mapping, or when a table has no end.
    static func renewed(_ text: String, _ shapes: [SchemaShape]) -> (text: String?, unknown: String?) {
        var output = ""
        var rest = text[...]
        while let begin = rest.firstRange(of: opening) {
            guard let close = rest[begin.upperBound...].firstRange(of: " -->\n"),
                let end = rest[close.upperBound...].firstRange(of: ending)
            else { return (nil, String(rest[begin.upperBound...].prefix { $0 != " " && $0 != "\n" })) }
            let name = String(rest[begin.upperBound..<close.lowerBound])
            guard let shape = shapes.first(where: { $0.name == name }) else { return (nil, name) }
            output += rest[..<close.upperBound] + table(shape)
            rest = rest[end.lowerBound...]
        }
        return (output + rest, nil)
    }

    private static let opening = "<!-- keys: "
    private static let ending = "<!-- end of keys -->"

    private static func sentences(_ shape: SchemaShape) -> [String] {
        let sets = shape.alternatives.map { $0.map { "`\($0)`" }.joined(separator: " and ") }
        return shape.rules.map(sentence) + (sets.isEmpty ? [] : ["Either \(sets.joined(separator: ", or "))."])
    }

    private static func sentence(_ rule: SchemaRule) -> String {
        var parts: [String] = []
        func quoted(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
        if !rule.requires.isEmpty { parts.append("\(quoted(rule.requires)) must be given") }
        if !rule.forbids.isEmpty { parts.append("\(quoted(rule.forbids)) must not be given") }
        parts += rule.values.map { "`\($0.key)` must be: \($0.value.words)" }
        return "With \(rule.when.words): " + parts.joined(separator: "; ") + "."
    }

    private static func plain(_ text: String) -> String { text.replacing("`", with: "") }

    /// A bar ends a cell, even in code.
    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
