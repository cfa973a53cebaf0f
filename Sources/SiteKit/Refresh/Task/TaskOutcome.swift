/// How a task stands when a run is done with it.
public enum TaskOutcome: Hashable, Sendable {
    /// The picture is there and waits for its review.
    case candidate
    /// For good: no picture will come of it. Never asked for again unless somebody says so.
    case ended(TaskEnd)
    /// It was never taken: another run asks for it.
    case notSent(String)
    /// It was taken, and another run has to go on with it, without paying; why.
    case underWay(String)
    /// The picture is safe in the state folder and couldn't be put into the showcase yet; why.
    case held(String)

    /// Whether the answers that were kept are of no more use: only where nothing was paid. What is under way may need them;
    /// what ended without a picture may have one in them that we can't see and somebody else can; and a picture in the
    /// showcase may vanish with the machine before anybody commits it.
    var needsNoSpool: Bool {
        switch self {
        case .notSent: true
        case .ended(let end): end.kind == .refused || end.kind == .cancelled
        case .candidate, .underWay, .held: false
        }
    }
}

/// An end without a picture.
public struct TaskEnd: Hashable, Sendable {
    /// What kind of end.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// The server won't make this picture.
        case refused
        /// The server tried and failed.
        case failed
        /// The task was cancelled.
        case cancelled
        /// Paid for, and handed over to nobody, or kept no longer.
        case lost
        /// Nobody knows whether it was taken, and the server no longer would say so.
        case unknown
        /// What came is no picture of the size asked for; it is kept.
        case unusable
    }

    /// What kind of end.
    public let kind: Kind
    /// Why, in words for people.
    public let reason: String

    /// Describes an end.
    public init(_ kind: Kind, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }
}
