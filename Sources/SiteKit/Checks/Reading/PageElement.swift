/// The elements that a check asks about. All others begin a block.
enum PageElement: Hashable, Sendable {
    /// Part of running text.
    case inline
    case lineBreak, code, codeBlock, data, span, anchor, button, picture, svg, title, html, meta, script, style
    case heading(Int)
    case tableStart, row, cell, headCell

    /// By name.
    static let table = NameTable<PageElement>(
        [
            "abbr", "b", "bdi", "bdo", "cite", "del", "dfn", "em", "i", "ins", "mark", "q", "s", "small", "strong",
            "sub", "sup", "time", "u", "var", "wbr", "path", "circle", "g", "rect", "source", "font",
        ].map { ($0, .inline) } + [
            ("br", .lineBreak), ("code", .code), ("pre", .codeBlock), ("kbd", .code), ("samp", .code), ("tt", .code),
            ("data", .data), ("span", .span), ("a", .anchor), ("button", .button), ("img", .picture), ("svg", .svg),
            ("title", .title), ("html", .html), ("meta", .meta), ("script", .script), ("style", .style),
            ("table", .tableStart), ("tr", .row), ("td", .cell), ("th", .headCell),
        ] + (1...6).map { ("h\($0)", .heading($0)) })
}

/// The attributes that a check asks about. The values of all others are words for somebody.
enum PageAttribute: Int, Sendable {
    /// Nothing that anybody reads.
    case quiet
    case id, address, sourceSet, relation, language, alternative, width, height, content, name, type, fact, reference
    case role, hidden, label

    /// By name.
    static let table = NameTable<PageAttribute>(
        [
            "class", "style", "sizes", "loading", "decoding", "tabindex", "charset", "media", "defer", "async",
            "viewbox",
            "d", "fill", "stroke", "stroke-width", "cx", "cy", "r", "x", "y", "focusable", "fetchpriority", "dir",
            "scope",
            "colspan", "rowspan", "align", "start", "http-equiv", "crossorigin", "integrity", "nonce", "color", "open",
            "hreflang", "target", "download", "xmlns", "data-status", "data-language", "data-orientation",
        ].map { ($0, .quiet) } + [
            ("id", .id), ("href", .address), ("src", .address), ("srcset", .sourceSet), ("rel", .relation),
            ("lang", .language), ("alt", .alternative), ("width", .width), ("height", .height), ("content", .content),
            ("name", .name), ("property", .name), ("itemprop", .name), ("type", .type), ("data-fact", .fact),
            ("value", .quiet),
            ("aria-labelledby", .reference), ("aria-describedby", .reference), ("aria-controls", .reference),
            ("for", .reference), ("role", .role), ("aria-hidden", .hidden), ("aria-label", .label), ("title", .label),
            ("poster", .address), ("cite", .address), ("action", .address), ("imagesrcset", .sourceSet),
            ("data", .address), ("xlink:href", .address), ("formaction", .address),
        ])
}

/// Where the attributes of one tag have their values.
struct TagAttributes {
    /// A bit for each attribute that is there.
    private var present: UInt32 = 0
    private var starts = InlineArray<24, Int32>(repeating: 0)
    private var ends = InlineArray<24, Int32>(repeating: 0)

    /// Keeps the first value, as browsers do.
    mutating func set(_ attribute: PageAttribute, _ value: Range<Int>) {
        let bit: UInt32 = 1 << UInt32(attribute.rawValue)
        guard present & bit == 0 else { return }
        present |= bit
        starts[attribute.rawValue] = Int32(clamping: value.lowerBound)
        ends[attribute.rawValue] = Int32(clamping: value.upperBound)
    }

    /// The value of an attribute.
    subscript(_ attribute: PageAttribute) -> Range<Int>? {
        guard present & 1 << UInt32(attribute.rawValue) != 0 else { return nil }
        return Int(starts[attribute.rawValue])..<Int(ends[attribute.rawValue])
    }

    /// Whether it gives its element a name that is read out.
    var hasName: Bool { self[.label].map { !$0.isEmpty } ?? false || self[.reference] != nil }

    /// Whether it says that nothing is lost without the picture.
    func isDecoration(_ bytes: [UInt8]) -> Bool {
        [.role, .hidden].compactMap { self[$0] }.contains {
            ["presentation", "none", "true"].contains(String(decoding: bytes[$0], as: UTF8.self))
        }
    }
}
