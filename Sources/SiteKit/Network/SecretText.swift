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
        var filter = filter
        let shown = filter.take(Array(text.utf8)) + filter.finish()
        return String(decoding: shown, as: UTF8.self)
    }

    /// The same for bytes as they come.
    var filter: SecretFilter { SecretFilter(patterns, run: SecretText.run) }

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
}
