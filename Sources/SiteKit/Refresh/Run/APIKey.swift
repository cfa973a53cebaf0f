/// The key of the image API as an environment variable has it: usable, or with what is wrong with it.
public struct APIKey: Sendable {
    /// The environment variable that it is read from, and from nowhere else.
    public static let variable = "ALLTOKEN_API_KEY"

    /// The key; `nil` when there is none that can be used.
    public let secret: SecretText?
    /// Why there is none, without showing what there is.
    public let fault: Diagnostic

    /// Takes the variable's text; `nil` and nothing but white space are no key.
    public init(_ text: String?) {
        secret = text.flatMap(SecretText.init(key:))
        fault = text.flatMap(APIKey.forbidden).map(Diagnostic.unusableAPIKey) ?? .missingAPIKey
    }

    /// What the stand-in on this machine gets, which takes any word; never the real key.
    public static let rehearsal = APIKey("no-key-is-needed-here")

    /// What stands in a text that can't stand in a key, in words that show none of it; `nil` for nothing.
    private static func forbidden(_ text: String) -> String? {
        let inner = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        let scalars = inner.flatMap(\.unicodeScalars)
        guard let place = scalars.firstIndex(where: { !(0x21...0x7E).contains($0.value) }) else { return nil }
        let scalar = scalars[place]
        let kind =
            scalar == " "
            ? "a space" : scalar.value < 0x20 || scalar.value == 0x7F ? "a control character" : "not an ASCII character"
        return "character \(place + 1) of it is \(kind)"
    }
}

extension Diagnostic {
    /// There is a key that can't be sent.
    fileprivate static func unusableAPIKey(_ reason: String) -> Diagnostic {
        .error(
            .missingAPIKey, "the API key in \(APIKey.variable) can't be one: \(reason)",
            notes: [
                "a key has ASCII letters, digits and signs only: no spaces, line breaks or control characters inside"
            ],
            help: "copy it again, without what stands around it")
    }
}
