internal import FoundationEssentials

/// Base64, strictly read.
enum Base64 {
    /// The bytes that a text stands for; `nil` for any other text, and for none.
    static func bytes(_ text: String) -> [UInt8]? {
        guard let data = Data(base64Encoded: text), !data.isEmpty else { return nil }
        return Array(data)
    }
}
