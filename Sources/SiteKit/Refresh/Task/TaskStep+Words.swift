extension TaskStep {
    /// What is being done, in a few words for whoever watches; `nil` for what isn't worth telling.
    ///
    /// - Parameter trouble: why it has to be done again, if it has.
    func words(_ trouble: String?) -> String? {
        switch effect {
        case .wait(let seconds, .post) where seconds > 0: "asks again in \(TaskStep.text(seconds))\(after(trouble))"
        case .wait(let seconds, .read) where trouble != nil:
            "reads it again in \(TaskStep.text(seconds))\(after(trouble))"
        case .wait(let seconds, .read) where !entries.isEmpty: "taken; asks for it in \(TaskStep.text(seconds))"
        case .wait(let seconds, .fetch) where seconds > 0:
            "fetches the picture again in \(TaskStep.text(seconds))\(after(trouble))"
        case .wait(_, .fetch) where trouble != nil: "turns to the picture's own address\(after(trouble))"
        case .post: "asked for"
        case .fetch: "fetches the picture"
        case .store: "has arrived; is encoded"
        case .wait, .inspect, .read, .finish: nil
        }
    }

    private func after(_ trouble: String?) -> String { trouble.map { ": \($0)" } ?? "" }

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
