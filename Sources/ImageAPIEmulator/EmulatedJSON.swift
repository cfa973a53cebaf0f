internal import Foundation

/// A JSON value; what is written keeps the order of its keys.
enum EmulatedJSON: Sendable, Equatable {
    case null
    case bool(Bool)
    case int(Int)
    case number(Double)
    case string(String)
    case array([EmulatedJSON])
    case object([Field])
    /// A string in pieces that need no escaping: long base64 isn't walked through.
    case plain([[UInt8]])
    /// A string so long that its letters are left to the one who sends it.
    case gap

    /// A key with its value.
    struct Field: Sendable, Equatable {
        let key: String
        let value: EmulatedJSON
    }

    /// An object with its keys in this order.
    static func of(_ fields: KeyValuePairs<String, EmulatedJSON?>) -> EmulatedJSON {
        .object(fields.compactMap { key, value in value.map { Field(key: key, value: $0) } })
    }

    /// A value of text, nil when it isn't JSON.
    init?(parsing bytes: [UInt8]) {
        guard let value = try? JSONDecoder().decode(EmulatedJSON.self, from: Data(bytes)) else { return nil }
        self = value
    }

    /// The value of a key, when this is an object that has it.
    subscript(key: String) -> EmulatedJSON? {
        guard case .object(let fields) = self else { return nil }
        return fields.first { $0.key == key }?.value
    }

    /// The text, with the place where a gap is to be filled.
    var text: (bytes: [UInt8], gap: Int?) {
        var bytes: [UInt8] = []
        var gap: Int?
        write(to: &bytes, &gap)
        return (bytes, gap)
    }

    private func write(to bytes: inout [UInt8], _ gap: inout Int?) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .int(let value): bytes += String(value).utf8
        case .number(let value): bytes += (value.isFinite ? "\(value)" : "null").utf8
        case .string(let value): EmulatedJSON.write(value, to: &bytes)
        case .array(let values):
            bytes += "[".utf8
            for (index, value) in values.enumerated() {
                if index > 0 { bytes += ",".utf8 }
                value.write(to: &bytes, &gap)
            }
            bytes += "]".utf8
        case .object(let fields):
            bytes += "{".utf8
            for (index, field) in fields.enumerated() {
                if index > 0 { bytes += ",".utf8 }
                EmulatedJSON.write(field.key, to: &bytes)
                bytes += ":".utf8
                field.value.write(to: &bytes, &gap)
            }
            bytes += "}".utf8
        case .plain(let pieces):
            bytes.reserveCapacity(bytes.count + pieces.reduce(512) { $0 + $1.count })
            bytes += "\"".utf8
            for piece in pieces { bytes += piece }
            bytes += "\"".utf8
        case .gap:
            bytes += "\"".utf8
            gap = bytes.count
            bytes += "\"".utf8
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        bytes += "\"".utf8
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): bytes += "\\n".utf8
            case 0..<0x20: bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes += "\"".utf8
    }
}

extension EmulatedJSON: Decodable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let fields = try? decoder.container(keyedBy: Key.self) {
            self = .object(
                try fields.allKeys.sorted { $0.stringValue < $1.stringValue }.map {
                    Field(key: $0.stringValue, value: try fields.decode(EmulatedJSON.self, forKey: $0))
                })
        } else if var values = try? decoder.unkeyedContainer() {
            var all: [EmulatedJSON] = []
            while !values.isAtEnd { all.append(try values.decode(EmulatedJSON.self)) }
            self = .array(all)
        } else {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                self = .null
            } else if let flag = try? value.decode(Bool.self) {
                self = .bool(flag)
            } else if let whole = try? value.decode(Int.self) {
                self = .int(whole)
            } else if let number = try? value.decode(Double.self) {
                self = .number(number)
            } else {
                self = .string(try value.decode(String.self))
            }
        }
    }
}
