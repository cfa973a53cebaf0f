/// Why a picture could not be made, resized, encoded or decoded.
public struct ImagingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it was.
    public enum Kind: Hashable, Sendable {
        /// A side is zero, negative or longer than the format or this program allows.
        case size(width: Int, height: Int)
        /// The number of bytes doesn't fit the width and height.
        case byteCount(expected: Int, found: Int)
        /// A setting is outside what the encoder takes.
        case settings
        /// The encoder gave up; the number is libwebp's `WebPEncodingError`.
        case encoder(code: Int)
        /// The bytes are not a whole, well-formed WebP file.
        case malformed
        /// No placeholder is drawn for this name.
        case unknownMotif(String)
    }

    /// What kind of failure it was.
    public let kind: Kind

    /// Describes a failure.
    public init(_ kind: Kind) {
        self.kind = kind
    }

    /// One clause for people, such as `a picture of 0 × 12 pixels is not possible`.
    public var description: String {
        switch kind {
        case .size(let width, let height): "a picture of \(width) × \(height) pixels is not possible"
        case .byteCount(let expected, let found): "\(expected) bytes of pixels are needed, there are \(found)"
        case .settings: "libwebp does not take these settings"
        case .encoder(let code): "libwebp failed with its error \(code)"
        case .malformed: "these bytes are not a whole WebP picture"
        case .unknownMotif(let name): "there is no drawing for '\(name)'"
        }
    }
}
