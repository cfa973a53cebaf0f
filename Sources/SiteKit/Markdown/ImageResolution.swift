/// What a resolver says about a picture.
public enum ImageResolution: Sendable {
    /// A picture and its size in pixels; `note` is said right below it, wherever it stands.
    case image(
        url: String, width: Int, height: Int, srcset: String? = nil, sizes: String? = nil, note: String? = nil)
    /// There is none.
    case failure(ResolutionFailure)
}
