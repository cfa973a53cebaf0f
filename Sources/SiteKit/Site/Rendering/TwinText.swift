/// A page as Markdown that stands by itself, put together block by block.
struct TwinText: Sendable {
    /// The file's bytes so far.
    private(set) var bytes: [UInt8] = []

    /// Adds blocks that are Markdown already; nothing for none.
    mutating func block(_ markdown: [UInt8]) {
        guard let first = markdown.firstIndex(where: { $0 != .newline && $0 != .carriageReturn }),
            let last = markdown.lastIndex(where: { !$0.isSpace })
        else { return }
        if !bytes.isEmpty { bytes.append(.newline) }
        bytes.append(contentsOf: markdown[first...last])
        bytes.append(.newline)
    }

    /// Adds a heading.
    mutating func heading(_ level: Int, _ text: String) {
        block([UInt8](repeating: .hash, count: level) + [.space] + MarkdownText.escaped(text))
    }

    /// Adds a paragraph.
    mutating func paragraph(_ text: String) {
        block(MarkdownText.escaped(text, startsLine: true))
    }

    /// Adds what to do next; what has no address yet is named with the words that stand for it.
    mutating func actions(_ actions: [ActionView], base: BaseURL) {
        let lines = actions.map { action -> [UInt8] in
            let title = MarkdownText.escaped(action.title)
            guard let url = action.url else {
                return Array("- ".utf8) + title
                    + (action.note.map { Array(": ".utf8) + MarkdownText.escaped($0) } ?? [])
            }
            let address = MarkdownText.destination(url.hasPrefix("/") ? base.absolute(url) : url)
            return Array("- [".utf8) + title + Array("](".utf8) + address + Array(")".utf8)
        }
        block(Array(lines.joined(separator: [.newline])))
    }

    /// Adds the figures under a hero.
    mutating func stats(_ stats: [StatView]) {
        let lines = stats.map { stat -> [UInt8] in
            let note = stat.note.map { Array(" (".utf8) + MarkdownText.escaped(HTMLText.plain($0)) + Array(")".utf8) }
            return Array("- ".utf8) + MarkdownText.escaped(HTMLText.plain(stat.label), startsLine: true)
                + Array(": ".utf8) + MarkdownText.escaped(HTMLText.plain(stat.value)) + (note ?? [])
        }
        block(Array(lines.joined(separator: [.newline])))
    }
}
