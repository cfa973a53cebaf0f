/// JSON in its one canonical spelling (RFC 8785), so that a digest of the bytes is a digest of what they say.
///
/// Numbers are whole and at most 2^53 - 1: that is what every JSON reader keeps exactly, and all that we record.
public enum CanonicalJSON {
    /// The numbers that are written or read.
    static let numbers = -(1 << 53 - 1)...(1 << 53 - 1)

    /// Writes a value: no white space, keys ordered by their UTF-16 units, the shortest escapes.
    public static func bytes(_ value: JSONValue) -> [UInt8] {
        var output: [UInt8] = []
        write(value, into: &output)
        return output
    }

    /// The value that a JSON text holds; `nil` for a number that isn't canonical.
    static func value(_ node: YAMLNode) -> JSONValue? {
        switch node.value {
        case .null: return .null
        case .scalar(let text, isPlain: false): return .string(text)
        case .scalar("true", isPlain: true): return .bool(true)
        case .scalar("false", isPlain: true): return .bool(false)
        case .scalar(let text, isPlain: true):
            guard let number = Int(text), numbers.contains(number), String(number) == text else { return nil }
            return .integer(number)
        case .list(let items):
            let values = items.compactMap(value)
            return values.count == items.count ? .array(values) : nil
        case .map(let entries):
            let values = entries.compactMap { entry in
                value(entry.value).map { JSONValue.Entry(key: entry.key, value: $0) }
            }
            return values.count == entries.count ? .object(values) : nil
        }
    }

    /// Where a text has its first number that isn't canonical.
    static func oddNumber(in node: YAMLNode) -> SourceLocation? {
        switch node.value {
        case .list(let items): items.lazy.compactMap(oddNumber).first
        case .map(let entries): entries.lazy.compactMap { oddNumber(in: $0.value) }.first
        case .scalar, .null: value(node) == nil ? node.location : nil
        }
    }

    private static func write(_ value: JSONValue, into output: inout [UInt8]) {
        switch value {
        case .null, .bool, .integer, .number: value.write(into: &output)
        case .string(let text): quote(text, into: &output)
        case .array(let values):
            output.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                write(value, into: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let entries):
            output.append(UInt8(ascii: "{"))
            let ordered = entries.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
            for (index, entry) in ordered.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                quote(entry.key, into: &output)
                output.append(UInt8(ascii: ":"))
                write(entry.value, into: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }

    /// RFC 8785, section 3.2.2.2: two-letter escapes where there are any, `\u00xx` for other control characters,
    /// everything else as it is.
    private static func quote(_ text: String, into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
            case 0x08: output += "\\b".utf8
            case 0x09: output += "\\t".utf8
            case 0x0A: output += "\\n".utf8
            case 0x0C: output += "\\f".utf8
            case 0x0D: output += "\\r".utf8
            case 0..<0x20:
                output += "\\u00".utf8
                output += [UInt8(ascii: byte < 16 ? "0" : "1"), Array("0123456789abcdef".utf8)[Int(byte & 15)]]
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
