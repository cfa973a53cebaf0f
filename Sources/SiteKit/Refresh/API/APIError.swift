/// What the image API says of something that went wrong.
public struct APIError: Hashable, Sendable, CustomStringConvertible {
    /// The HTTP status; 0 when the error came inside an answer that was well otherwise.
    public var status: Int
    /// Its word for what is wrong, such as `moderation_blocked`; older answers have a number.
    public var code: String?
    /// Its kind of error.
    public var type: String?
    /// Its words for people, at most 300 characters, no control characters, no secrets.
    public var message: String?
    /// What its makers ask for in a report.
    public var requestID: String?
    /// The task that a repeated request belongs to.
    public var taskID: String?

    /// Describes an error.
    public init(
        status: Int, code: String? = nil, type: String? = nil, message: String? = nil, requestID: String? = nil,
        taskID: String? = nil
    ) {
        self.status = status
        self.code = code
        self.type = type
        self.message = message
        self.requestID = requestID
        self.taskID = taskID
    }

    /// In a few words, such as `400 moderation_blocked: your prompt was refused`.
    public var description: String {
        // Older answers repeat the status as the code.
        let word = code == String(status) ? nil : code
        let head = [status == 0 ? nil : String(status), word].compactMap { $0 }.joined(separator: " ")
        let words = [head.isEmpty ? nil : head, message].compactMap { $0 }.joined(separator: ": ")
        return (words.isEmpty ? "an error without a word" : words) + (requestID.map { " (request \($0))" } ?? "")
    }

    /// Whether the prompt was refused: asking again would be refused again.
    var isRefusal: Bool {
        let words = ["moderation_blocked", "content_policy_violation", "image_generation_user_error"]
        return [code, type].contains { $0.map(words.contains) ?? false }
    }

    /// Whether a request with the same key was taken before. Older answers have the word for a type.
    var isDuplicate: Bool { code == "duplicate_request" || type == "duplicate_request" }

    /// Whether nothing is left to pay with: every other request would meet the same.
    var isOutOfFunds: Bool {
        status == 402 || code == "insufficient_quota" || code == "insufficient_balance" || type == "insufficient_quota"
    }
}
