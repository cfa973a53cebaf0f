/// What `sitegen explain` prints, and the page `docs/diagnostics.md`, which is the same.
public enum DiagnosticReference {
    /// Finds a code as people write it: `SG0412`, `sg412` and `412` are one.
    public static func code(_ text: String) -> DiagnosticCode? {
        let id = id(text)
        return DiagnosticCode.all.first { $0.id == id }
    }

    /// The codes that were probably meant by what is none: those of its area that differ in one
    /// character or so, at most three.
    public static func near(_ text: String) -> [DiagnosticCode] {
        let id = id(text)
        let area = DiagnosticCode.all.filter { $0.id.prefix(4) == id.prefix(4) }
        let others = area.isEmpty ? DiagnosticCode.all : area
        let near = others.filter { code in
            code.id.count == id.count && zip(code.id, id).count { $0 != $1 } == 1
        }
        if !near.isEmpty { return Array(near.prefix(3)) }
        let nearest = Suggestion.nearest(to: id, among: others.map(\.id))
        return DiagnosticCode.all.filter { $0.id == nearest }
    }

    /// A code with all that is to be said of it.
    public static func text(_ code: DiagnosticCode) -> String {
        "\(code.id): \(code.summary)\n\n\(code.explanation)\n"
    }

    /// The page of all codes, in Markdown. Each has a heading of its name alone, so that `#sg0412` leads to it.
    public static var page: String {
        let areas = Dictionary(grouping: DiagnosticCode.all) { $0.id.prefix(4) }.sorted { $0.key < $1.key }
        var text = """
            # Diagnostics

            Every fault that sitegen finds has a code, which never changes its meaning. `sitegen explain SG0412` prints what
            is here. This page is made by `make docs` from the same source: don't edit it.


            """
        for (area, codes) in areas {
            text += "**\(name(of: area))**\n\n"
            for code in codes { text += "- [\(code.id)](#\(code.id.lowercased())): \(code.summary)\n" }
            text += "\n"
        }
        for (area, codes) in areas {
            text += "## \(name(of: area))\n\n"
            for code in codes { text += "### \(code.id)\n\n**\(code.summary)**\n\n\(code.explanation)\n\n" }
        }
        return String(text.dropLast())
    }

    /// What the first four characters of a code stand for.
    static func name(of area: Substring) -> String { names[String(area)] ?? String(area) }

    private static let names = [
        "SG01": "Pages, front matter and configuration", "SG02": "Markdown and raw HTML", "SG03": "Files and limits",
        "SG04": "Facts", "SG05": "Templates", "SG06": "Assets", "SG07": "Links, pictures and directives",
        "SG08": "The output", "SG09": "The showcase", "SG10": "Pictures and their records",
        "SG11": "The ship gate", "SG12": "Access to built pages", "SG13": "The contract", "SG14": "Outside links",
        "SG15": "Refreshing the showcase", "SG16": "Preview",
    ]

    /// The name in full of what may be short for one.
    private static func id(_ text: String) -> String {
        let upper = text.uppercased()
        let digits = upper.hasPrefix("SG") ? upper.dropFirst(2) : upper[...]
        let isNumber = (1...4).contains(digits.utf8.count) && digits.allSatisfy { $0.isASCII && $0.isNumber }
        return isNumber ? "SG" + String(repeating: "0", count: 4 - digits.count) + digits : upper
    }
}
