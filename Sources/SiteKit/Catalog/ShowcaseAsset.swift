/// One picture of the showcase, as the manifest asks for it.
public struct ShowcaseAsset: Hashable, Sendable {
    /// Its name in paths and links: lower-case letters, digits and hyphens.
    public let id: String
    /// What a visitor reads above it.
    public let title: String
    /// What the picture shows, for those who don't see it.
    public let alt: String
    /// What the model is asked for.
    public let prompt: String
    /// Pixels.
    public let size: PictureSize
    /// Effort.
    public let quality: PictureQuality
    /// The model's name, such as `gpt-image-2`.
    public let model: String
    /// Where it has its origin, or shall have it; at least one.
    public let sources: [ShowcaseSource]
    /// Where its id stands in the manifest.
    public let location: SourceLocation

    /// Describes an asset.
    public init(
        id: String, title: String, alt: String, prompt: String, size: PictureSize, quality: PictureQuality,
        model: String, sources: [ShowcaseSource], location: SourceLocation
    ) {
        self.id = id
        self.title = title
        self.alt = alt
        self.prompt = prompt
        self.size = size
        self.quality = quality
        self.model = model
        self.sources = sources
        self.location = location
    }

    /// Digest of all the manifest says of it, in canonical form.
    public var entryDigest: Digest {
        let sources = sources.map { source in
            JSONValue.object([
                "role": .string(source.role.rawValue), "url": .string(source.url), "licence": .string(source.licence),
                "retrieved": source.retrieved.map { .string($0.description) } ?? .null,
            ])
        }
        let entry: JSONValue = .object([
            "id": .string(id), "title": .string(title), "alt": .string(alt), "prompt": .string(prompt),
            "size": .string(size.rawValue), "quality": .string(quality.rawValue), "model": .string(model),
            "sources": .array(sources),
        ])
        return Digest(of: CanonicalJSON.bytes(entry))
    }

    /// Whether `text` may be an asset's id: 1 to 64 lower-case letters, digits and inner hyphens.
    static func isID(_ text: String) -> Bool {
        let letters = Array(text.utf8)
        guard (1...64).contains(letters.count), letters.first != UInt8(ascii: "-"), letters.last != UInt8(ascii: "-")
        else { return false }
        return letters.allSatisfy { letter in
            switch letter {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
    }
}
