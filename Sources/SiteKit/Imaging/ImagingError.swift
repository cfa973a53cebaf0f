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
        /// The bytes are no PNG picture; what they look like instead.
        case notPNG(String)
        /// The PNG picture is damaged or cut off; why, after a colon.
        case png(String)
        /// A side is longer than the caller allows.
        case tooLarge(width: Int, height: Int, longestSide: Int)
        /// The picture has another size than the one that was asked for.
        case otherSize(width: Int, height: Int, wantedWidth: Int, wantedHeight: Int)
        /// A PNG file could not be written; libpng's words.
        case pngWriter(String)
        /// Metadata could not be put into a file; the number is libwebpmux's `WebPMuxError`.
        case metadata(code: Int)
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
        case .notPNG(let found): "this is no PNG picture; it looks like \(found)"
        case .png(let reason): "this PNG picture can't be used: \(reason)"
        case .tooLarge(let width, let height, let side):
            "a picture of \(width) × \(height) pixels is too large: a side may have \(side)"
        case .otherSize(let width, let height, let wantedWidth, let wantedHeight):
            "the picture has \(width) × \(height) pixels instead of \(wantedWidth) × \(wantedHeight)"
        case .pngWriter(let reason): "libpng could not write the picture: \(reason)"
        case .metadata(let code): "libwebpmux failed with its error \(code)"
        case .unknownMotif(let name): "there is no drawing for '\(name)'"
        }
    }
}
