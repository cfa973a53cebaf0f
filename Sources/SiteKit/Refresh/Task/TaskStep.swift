/// What a task wants done next: first these entries in the journal, on the disk itself, then this effect.
public struct TaskStep: Hashable, Sendable {
    /// What is to be written down first.
    public var entries: [JournalEntry.Event] = []
    /// What is to be done then. Its result is the next event.
    public var effect: TaskEffect
    /// Why the whole run should ask for nothing more, if it should.
    public var shuts: APIError?
}

/// Something a task wants done outside itself.
public enum TaskEffect: Hashable, Sendable {
    /// What a wait is for: whoever lets it go on knows which limits apply.
    public enum Purpose: Hashable, Sendable { case post, read, fetch }

    /// Wait so many seconds, and for leave. Ends in `ready`, or in `stopped`.
    case wait(Double, Purpose)
    /// Send the request, and give it up after so many seconds. Ends in `posted`.
    case post(timeout: Double)
    /// Look at what an earlier reading left in this spool file. Ends in `read`.
    case inspect(spool: String)
    /// Read the task into this spool file. Ends in `read`.
    case read(spool: String)
    /// Fetch the picture into this spool file. Ends in `fetched`.
    case fetch(PictureLink, spool: String)
    /// Put the picture into the showcase. Ends in `stored`.
    case store(Delivery)
    /// Nothing more: this is how it stands.
    case finish(TaskOutcome)
}

/// What happened to a task.
public enum TaskEvent: Hashable, Sendable {
    /// A run takes it up.
    case begin
    /// The wait is over.
    case ready
    /// The run asks for nothing more; why.
    case stopped(String)
    /// The request was sent, or not.
    case posted(CreateAnswer)
    /// The task was read.
    case read(ReadAnswer)
    /// The picture was fetched.
    case fetched(FetchAnswer)
    /// The picture was put into the showcase.
    case stored(StoreAnswer)
}

/// What came of putting a picture into the showcase.
public enum StoreAnswer: Hashable, Sendable {
    /// It is there, waits for its review, and its record has this digest.
    case stored(Digest)
    /// Something is in the way; why. The picture stays in the state folder.
    case held(String)
    /// It can't be decoded after all; why.
    case unusable(String)
    /// It is neither in the state folder nor in the showcase.
    case missing
}
