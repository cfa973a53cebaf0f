/// How a picture's files were made, enough to make them again: SLSA's build definition.
public struct PictureBuild: Hashable, Sendable {
    /// What was asked for: names and values, such as `motif` or `prompt`. Ordered by name.
    public let parameters: [Parameter]
    /// What encoded the files.
    public let encoder: PictureEncoder
    /// Digest of the manifest's entry on that day, in its canonical form.
    public let manifestEntry: Digest
    /// Digest of the untouched picture in `showcase/originals/`; `nil` for drawings, which can be drawn again.
    public let original: Digest?

    /// A thing that was asked for.
    public struct Parameter: Hashable, Sendable {
        /// What it is called.
        public let name: String
        /// Its value.
        public let value: String
    }

    /// Describes a build; the parameters may come in any order.
    public init(
        parameters: [String: String], encoder: PictureEncoder, manifestEntry: Digest, original: Digest?
    ) {
        self.parameters = parameters.sorted { $0.key < $1.key }.map { Parameter(name: $0.key, value: $0.value) }
        self.encoder = encoder
        self.manifestEntry = manifestEntry
        self.original = original
    }

    /// The value of a parameter.
    public subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// The model that made the picture, if one did.
    public var model: String? { self["model"] }
}
