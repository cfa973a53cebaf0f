/// Reads what a tag names.
enum TagNameReader {
    /// The name in these bytes, which have no space at their ends; `nil` if it isn't one.
    static func read(_ bytes: ArraySlice<UInt8>, isPartial: Bool) -> TemplateName? {
        let range = bytes.startIndex..<bytes.endIndex
        if bytes.elementsEqual([UInt8(ascii: ".")]), !isPartial { return TemplateName(parts: [], range: range) }
        if isPartial {
            guard !bytes.isEmpty, bytes.allSatisfy({ isLetter($0) || $0 == dot || $0 == UInt8(ascii: "/") }) else {
                return nil
            }
            return TemplateName(parts: [part(bytes)], range: range)
        }
        let parts = bytes.split(separator: dot, omittingEmptySubsequences: false)
        // The name of a fact may have a folder before it.
        let isFact = parts.count == 2 && parts[0].elementsEqual("fact".utf8)
        guard
            parts.allSatisfy({
                !$0.isEmpty && $0.allSatisfy { isLetter($0) || isFact && $0 == UInt8(ascii: "/") }
            }), !parts[0].contains(UInt8(ascii: "/"))
        else { return nil }
        return TemplateName(parts: parts.map(part), range: range)
    }

    /// The part of Mustache, or of one of its dialects, that these bytes belong to and that isn't supported.
    static func unsupported(_ bytes: ArraySlice<UInt8>, kind: TemplateTag.Kind, sign: UInt8) -> String? {
        if kind == .block { return "inheritance ('{{<' and '{{$')" }
        if sign == UInt8(ascii: "%") { return "a pragma ('{{%')" }
        if bytes.first == UInt8(ascii: "*") { return "a dynamic name ('*')" }
        if bytes.contains(UInt8(ascii: "(")) { return "a call of a function" }
        if bytes.count > 1, bytes.first == dot { return "a name that begins with a dot" }
        return nil
    }

    /// What to write instead of a part of Mustache that isn't supported.
    static func wayOut(_ bytes: ArraySlice<UInt8>, kind: TemplateTag.Kind, sign: UInt8) -> String {
        if kind == .block { return "use a partial: {{> name}}" }
        if sign == UInt8(ascii: "%") { return "remove it" }
        if bytes.first == UInt8(ascii: "*") { return "write the name of the template" }
        if bytes.contains(UInt8(ascii: "(")) { return "use a field; 'sitegen templates' prints them" }
        return "write the whole name, from the view's field on"
    }

    private static let dot = UInt8(ascii: ".")

    private static func part(_ bytes: ArraySlice<UInt8>) -> TemplateName.Part {
        TemplateName.Part(text: String(decoding: bytes, as: UTF8.self), range: bytes.startIndex..<bytes.endIndex)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "?"):
            true
        default: false
        }
    }
}
