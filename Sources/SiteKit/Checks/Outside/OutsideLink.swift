/// A link that leads to another site.
struct OutsideLink: Hashable, Sendable {
    /// The address as it is linked.
    let url: String
    /// Where a writer finds it.
    let location: SourceLocation?
}
