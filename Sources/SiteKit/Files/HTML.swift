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
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): output.append(contentsOf: "&#39;".utf8)
            default: output.append(byte)
            }
        }
    }
}
