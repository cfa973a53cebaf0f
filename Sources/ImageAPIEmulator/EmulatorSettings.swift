/// How the emulated server behaves when nothing goes wrong on demand.
public struct EmulatorSettings: Sendable {
    /// The two generations of the API there are.
    public enum Contract: String, Sendable, CaseIterable {
        /// A second read finds nothing; three sizes; numeric error codes.
        case may
        /// A link stays for a second read; free sizes, several pictures; error codes are words.
        case august
    }

    /// What a create gets whose key is remembered.
    public enum DuplicateAnswer: Sendable {
        /// 202 with the first task.
        case original
        /// 409 `duplicate_request` with the first task's id.
        case conflict
    }

    /// How pictures look.
    public enum PictureStyle: Sendable {
        /// Noise of many scales, which costs a client what a photograph costs; a megabyte for a megapixel.
        case photo
        /// One colour; a kilobyte. For runs by the thousand.
        case flat
    }

    /// So many requests for each key in each window.
    public struct RateLimit: Sendable {
        /// Requests in a window.
        public var limit: Int
        /// The window's length in seconds.
        public var windowSeconds: Double

        /// Describes a limit.
        public init(limit: Int, windowSeconds: Double) {
            self.limit = limit
            self.windowSeconds = windowSeconds
        }
    }

    /// The generation of the API.
    public var contract: Contract
    /// Where ids and drawn faults come from: the same seed and requests give the same answers.
    public var seed: UInt64
    /// Seconds from create to a finished picture; by quality when nil: 15 for low, 30 for medium, 125 for high.
    public var readyAfter: Double?
    /// What a create gets whose key is remembered.
    public var duplicateAnswer = DuplicateAnswer.original
    /// Whether a status says when to ask again, in `Retry-After` and `next_poll_after_ms`.
    public var announcesPoll = true
    /// Seconds for which an idempotency key is remembered.
    public var keyMemory: Double = 60
    /// Seconds from create within which a picture must be fetched.
    public var taskLife: Double = 30 * 60
    /// Seconds for which a link is valid.
    public var linkLife: Double = 30 * 24 * 3600
    /// Whether the provider's own upload succeeds; without it there is no link.
    public var linksPictures = true
    /// Limits each key; without it the headers are there and nothing is refused.
    public var rateLimit: RateLimit?
    /// Tasks taken on before 402 `insufficient_balance`.
    public var balance: Int?
    /// Tasks taken on before 429 `insufficient_quota`.
    public var quota: Int?
    /// A create whose prompt holds one of these is refused with 400.
    public var refusesPrompts = ["[refuse]"]
    /// A task whose prompt holds one of these ends as refused.
    public var refusesPromptsLater = ["[refuse-later]"]
    /// The key that is right; any when nil.
    public var acceptedKey: String?
    /// Whether pictures have a `caBX` chunk, where Content Credentials stand; its box is empty.
    public var picturesCarryCredentials = false
    /// How pictures look.
    public var pictures = PictureStyle.photo
    /// How likely each request is to meet a drawn fault, 0 to 1. Only such faults are drawn as a client could recover from, or
    /// be told of.
    public var chaos: Double = 0

    /// The defaults of one generation.
    public init(contract: Contract = .august, seed: UInt64 = 1) {
        self.contract = contract
        self.seed = seed
    }

    /// The models there are.
    var models: [String] { contract == .may ? ["gpt-image-2"] : ["gpt-image-2", "gpt-image-1"] }
}
