/// What came of fetching a picture from its own address.
public enum FetchAnswer: Hashable, Sendable {
    /// The picture, whole and of the size asked for.
    case picture(Digest, bytes: Int)
    /// What came is no picture that can be used; why.
    case unusable(String)
    /// It won't come from this address, now or later; why.
    case never(String)
    /// It didn't come this time; why.
    case failed(String)
}
