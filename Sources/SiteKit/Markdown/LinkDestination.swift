/// The parts of a link's destination that isn't a full URL.
public struct LinkDestination: Hashable, Sendable {
    /// The scheme in lower case, such as `fact`; `nil` without one.
    public let scheme: String?
    /// What comes after the scheme and before `?` and `#`, with percent escapes resolved.
    public let path: String
    /// What comes after `?`, as written.
    public let query: String?
    /// What comes after `#`, with percent escapes resolved.
    public let fragment: String?

    /// Takes a destination apart; `nil` if a percent escape makes no UTF-8.
    public init?(_ destination: String) {
        var rest = Array(destination.utf8)[...]
        scheme = Self.scheme(of: rest).map { length in
            defer { rest = rest.dropFirst(length + 1) }
            return String(decoding: rest.prefix(length).map(\.lowercased), as: UTF8.self)
        }
        var fragment: String?
        if let hash = rest.firstIndex(of: .hash) {
            guard let text = Self.unescaped(rest[(hash + 1)...]) else { return nil }
            fragment = text
            rest = rest[..<hash]
        }
        var query: String?
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = String(decoding: rest[(mark + 1)...], as: UTF8.self)
            rest = rest[..<mark]
        }
        guard let path = Self.unescaped(rest) else { return nil }
        self.path = path
        self.query = query
        self.fragment = fragment
    }

    /// How many bytes the scheme has, without its colon; `nil` if there is none.
    static func scheme(of bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first, first.isLetter else { return nil }
        for (length, byte) in bytes.enumerated() {
            if byte == .colon { return length }
            let fits =
                byte.isLetter || byte.isDigit || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: ".")
            if !fits { return nil }
        }
        return nil
    }

    /// Resolves percent escapes; `nil` if the result isn't UTF-8. A `%` that begins no escape stays.
    static func unescaped(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.contains(UInt8(ascii: "%")) else { return String(decoding: bytes, as: UTF8.self) }
        var output: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
                let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
            {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return String(validating: output, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        if byte.isDigit { return byte - UInt8(ascii: "0") }
        let letter = byte.lowercased
        return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "f") ? letter - UInt8(ascii: "a") + 10 : nil
    }
}
