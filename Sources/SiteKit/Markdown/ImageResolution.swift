/// What a resolver says about a picture.
public enum ImageResolution: Sendable {
    /// A picture and its size in pixels.
    case image(url: String, width: Int, height: Int, srcset: String? = nil, sizes: String? = nil)
    /// There is none.
    case failure(ResolutionFailure)
}
