/// The sizes a picture can be asked for.
///
/// Source: product brief, November 2026.
public enum PictureSize: String, CaseIterable, Hashable, Sendable {
    /// 1:1.
    case square = "1024x1024"
    /// 3:2.
    case landscape = "1536x1024"
    /// 2:3.
    case portrait = "1024x1536"

    /// Pixels in a row.
    public var width: Int { self == .landscape ? 1536 : 1024 }
    /// Rows.
    public var height: Int { self == .portrait ? 1536 : 1024 }
    /// Such as `3:2`.
    public var ratio: String {
        switch self {
        case .square: "1:1"
        case .landscape: "3:2"
        case .portrait: "2:3"
        }
    }

    /// The widths a picture of this size is published in, ascending; the last is its own.
    public var variantWidths: [Int] {
        self == .landscape ? [480, 960, 1536] : [400, 800, 1024]
    }
}
