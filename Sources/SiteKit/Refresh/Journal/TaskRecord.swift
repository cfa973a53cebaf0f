/// What the journal knows of one task: its entries, followed from the first to the last.
public struct TaskRecord: Hashable, Sendable {
    /// What was asked for.
    public let intent: GenerationIntent
    /// When the request was sent first, of those tries that the server may have taken; `nil` for none.
    private(set) var sent: TimeMark?
    /// The server's name for the task.
    public private(set) var taskID: String?
    /// What the API's makers ask for in a report about the request.
    public private(set) var requestID: String?
    /// How often it was about to be read.
    private(set) var readings = 0
    /// Where the picture lies, if the server said so.
    public private(set) var link: PictureLink?
    /// What was said of the picture when the link came.
    private(set) var linkServed = ServedPicture()
    /// The picture, once it has arrived.
    public private(set) var delivery: Delivery?
    /// How it ended without a picture; after it was done, that the picture is nowhere any more.
    public private(set) var end: TaskEnd?
    /// Why it was given up before the server took it.
    public private(set) var unsent: String?
    /// Whether the picture is in the showcase.
    public private(set) var isDone = false
    /// When the last entry was written.
    public private(set) var last: Timestamp
    /// When the last thing before the server's answer was written.
    private var begun: TimeMark

    /// Begins with what was asked for, and when that was written.
    init(_ intent: GenerationIntent, _ mark: TimeMark? = nil) {
        self.intent = intent
        last = intent.time
        begun = mark ?? TimeMark(intent.time, nil)
    }

    /// Whether nothing is left to do for it.
    public var isClosed: Bool { isDone || end != nil || unsent != nil }

    /// Whether the request counts as made: whoever wants this picture need not, and must not, ask for it again.
    public var counts: Bool { unsent == nil }

    /// Takes one more entry in.
    ///
    /// - Parameter mark: when it was written; in the process that writes it, on the steady clock.
    mutating func apply(_ event: JournalEntry.Event, _ mark: TimeMark) {
        last = max(last, Timestamp(seconds: Int(mark.wall.rounded(.down))))
        switch event {
        case .intent: break
        case .sent: if sent == nil { sent = mark }
        case .released:
            sent = nil
            begun = mark
        case .unsent(let reason): unsent = reason
        case .taken(let id, let request):
            taskID = id
            requestID = request
        case .reading(let number): readings = max(readings, number)
        case .link(let found, let served):
            link = found
            linkServed = served
        case .delivered(let arrived): delivery = arrived
        case .ended(let found): end = found
        case .done: isDone = true
        }
    }

    /// What may be true of a copy of the journal that was carried away: the request was sent after the last thing that
    /// the copy knows.
    mutating func assumeSent() {
        if sent == nil, taskID == nil, !isClosed { sent = begun }
    }
}
