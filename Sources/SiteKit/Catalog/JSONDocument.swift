/// Reads JSON (RFC 8259) into the same located nodes as YAML, so that `MappingReader` serves for both.
///
/// Numbers, `true` and `false` become scalars as written. A key given twice is an error.
enum JSONDocument {
    /// How deep a document may nest.
    static let depthLimit = 32

    /// Parses a whole file; `nil` only together with one error at the place where it stops being JSON.
    static func parse(_ text: SourceText) -> (YAMLNode?, [Diagnostic]) {
        var parser = JSONParser(text)
        do throws(JSONFault) {
            return (try parser.document(), [])
        } catch {
            let place = text.location(of: error.offset..<(error.offset + 1))
            return (
                nil,
                [
                    .error(
                        .jsonSyntax, "JSON: \(error.message)", at: place,
                        help: "restore the file from git: sitegen writes it, people don't")
                ]
            )
        }
    }
}

/// Where and why a text isn't JSON.
private struct JSONFault: Error {
    let message: String
    let offset: Int
}

private struct JSONParser {
    let text: SourceText
    var offset = 0
    /// Places are found by going on from the last one, so that a whole document costs one scan.
    private var line = 1
    private var column = 1
    private var scanned = 0

    init(_ text: SourceText) {
        self.text = text
    }

    private var bytes: [UInt8] { text.bytes }
    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func document() throws(JSONFault) -> YAMLNode {
        let node = try value(depth: 0)
        skipSpace()
        if offset < bytes.count { throw fault("there is more after the end of the value") }
        return node
    }

    private func fault(_ message: String) -> JSONFault {
        JSONFault(message: message, offset: offset)
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    private mutating func place(from start: Int) -> SourceLocation {
        while scanned < start {
            if bytes[scanned] == 0x0A {
                line += 1
                column = 1
            } else if bytes[scanned] & 0xC0 != 0x80 {
                column += 1
            }
            scanned += 1
        }
        return SourceLocation(
            file: text.path.string, line: line, column: column,
            length: SourceText.scalarCount(bytes[start..<max(start, offset)]))
    }

    private mutating func value(depth: Int) throws(JSONFault) -> YAMLNode {
        skipSpace()
        guard depth <= JSONDocument.depthLimit else { throw fault("it nests deeper than \(JSONDocument.depthLimit)") }
        let start = offset
        switch next {
        case UInt8(ascii: "{"):
            let location = place(from: start)
            return YAMLNode(value: .map(try object(depth: depth)), location: location)
        case UInt8(ascii: "["):
            let location = place(from: start)
            return YAMLNode(value: .list(try array(depth: depth)), location: location)
        case UInt8(ascii: "\""):
            let string = try string()
            return YAMLNode(value: .scalar(string, isPlain: false), location: place(from: start))
        case nil:
            throw fault("a value is missing at the end of the file")
        default:
            let word = bare()
            guard word == "null" || word == "true" || word == "false" || JSONParser.isNumber(word) else {
                offset = start
                throw fault("a value is expected here")
            }
            return YAMLNode(value: word == "null" ? .null : .scalar(word, isPlain: true), location: place(from: start))
        }
    }

    private mutating func object(depth: Int) throws(JSONFault) -> [YAMLNode.Entry] {
        var entries: [YAMLNode.Entry] = []
        var keys: Set<String> = []
        offset += 1
        skipSpace()
        if take("}") { return entries }
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw fault("a key in double quotes is expected here") }
            let start = offset
            let key = try string()
            let keyLocation = place(from: start)
            if !keys.insert(key).inserted {
                offset = start
                throw fault("the key '\(key.prefix(40))' is given twice")
            }
            skipSpace()
            guard take(":") else { throw fault("a colon is expected here") }
            entries.append(YAMLNode.Entry(key: key, keyLocation: keyLocation, value: try value(depth: depth + 1)))
            skipSpace()
        } while take(",")
        guard take("}") else { throw fault("a comma or '}' is expected here") }
        return entries
    }

    private mutating func array(depth: Int) throws(JSONFault) -> [YAMLNode] {
        var items: [YAMLNode] = []
        offset += 1
        skipSpace()
        if take("]") { return items }
        repeat {
            items.append(try value(depth: depth + 1))
            skipSpace()
        } while take(",")
        guard take("]") else { throw fault("a comma or ']' is expected here") }
        return items
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private mutating func bare() -> String {
        let start = offset
        while let byte = next, byte > 0x20, !Array(",:]}[{\"".utf8).contains(byte) { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    /// A string between double quotes, with its escapes undone.
    private mutating func string() throws(JSONFault) -> String {
        var decoded: [UInt8] = []
        offset += 1
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                return String(decoding: decoded, as: UTF8.self)
            case UInt8(ascii: "\\"):
                try escape(into: &decoded)
            case 0..<0x20:
                throw fault("a control character can't stand in a string")
            default:
                decoded.append(byte)
                offset += 1
            }
        }
        throw fault("a string is not closed")
    }

    private mutating func escape(into decoded: inout [UInt8]) throws(JSONFault) {
        let plain: [UInt8: UInt8] = [
            0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09,
        ]
        guard offset + 1 < bytes.count else { throw fault("a string is not closed") }
        if let byte = plain[bytes[offset + 1]] {
            decoded.append(byte)
            offset += 2
            return
        }
        guard bytes[offset + 1] == UInt8(ascii: "u"), var scalar = hex(at: offset + 2) else {
            throw fault("there is no such escape")
        }
        var length = 6
        if 0xD800..<0xDC00 ~= scalar, offset + 7 < bytes.count, bytes[offset + 6] == 0x5C, bytes[offset + 7] == 0x75,
            let low = hex(at: offset + 8), 0xDC00..<0xE000 ~= low
        {
            scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
            length = 12
        }
        guard let character = Unicode.Scalar(scalar) else { throw fault("half of a surrogate pair") }
        decoded.append(contentsOf: String(Character(character)).utf8)
        offset += length
    }

    private func hex(at start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for byte in bytes[start..<(start + 4)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    private static func isNumber(_ word: String) -> Bool {
        var rest = word[...]
        if rest.hasPrefix("-") { rest = rest.dropFirst() }
        func digits() -> Int {
            let run = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(run.count)
            return run.count
        }
        let leadingZero = rest.hasPrefix("0")
        let whole = digits()
        if whole == 0 || (leadingZero && whole > 1) { return false }
        if rest.hasPrefix(".") {
            rest = rest.dropFirst()
            if digits() == 0 { return false }
        }
        if let first = rest.first, first == "e" || first == "E" {
            rest = rest.dropFirst()
            if rest.hasPrefix("+") || rest.hasPrefix("-") { rest = rest.dropFirst() }
            if digits() == 0 { return false }
        }
        return rest.isEmpty
    }
}
