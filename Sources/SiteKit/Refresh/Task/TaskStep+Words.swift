extension TaskStep {
    /// What is being done, in a few words for whoever watches; `nil` for what isn't worth telling.
    var words: String? {
        switch effect {
        case .wait(let seconds, .post) where seconds > 0: "asks again in \(TaskStep.text(seconds))"
        case .wait(let seconds, .read) where !entries.isEmpty: "taken; asks for it in \(TaskStep.text(seconds))"
        case .post: "asked for"
        case .fetch: "fetches the picture"
        case .store: "has arrived; is encoded"
        case .wait, .inspect, .read, .finish: nil
        }
    }

    private static func text(_ seconds: Double) -> String {
        "\(Int(seconds.rounded(.up))) s"
    }
}

extension JournalEntry.Event {
    /// Whether a copy of the journal without it may cost money or a picture.
    var isWorthPersisting: Bool {
        switch self {
        case .taken, .link, .delivered: true
        case .intent, .sent, .released, .unsent, .reading, .ended, .done: false
        }
    }
}
