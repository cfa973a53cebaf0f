/// All that a refresh needs of the world: what a test replaces, to let time fly and to crash wherever it likes.
public struct RefreshPorts: Sendable {
    /// The network.
    public let transport: any HTTPTransport
    /// The clocks.
    public let clock: any RefreshClock
    /// Chance.
    public let random: any RefreshRandom
    /// What must not be forgotten.
    public let journal: Journal
    /// Where answers are put before they are looked at.
    public let spool: any Spool
    /// Where pictures go.
    public let store: any CandidateStore
    /// What lets requests go, and holds them back.
    public let gate: any RefreshGate
    /// What carries the state folder away, if anything does.
    package let persist: PersistRunner?

    /// Joins the ports.
    package init(
        transport: any HTTPTransport, clock: any RefreshClock, random: any RefreshRandom, journal: Journal,
        spool: any Spool, store: any CandidateStore, gate: any RefreshGate, persist: PersistRunner?
    ) {
        self.transport = transport
        self.clock = clock
        self.random = random
        self.journal = journal
        self.spool = spool
        self.store = store
        self.gate = gate
        self.persist = persist
    }
}

/// What tells the time, and lets it go by.
public protocol RefreshClock: Sendable {
    /// This moment.
    func now() -> Moment
    /// Lets so many seconds go by, or fewer.
    func sleep(_ seconds: Double) async
}

/// What is left to chance.
public protocol RefreshRandom: Sendable {
    /// A number from 0 up to 1.
    func chance() -> Double
    /// A new idempotency key, a UUID.
    func key() -> String
}

/// The folder that answers are put into, byte by byte, before anybody looks at them.
public protocol Spool: Sendable {
    /// Opens a new file, in the place of one with the same name.
    func open(_ name: String) throws -> any SpoolFile
    /// The bytes of a file; `nil` when there is none.
    func read(_ name: String) throws -> [UInt8]?
    /// Removes a task's files.
    func remove(task key: String) throws
    /// Throws when there may be no room for another answer.
    func checkRoom() throws
}

/// A file being written.
public protocol SpoolFile: BodySink {
    /// Waits until it is on the disk itself.
    func finish() throws
}

/// Where pictures go when they have arrived.
public protocol CandidateStore: Sendable {
    /// Puts a picture into the showcase, to wait for its review. Doing it again changes nothing.
    ///
    /// - Parameter load: brings the picture, once there is room in memory for it; `nil` when it is nowhere.
    func store(_ load: @Sendable () throws -> DeliveredPicture?) async throws -> StoreAnswer
    /// The original with this digest, if it is there already.
    func original(_ digest: Digest) throws -> [UInt8]?
}

/// What lets requests go, and holds them back.
public protocol RefreshGate: Sendable {
    /// Waits so many seconds, and as long as the server wants to be left alone; why not to go on, if so.
    func pass(_ purpose: TaskEffect.Purpose, after seconds: Double) async -> String?
    /// Takes in what an answer says of the server's limits; `nil` when none came.
    func note(_ response: HTTPResponse?) async
    /// Asks for nothing more, since the server takes nothing.
    func shut(_ error: APIError) async
    /// Sends no more requests for new pictures; what is paid is still collected.
    func askNothing(_ reason: String) async
    /// Sends nothing more.
    func stop(_ reason: String) async
}
