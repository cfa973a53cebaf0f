/// What the provider says a picture has used, in tokens; `nil` for what it doesn't say.
public struct TokenUsage: Hashable, Sendable {
    /// What can be a count: a whole number that every JSON reader keeps exactly.
    static let counts = 0...CanonicalJSON.numbers.upperBound

    /// For the request.
    public let input: Int?
    /// For the picture.
    public let output: Int?
    /// For both.
    public let total: Int?
    /// Of the request's, those for text.
    public let text: Int?
    /// Of the request's, those for pictures.
    public let image: Int?

    /// Describes a use; a number that is no count is left out.
    public init(input: Int?, output: Int?, total: Int?, text: Int?, image: Int?) {
        func kept(_ count: Int?) -> Int? { count.flatMap { TokenUsage.counts.contains($0) ? $0 : nil } }
        self.input = kept(input)
        self.output = kept(output)
        self.total = kept(total)
        self.text = kept(text)
        self.image = kept(image)
    }
}
