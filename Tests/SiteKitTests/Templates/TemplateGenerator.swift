@testable import SiteKit

/// Writes random templates of which every name means something.
///
/// Left out is only what the published renderer is known to do otherwise (the deviations of
/// `SpecificationCase`): sections of which one tag alone has a line to itself, delimiters set in sections, and
/// in indented partials lists over lines, first lines that vanish, and CRLF; the dot in inverted
/// sections; and delimiters of one sign, since the library crashes on `|#a||/a|`.
struct TemplateGenerator {
    /// What stands innermost.
    enum Level {
        case board, panel, leaf, word
    }

    private var random: FixedRandom
    /// Whether lines may end in CRLF.
    private var mayEndInCRLF = true
    private var open = "{{"
    private var close = "}}"
    /// What partials there are, by the level they are made for.
    private(set) var partials: [String: String] = [:]

    init(seed: UInt64) {
        random = FixedRandom(seed: seed)
    }

    /// A template for a board; its partials are in `partials`.
    mutating func template() -> String {
        let text = lines(.board, depth: 0, isPlain: false)
        return text
    }

    /// A board with random values.
    mutating func board() -> BoardView {
        BoardView(
            subject: word(), size: word(), given: chance(70) ? word() : nil, gone: chance(30) ? word() : nil,
            markup: HTML(bytes: Array("<b>\(word())</b>".utf8)), extra: chance(50) ? "<i>x</i>" : nil,
            on: chance(70), off: chance(30), fixed: panel(2), child: chance(60) ? panel(2) : nil,
            panels: (0..<number(4)).map { _ in panel(1) }, words: (0..<number(4)).map { _ in word() },
            pieces: (0..<number(3)).map { _ in "<br>" })
    }

    private mutating func panel(_ depth: Int) -> PanelView {
        PanelView(
            name: word(), subject: word(), note: chance(50) ? word() : nil, active: chance(50),
            leaf: LeafView(colour: word(), shape: chance(50) ? word() : nil),
            panels: depth == 0 ? [] : (0..<number(3)).map { _ in panel(depth - 1) })
    }

    // MARK: - Lines

    private mutating func lines(_ level: Level, depth: Int, isPlain: Bool) -> String {
        var text = ""
        for _ in 0..<(depth == 0 ? 3 + number(8) : 1 + number(4)) {
            switch number(depth < 4 && !isPlain ? 12 : 5) {
            case 0: text += blanks() + word() + pieces(level, depth: depth) + lineEnd()
            case 1: text += pieces(level, depth: depth) + lineEnd()
            case 2: text += lineEnd()
            case 3: text += blanks() + pieces(level, depth: depth) + " " + word() + lineEnd()
            case 4: text += blanks() + word() + lineEnd()
            case 5: text += blanks() + "\(open)! \(word()) \(close)" + blanks() + lineEnd()
            case 6, 7, 8: text += section(level, depth: depth, isBlock: true)
            case 9: text += partial(level, isAlone: true)
            case 10: text += level == .board && depth == 0 ? delimiters() : ""
            default: text += blanks() + partial(level, isAlone: false) + word() + lineEnd()
            }
        }
        return text
    }

    private mutating func pieces(_ level: Level, depth: Int) -> String {
        var text = ""
        for _ in 0..<number(4) {
            switch number(8) {
            case 0: text += word()
            case 1: text += " "
            case 2: text += "\(open)!\(word())\(close)"
            case 3 where depth < 4: text += section(level, depth: depth, isBlock: false)
            default: text += variable(level)
            }
        }
        return text
    }

    // MARK: - Tags

    private mutating func variable(_ level: Level) -> String {
        var names = [
            "subject", "size", "given", "gone", "markup", "extra", "fixed.name", "child.note", "child.leaf.colour",
        ]
        switch level {
        case .board: break
        case .panel: names += ["name", "note", "leaf.shape", "inner.name", "name", "leaf.colour"]
        case .leaf: names += ["colour", "shape", "colour", "shape"]
        case .word: names += [".", ".", "."]
        }
        let name = pick(names)
        let space = chance(20) ? " " : ""
        switch number(4) {
        case 0 where open == "{{": return "{{{\(space)\(name)\(space)}}}"
        case 1: return "\(open)&\(space)\(name)\(space)\(close)"
        default: return "\(open)\(space)\(name)\(space)\(close)"
        }
    }

    private mutating func section(_ level: Level, depth: Int, isBlock: Bool) -> String {
        var choices: [(String, Level)] = [
            ("on", level), ("off", level), ("fixed", .panel), ("child", .panel), ("words", .word),
            ("fixed.active", level), ("child.inner", .panel), ("fixed.leaf", .leaf), ("given", .word), ("gone", .word),
            ("child.panels", .panel), ("panels", .panel),
        ]
        if level == .panel { choices += [("leaf", .leaf), ("inner", .panel), ("active", level), ("panels", .panel)] }
        let (name, inside) = pick(choices)
        let isInverted = chance(25)
        // Inside an inverted list the library's dot is the list.
        let level = !isInverted ? inside : level == .word ? .board : level
        let opening = "\(open)\(isInverted ? "^" : "#")\(name)\(close)"
        let closing = "\(open)/\(name)\(close)"
        guard isBlock else { return opening + pieces(level, depth: depth + 1) + closing }
        let outside = (open, close)
        let body = lines(level, depth: depth + 1, isPlain: false)
        (open, close) = outside
        return blanks() + opening + blanks() + lineEnd() + body + blanks() + closing + lineEnd()
    }

    private mutating func partial(_ level: Level, isAlone: Bool) -> String {
        let name = "p\(partials.count)"
        partials[name] = ""
        let outside = (open, close)
        (open, close) = ("{{", "}}")
        let isIndented = isAlone && chance(70)
        mayEndInCRLF = !isIndented
        let body =
            isIndented ? word() + "\n" + lines(level, depth: 3, isPlain: true) : lines(level, depth: 3, isPlain: true)
        partials[name] = body
        mayEndInCRLF = true
        (open, close) = outside
        let tag = "\(open)> \(name) \(close)"
        return isAlone ? (isIndented ? pick(["  ", "\t"]) : "") + tag + "\n" : tag
    }

    private mutating func delimiters() -> String {
        let (newOpen, newClose) = pick([("<%", "%>"), ("{{", "}}"), ("<<", ">>"), ("[[", "]]")])
        let tag = "\(open)=\(newOpen) \(newClose)=\(close)"
        (open, close) = (newOpen, newClose)
        return blanks() + tag + lineEnd()
    }

    // MARK: - Chance

    private mutating func number(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
    private mutating func chance(_ percent: Int) -> Bool { number(100) < percent }
    private mutating func blanks() -> String { pick(["", "", " ", "  ", "\t"]) }
    private mutating func lineEnd() -> String { chance(90) || !mayEndInCRLF ? "\n" : "\r\n" }
    private mutating func word() -> String { pick(["a", "be", "x<y", "\"q\"", "it's", "ü", "R&D", "日本", "}", "{ "]) }

    private mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[number(choices.count)] }
}
