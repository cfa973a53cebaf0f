/// How a text must be written to be of use at a key: a language tag, an address, a name.
///
/// The pattern says the same as `isSound` for those who can't ask it: an editor, and a reader of the reference.
public struct TextFormat: Sendable {
    /// What it is called, in a few words: `language tag`.
    public let name: String
    /// The same as a regular expression that JavaScript, Python and Swift understand alike.
    public let pattern: String
    /// What YAML may take the text for: `1536` is a number to an editor.
    public let scalars: [String]
    /// The only values there are, for a format that is one word or number.
    public let constants: [JSONValue]
    /// Texts that are sound.
    public let examples: [String]
    /// Texts that are near and yet wrong.
    public let mistakes: [String]
    let isSound: @Sendable (String) -> Bool
    let fault: (@Sendable (LocatedText) -> Diagnostic)?

    /// Describes a format.
    ///
    /// - Parameters:
    ///   - examples: at least one; the first is shown.
    ///   - fault: what a reader says of a text that is wrong; `nil` when whoever takes the value says it.
    init(
        _ name: String, pattern: String, scalars: [String] = ["string"], constants: [JSONValue] = [],
        examples: [String], mistakes: [String], isSound: @escaping @Sendable (String) -> Bool,
        fault: (@Sendable (LocatedText) -> Diagnostic)? = nil
    ) {
        self.name = name
        self.pattern = pattern
        self.scalars = scalars
        self.constants = constants
        self.examples = examples
        self.mistakes = mistakes
        self.isSound = isSound
        self.fault = fault
    }
}
