/// What the image API is asked for, in its one spelling: what a picture is paid for once.
///
/// Title and alternative text are not in it: who edits those doesn't buy the picture again.
public struct GenerationRequest: Hashable, Sendable {
    /// The version of the spelling that the digest is taken over.
    static let version = 1

    /// What is asked for, by the API's names, ordered by name.
    private let fields: [PictureBuild.Parameter]

    /// The names of the API's fields.
    private static let names = ["background", "model", "moderation", "output_format", "prompt", "quality", "size"]

    /// What the manifest asks for.
    public init(_ asset: ShowcaseAsset) {
        self.init([
            "background": "auto", "model": asset.model, "moderation": "auto", "output_format": "png",
            "prompt": asset.prompt, "quality": asset.quality.rawValue, "size": asset.size.rawValue,
        ])
    }

    /// What a recorded picture was asked for with; `nil` for a picture that the model wasn't asked for.
    public init?(_ picture: RecordedPicture) {
        guard picture.generation != nil else { return nil }
        let parameters = picture.build.parameters
        guard parameters.map(\.name) == GenerationRequest.names else { return nil }
        fields = parameters
    }

    private init(_ values: KeyValuePairs<String, String>) {
        fields = values.map { PictureBuild.Parameter(name: $0.key, value: $0.value) }
    }

    /// What is sent: canonical JSON. It has no `n`, so that both generations of the API take it.
    public var body: [UInt8] { CanonicalJSON.bytes(.object(entries)) }

    /// SHA-256 of the request with the version of this spelling: who pays for it once never pays for it again.
    public var digest: Digest {
        let version = JSONValue.Entry(key: "version", value: .integer(GenerationRequest.version))
        return Digest(of: CanonicalJSON.bytes(.object(entries + [version])))
    }

    /// What is asked for, by name, as the record of a picture has it.
    public var parameters: [String: String] {
        Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value) })
    }

    /// The names of what is asked for otherwise than in another request, such as `prompt`, ordered.
    public func differences(from other: GenerationRequest) -> [String] {
        // By bytes: two spellings of one accented letter are two requests.
        zip(fields, other.fields).filter { !$0.value.utf8.elementsEqual($1.value.utf8) }.map { $0.0.name }
    }

    /// The names of what the manifest asks for otherwise than a recorded picture was, ordered; none for a picture that the
    /// model wasn't asked for.
    static func differences(_ asset: ShowcaseAsset, from picture: RecordedPicture) -> [String] {
        GenerationRequest(picture).map { GenerationRequest(asset).differences(from: $0) } ?? []
    }

    private var entries: [JSONValue.Entry] {
        fields.map { JSONValue.Entry(key: $0.name, value: .string($0.value)) }
    }
}
