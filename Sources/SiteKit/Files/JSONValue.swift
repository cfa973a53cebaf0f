/// A JSON value that keeps the order of its keys, for the JSON we write.
public enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number.
    case integer(Int)
    /// A number kept as it was written.
    case number(String)
    /// A text.
    case string(String)
    /// Values in their order.
    case array([JSONValue])
    /// Entries in their order.
    case object([Entry])

    /// A key and its value.
    public struct Entry: Hashable, Sendable {
        /// The key.
        public let key: String
        /// Its value.
        public let value: JSONValue
    }

    /// An object whose absent values are left out.
    public static func object(_ entries: KeyValuePairs<String, JSONValue?>) -> JSONValue {
        .object(entries.compactMap { key, value in value.map { Entry(key: key, value: $0) } })
    }

    /// Writes the value, on one line or indented by two spaces.
    ///
    /// `forScript` writes `<`, `>`, `&` and the line separators as `\u` escapes, so that no text can end a
    /// `<script>` element or begin a comment in it.
    public func write(into output: inout [UInt8], indented: Bool = false, forScript: Bool = false) {
        write(into: &output, level: indented ? 0 : nil, forScript: forScript)
    }

    /// The value as text.
    public func text(indented: Bool = false) -> String {
        var bytes: [UInt8] = []
        write(into: &bytes, indented: indented)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func write(into output: inout [UInt8], level: Int?, forScript: Bool) {
        switch self {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let number): output.append(contentsOf: String(number).utf8)
        case .number(let text): output.append(contentsOf: text.utf8)
        case .string(let text): JSONValue.quote(text, into: &output, forScript: forScript)
        case .array(let values):
            JSONValue.writeList(values, "[", "]", into: &output, level: level) { value, output, level in
                value.write(into: &output, level: level, forScript: forScript)
            }
        case .object(let entries):
            JSONValue.writeList(entries, "{", "}", into: &output, level: level) { entry, output, level in
                JSONValue.quote(entry.key, into: &output, forScript: forScript)
                output.append(contentsOf: (level == nil ? ":" : ": ").utf8)
                entry.value.write(into: &output, level: level, forScript: forScript)
            }
        }
    }

    private static func writeList<Element>(
        _ elements: [Element], _ open: String, _ close: String, into output: inout [UInt8], level: Int?,
        _ write: (Element, inout [UInt8], Int?) -> Void
    ) {
        output.append(contentsOf: open.utf8)
        for (index, element) in elements.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            if let level { newLine(level + 1, into: &output) }
            write(element, &output, level.map { $0 + 1 })
        }
        if let level, !elements.isEmpty { newLine(level, into: &output) }
        output.append(contentsOf: close.utf8)
    }

    private static func newLine(_ level: Int, into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: repeatElement(0x20, count: level * 2))
    }

    private static func quote(_ text: String, into output: inout [UInt8], forScript: Bool) {
        output.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output.append(contentsOf: "\\\"".utf8)
            case "\\": output.append(contentsOf: "\\\\".utf8)
            case "\n": output.append(contentsOf: "\\n".utf8)
            case "\t": output.append(contentsOf: "\\t".utf8)
            case "\r": output.append(contentsOf: "\\r".utf8)
            case _ where scalar.value < 0x20: escape(scalar, into: &output)
            case "<", ">", "&", "\u{2028}", "\u{2029}":
                if forScript {
                    escape(scalar, into: &output)
                } else {
                    output.append(contentsOf: UTF8.encode(scalar) ?? .init())
                }
            default: output.append(contentsOf: UTF8.encode(scalar) ?? .init())
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func escape(_ scalar: Unicode.Scalar, into output: inout [UInt8]) {
        let digits = String(scalar.value, radix: 16)
        output.append(contentsOf: "\\u".utf8)
        output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
        output.append(contentsOf: digits.utf8)
    }
}
