/// What a record says of the task that made its picture: who made it, in answer to what, and how it came here.
public struct RecordedGeneration: Hashable, Sendable {
    /// How a picture was handed over.
    public enum Delivery: String, Hashable, Sendable {
        /// In the answer itself.
        case inline = "b64_json"
        /// By an address in the answer.
        case link = "r2_url"
    }

    /// The name of the local stand-in for the API, whose pictures can't be published.
    static let emulator = "emulator"

    /// Who was asked: `alltoken`, or `emulator` for a rehearsal.
    public let provider: String
    /// The provider's name for the task.
    public let taskID: String
    /// The provider's name for the answer.
    public let requestID: String?
    /// The idempotency key the task was asked for with: no two tasks of ours have the same.
    public let key: String
    /// When it was first asked for.
    public let started: Timestamp
    /// The size that the provider says it made, such as `1024x1024`.
    public let servedSize: String?
    /// The quality that the provider says it made; `auto` is resolved there.
    public let servedQuality: String?
    /// The prompt as the provider rewrote it.
    public let revisedPrompt: String?
    /// What it used.
    public let usage: TokenUsage?
    /// How the picture was handed over.
    public let delivery: Delivery
    /// SHA-256 of the Content Credentials (C2PA) that the original carries; `nil` when it carries none.
    public let credentials: Digest?

    /// The longest text of the provider that is kept, in bytes: a prompt of 32,000 characters fits in any script.
    private static let longestText = 128 << 10

    /// Describes a task. What the provider says in no or too many words is left out, so that no answer of its can make
    /// a record that isn't read.
    public init(
        provider: String, taskID: String, requestID: String?, key: String, started: Timestamp, servedSize: String?,
        servedQuality: String?, revisedPrompt: String?, usage: TokenUsage?, delivery: Delivery, credentials: Digest?
    ) {
        self.provider = provider
        self.taskID = taskID
        func kept(_ text: String?) -> String? {
            text.flatMap { $0.isEmpty || $0.utf8.count > RecordedGeneration.longestText ? nil : $0 }
        }
        self.requestID = kept(requestID)
        self.key = key
        self.started = started
        self.servedSize = kept(servedSize)
        self.servedQuality = kept(servedQuality)
        self.revisedPrompt = kept(revisedPrompt)
        self.usage = usage
        self.delivery = delivery
        self.credentials = credentials
    }

    /// Whether it was a rehearsal, whose picture must never be published.
    public var isRehearsal: Bool { provider == RecordedGeneration.emulator }

    /// The same with the Content Credentials of an original; what the PNG file carries is what counts.
    ///
    /// - Throws: `ImagingError` when the file can't be walked to its end.
    func noting(credentialsOf original: [UInt8]) throws(ImagingError) -> RecordedGeneration {
        RecordedGeneration(
            provider: provider, taskID: taskID, requestID: requestID, key: key, started: started,
            servedSize: servedSize, servedQuality: servedQuality, revisedPrompt: revisedPrompt, usage: usage,
            delivery: delivery, credentials: try PNG.contentCredentials(of: original).map { Digest(of: $0) })
    }
}
