/// What the server says of a picture it hands over.
public struct ServedPicture: Hashable, Sendable {
    /// The size it made, such as `1024x1024`; `auto` is resolved here.
    public var size: String?
    /// The quality it made.
    public var quality: String?
    /// The prompt that the model was really given.
    public var revisedPrompt: String?
    /// What was used up.
    public var usage: TokenUsage?
    /// What its makers ask for in a report.
    public var requestID: String?

    /// Describes what was served.
    public init(
        size: String? = nil, quality: String? = nil, revisedPrompt: String? = nil, usage: TokenUsage? = nil,
        requestID: String? = nil
    ) {
        self.size = size
        self.quality = quality
        self.revisedPrompt = revisedPrompt
        self.usage = usage
        self.requestID = requestID
    }
}
