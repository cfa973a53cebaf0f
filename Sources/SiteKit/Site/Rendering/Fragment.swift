/// HTML rendered once for many pages, with slots that only one page fills.
///
/// A slot is a mark that can't occur in text: control characters are not allowed in titles.
struct Fragment: Sendable {
    private static let mark: UInt8 = 1

    private let chunks: [(bytes: [UInt8], slot: Int?)]

    /// What to put into a view where slot `index` shall be.
    static func slot(_ index: Int) -> HTML {
        HTML("\u{1}\(index)\u{1}")
    }

    /// Cuts rendered HTML at its slots.
    init(_ html: HTML) {
        var chunks: [(bytes: [UInt8], slot: Int?)] = []
        var rest = html.bytes[...]
        while let open = rest.firstIndex(of: Fragment.mark),
            let close = rest[(open + 1)...].firstIndex(of: Fragment.mark),
            let slot = Int(String(decoding: rest[(open + 1)..<close], as: UTF8.self))
        {
            chunks.append((Array(rest[..<open]), slot))
            rest = rest[(close + 1)...]
        }
        chunks.append((Array(rest), nil))
        self.chunks = chunks
    }

    /// The HTML with one slot marked as the current page, all others empty.
    func html(current: Int?) -> HTML {
        var html = HTML()
        html.bytes.reserveCapacity(chunks.reduce(32) { $0 + $1.bytes.count })
        for chunk in chunks {
            html.bytes.append(contentsOf: chunk.bytes)
            if let slot = chunk.slot, slot == current { html.append(markup: " aria-current=\"page\"") }
        }
        return html
    }
}
