/// One line of the journal: something that happened to one task, written down before anything follows from it.
public struct JournalEntry: Hashable, Sendable {
    /// What can happen to a task.
    public enum Event: Hashable, Sendable {
        /// A picture is going to be asked for.
        case intent(GenerationIntent)
        /// The request is about to be sent; from here on the server may have a task.
        case sent
        /// The server has certainly taken none of the tries so far.
        case released
        /// The request is given up; the server has certainly not taken it. As if it had never been meant; why.
        case unsent(String)
        /// The server has a task.
        case taken(id: String, requestID: String?)
        /// The task is about to be read for the nth time, which may hand the picture over.
        case reading(Int)
        /// The server said where the picture lies.
        case link(PictureLink, ServedPicture)
        /// The picture has arrived whole.
        case delivered(Delivery)
        /// It ended without a picture.
        case ended(TaskEnd)
        /// The picture is in the showcase; digest of its record.
        case done(Digest)
    }

    /// The idempotency key of the task's request.
    public let key: String
    /// When it happened.
    public let time: Timestamp
    /// What happened.
    public let event: Event
    /// The same time on the machine's steady clock, for what must be judged by it: whether the server still knows a key.
    public let uptime: Uptime?

    /// Describes an entry.
    ///
    /// - Parameter uptime: left out for events that nobody asks the age of.
    public init(key: String, time: Timestamp, event: Event, uptime: Uptime? = nil) {
        self.key = key
        self.time = time
        self.event = event
        self.uptime = event.isTimed ? uptime : nil
    }

    /// Describes what happens at this moment.
    init(key: String, _ now: Moment, _ event: Event) {
        self.init(key: key, time: now.timestamp, event: event, uptime: now.uptime)
    }
}

extension JournalEntry.Event {
    /// Whether its age decides about something: only until the server has answered.
    fileprivate var isTimed: Bool {
        switch self {
        case .intent, .sent, .released: true
        case .unsent, .taken, .reading, .link, .delivered, .ended, .done: false
        }
    }
}
