/// Reads one directive from a line of source.
struct DirectiveParser {
    /// What is wrong, and where.
    struct Fault: Error {
        let message: String
        let label: String
        let help: String?
        let range: Range<Int>
    }

    /// The longest directive, in bytes.
    static let longest = 4_096

    let bytes: [UInt8]
    /// Where the line ends.
    private(set) var end: Int
    let locate: (Range<Int>) -> SourceLocation
    private var index = 0

    init(bytes: [UInt8], end: Int, locate: @escaping (Range<Int>) -> SourceLocation) {
        self.bytes = bytes
        self.end = end
        self.locate = locate
    }

    /// Reads the directive whose first colon is at `start`; returns it and where it ends.
    mutating func parse(at start: Int, form: Directive.Form) throws(Fault) -> (directive: Directive, end: Int) {
        index = start
        end = min(end, start + Self.longest)
        while index < end, bytes[index] == .colon { index += 1 }
        let nameStart = index
        while index < end, bytes[index].isNamePart { index += 1 }
        let nameRange = nameStart..<index
        guard let first = bytes[nameRange].first, first.isLetter else {
            throw Fault(
                message: "a directive has no name", label: "a name must follow the colons",
                help: "write the name right after the colons, without a space", range: start..<max(index, start + 1))
        }
        var label: (text: String, range: Range<Int>)?
        if index < end, bytes[index] == .openBracket { label = try parseLabel() }
        var attributes: [Directive.Attribute] = []
        if index < end, bytes[index] == .openBrace { attributes = try parseAttributes() }
        let nameLocation = locate(nameRange)
        return (
            Directive(
                name: String(decoding: bytes[nameRange], as: UTF8.self), form: form, label: label?.text,
                attributes: attributes, location: locate(start..<index), nameLocation: nameLocation,
                labelLocation: label.map { locate($0.range) } ?? nameLocation),
            index
        )
    }

    private mutating func parseLabel() throws(Fault) -> (text: String, range: Range<Int>) {
        let open = index
        var depth = 0
        var text: [UInt8] = []
        while index < end {
            let byte = bytes[index]
            if byte == .backslash, index + 1 < end,
                [.openBracket, .closeBracket, .backslash].contains(bytes[index + 1])
            {
                text.append(bytes[index + 1])
                index += 2
                continue
            }
            index += 1
            if byte == .openBracket {
                depth += 1
                if depth == 1 { continue }
            } else if byte == .closeBracket {
                depth -= 1
                if depth == 0 { return (String(decoding: text, as: UTF8.self), (open + 1)..<(index - 1)) }
            }
            text.append(byte)
        }
        throw Fault(
            message: "a directive's label is not closed", label: "no ']' for this on the line",
            help: "a label ends on its own line; write '\\:' for a plain colon", range: open..<(open + 1))
    }

    private mutating func parseAttributes() throws(Fault) -> [Directive.Attribute] {
        let open = index
        index += 1
        var attributes: [Directive.Attribute] = []
        while true {
            while index < end, bytes[index].isBlank { index += 1 }
            guard index < end else {
                throw Fault(
                    message: "a directive's attributes are not closed", label: "no '}' for this on the line",
                    help: "attributes end on their own line", range: open..<(open + 1))
            }
            if bytes[index] == .closeBrace {
                index += 1
                return attributes
            }
            let attribute = try parseAttribute()
            if attributes.contains(where: { $0.name == attribute.name && $0.name != "class" }) {
                throw Fault(
                    message: "attribute '\(attribute.name)' is given twice", label: "the second one",
                    help: "keep one of them",
                    range: lastName)
            }
            attributes.append(attribute)
        }
    }

    private var lastName = 0..<0

    private mutating func parseAttribute() throws(Fault) -> Directive.Attribute {
        let start = index
        if bytes[index] == .hash || bytes[index] == UInt8(ascii: ".") {
            let name = bytes[index] == .hash ? "id" : "class"
            index += 1
            let range = takeWhile { $0.isNamePart }
            lastName = start..<index
            if range.isEmpty { throw broken(start) }
            return attribute(name, range, named: start..<index)
        }
        let name = takeWhile { $0.isNamePart || $0 == .colon }
        lastName = name
        if name.isEmpty { throw broken(start) }
        let text = String(decoding: bytes[name], as: UTF8.self)
        guard index < end, bytes[index] == UInt8(ascii: "=") else {
            if index < end, !bytes[index].isBlank, bytes[index] != .closeBrace { throw broken(index) }
            return attribute(text, index..<index, named: name)
        }
        index += 1
        guard index < end else { throw broken(start) }
        let mark = bytes[index]
        if mark == .quote || mark == .apostrophe {
            index += 1
            let value = takeWhile { $0 != mark }
            guard index < end else {
                throw Fault(
                    message: "an attribute's value is not closed", label: "no second quote on the line",
                    help: "close it with the same quote on the same line",
                    range: (value.lowerBound - 1)..<value.lowerBound)
            }
            index += 1
            if index < end, !bytes[index].isBlank, bytes[index] != .closeBrace { throw broken(index) }
            return attribute(text, value, named: name)
        }
        let value = takeWhile { !$0.isBlank && ![.closeBrace, .openBrace, .quote, .apostrophe].contains($0) }
        if value.isEmpty || (index < end && !bytes[index].isBlank && bytes[index] != .closeBrace) {
            throw broken(value.isEmpty ? start : index)
        }
        return attribute(text, value, named: name)
    }

    private mutating func takeWhile(_ fits: (UInt8) -> Bool) -> Range<Int> {
        let start = index
        while index < end, fits(bytes[index]) { index += 1 }
        return start..<index
    }

    private func attribute(_ name: String, _ value: Range<Int>, named range: Range<Int>) -> Directive.Attribute {
        let place = locate(range)
        return Directive.Attribute(
            name: name, value: String(decoding: bytes[value], as: UTF8.self), location: place,
            valueLocation: value.isEmpty ? place : locate(value))
    }

    private func broken(_ at: Int) -> Fault {
        Fault(
            message: "a directive's attributes can't be read", label: "unexpected here",
            help: "attributes look like {key=value other=\"two words\" #id .class}", range: at..<(at + 1))
    }
}

extension DirectiveParser.Fault {
    func diagnostic(_ locate: (Range<Int>) -> SourceLocation) -> Diagnostic {
        .error(.malformedDirective, message, at: locate(range), label: label, help: help)
    }
}
