/// Bytes that are HTML already and must not be escaped again.
public struct HTML: Hashable, Sendable, ExpressibleByStringLiteral {
    /// UTF-8.
    public var bytes: [UInt8]

    /// Wraps finished HTML.
    public init(bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    /// Wraps finished HTML.
    public init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// Wraps finished HTML written as a literal.
    public init(stringLiteral text: String) {
        bytes = Array(text.utf8)
    }

    /// `text` with the five characters that mean something in HTML written as references.
    public static func escaped(_ text: String) -> HTML {
        var html = HTML()
        html.appendEscaped(text)
        return html
    }

    /// The bytes as text.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether there is nothing here.
    public var isEmpty: Bool { bytes.isEmpty }

    /// Adds text, escaped for element content and for quoted attributes.
    public mutating func appendEscaped(_ text: String) {
        HTML.escape(text, into: &bytes)
    }

    /// Adds finished HTML.
    public mutating func append(_ html: HTML) {
        bytes.append(contentsOf: html.bytes)
    }

    /// Adds markup written in the source code.
    public mutating func append(markup: StaticString) {
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Escapes `text` into a buffer.
    public static func escape(_ text: String, into output: inout [UInt8]) {
        // Most text holds nothing to escape and is copied in one go.
        guard text.utf8.contains(where: { reference(for: $0) != nil }) else {
            output.append(contentsOf: text.utf8)
            return
        }
        for byte in text.utf8 {
            if let reference = reference(for: byte) {
                output.append(contentsOf: reference.utf8)
            } else {
                output.append(byte)
            }
        }
    }

    private static func reference(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
