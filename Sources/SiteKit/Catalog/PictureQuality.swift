/// How much effort the model spends on a picture. Source: product brief, November 2026.
public enum PictureQuality: String, CaseIterable, Hashable, Sendable {
    /// The provider decides.
    case auto
    /// Fastest.
    case low
    /// In between.
    case medium
    /// Finest.
    case high
}
