internal import FoundationEssentials

/// A text that can't be printed: an API key.
///
/// Printing, dumping or walking it shows `(hidden)`; it can't be compared, hashed or encoded. Only `CurlTransport`
/// asks for the text itself, and a test keeps it so.
public struct SecretText: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What stands in the secret's place.
    static let hidden = "(hidden)"
    /// A part of the secret that long is still a secret.
    private static let run = 12

    private let text: String

    /// Takes a key without the white space around it; `nil` when nothing is left, or what can't stand in a header: white
    /// space inside, control characters, anything beyond ASCII.
    public init?(key text: String) {
        let key = String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        guard !key.isEmpty, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.text = key
    }

    /// The secret itself, for the header it is sent in.
    var revealed: String { text }

    /// `(hidden)`.
    public var description: String { SecretText.hidden }
    /// `(hidden)`.
    public var debugDescription: String { SecretText.hidden }
    /// Nothing inside.
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    /// The text with `(hidden)` wherever the secret stands, or 12 characters of it in a row: as it is, percent-encoded,
    /// escaped as in JSON, or in base64, also amid a longer encoded text.
    public func redacted(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var isSecret = [Bool](repeating: false, count: bytes.count)
        let plain = bytes.indices.map { Spelled(byte: bytes[$0], range: $0..<($0 + 1)) }
        let percents = SecretText.withoutPercents(plain)
        for spelling in [plain, percents, SecretText.withoutEscapes(plain), SecretText.withoutEscapes(percents)] {
            for pattern in patterns { SecretText.mark(pattern, in: spelling, &isSecret) }
        }
        guard isSecret.contains(true) else { return text }
        var shown: [UInt8] = []
        for index in bytes.indices {
            if !isSecret[index] {
                shown.append(bytes[index])
            } else if index == 0 || !isSecret[index - 1] {
                shown += SecretText.hidden.utf8
            }
        }
        return String(decoding: shown, as: UTF8.self)
    }

    /// A byte that is meant, and where it is written.
    private struct Spelled {
        let byte: UInt8
        let range: Range<Int>
    }

    /// The secret, and its base64 in both alphabets: alone, and what remains the same of it amid another text.
    private var patterns: [[UInt8]] {
        let secret = Array(text.utf8)
        var encoded = [Data(secret).base64EncodedString()]
        for before in 0..<3 {
            let padded = Data([UInt8](repeating: 0, count: before) + secret)
            let whole = Array(padded.base64EncodedString().utf8)
            // Six bits a character: those that hold bits of anything else are left out at both ends.
            let core = whole[((before * 8 + 5) / 6)..<(padded.count * 8 / 6)]
            if core.count >= 8 { encoded.append(String(decoding: core, as: UTF8.self)) }
        }
        let other = encoded.map { String($0.map { $0 == "+" ? "-" : $0 == "/" ? "_" : $0 }) }
        return [secret] + Set(encoded + other).map { Array($0.utf8) }
    }

    /// Marks each run of a pattern, of 12 bytes or of all of a shorter one.
    private static func mark(_ pattern: [UInt8], in text: [Spelled], _ isSecret: inout [Bool]) {
        let length = min(run, pattern.count)
        guard text.count >= length else { return }
        let parts = Set((0...(pattern.count - length)).map { pattern[$0..<($0 + length)] })
        let bytes = text.map(\.byte)
        for start in 0...(bytes.count - length) where parts.contains(bytes[start..<(start + length)]) {
            for index in text[start].range.lowerBound..<text[start + length - 1].range.upperBound {
                isSecret[index] = true
            }
        }
    }

    private static func withoutPercents(_ text: [Spelled]) -> [Spelled] {
        decoded(text) { rest in
            guard rest.count >= 3, rest[0].byte == UInt8(ascii: "%"), let byte = hex(rest[1..<3]) else { return nil }
            return (byte, 3)
        }
    }

    private static func withoutEscapes(_ text: [Spelled]) -> [Spelled] {
        decoded(text) { rest in
            guard rest.count >= 2, rest[0].byte == UInt8(ascii: "\\") else { return nil }
            if rest.count >= 6, rest[1].byte == UInt8(ascii: "u"), hex(rest[2..<4]) == 0, let byte = hex(rest[4..<6]) {
                return (byte, 6)
            }
            return (rest[1].byte, 2)
        }
    }

    private static func decoded(_ text: [Spelled], _ read: ([Spelled]) -> (UInt8, Int)?) -> [Spelled] {
        var result: [Spelled] = []
        var index = 0
        while index < text.count {
            let length: Int
            if let (byte, count) = read(Array(text[index..<min(index + 6, text.count)])) {
                let range = text[index].range.lowerBound..<text[index + count - 1].range.upperBound
                result.append(Spelled(byte: byte, range: range))
                length = count
            } else {
                result.append(text[index])
                length = 1
            }
            index += length
        }
        return result
    }

    private static func hex(_ digits: ArraySlice<Spelled>) -> UInt8? {
        let text = String(decoding: digits.map(\.byte), as: UTF8.self)
        return text.allSatisfy(\.isHexDigit) ? UInt8(text, radix: 16) : nil
    }
}
