/// A fault on demand: where, from which request on, how many times, and what.
public struct EmulatorFault: Sendable, Hashable {
    /// Which requests it waits for.
    public enum Place: String, Sendable, CaseIterable {
        /// `POST …/async`.
        case create
        /// Any `GET` of a task's status.
        case poll
        /// A `GET` that would hand the picture over.
        case collect
        /// A `GET` of a picture by its link.
        case picture
        /// All of them, as far as the fault suits them.
        case any
    }

    /// What goes wrong.
    public enum Kind: Sendable, Hashable {
        /// The answer drips, so many bytes a second.
        case slow(Int)
        /// So many seconds pass before the first byte.
        case delay(Double)
        /// The connection is closed after so many bytes of head and body; negative ones count from the end.
        case cut(Int)
        /// Closed before the request is looked at.
        case drop
        /// Closed without a byte, after the request was done.
        case lost
        /// 429, with `Retry-After` when there is a number.
        case tooMany(Int?)
        /// This status, before the request is looked at.
        case status(Int)
        /// This status, after the request was done.
        case statusAfter(Int)
        /// 409 `duplicate_request`, after the task was made.
        case duplicate
        /// 409: somebody else is collecting.
        case collecting
        /// 410, for good.
        case expired, retrieved
        /// 400 `moderation_blocked`.
        case refuse
        /// The task ends so.
        case refuseLater, fail, cancel
        /// 429 `insufficient_quota`, 402 `insufficient_balance`, 401, 403.
        case quota, balance, key, forbidden
        /// A page where JSON or a picture should be.
        case html
        /// The answer has no picture, two, one of another size, broken base64, half a PNG, or something else.
        case empty, two, size, base64, truncated, notPNG
        /// 200 MB.
        case huge
        /// The link leads there.
        case redirect(String)
        /// 102 before the answer.
        case interim
        /// The provider's own upload failed.
        case noLink
        /// A status that no page tells of.
        case unknownStatus
        /// An error whose message repeats the key.
        case echo
    }

    /// Which requests it waits for.
    public var place: Place
    /// The first of those requests that it meets, counted from 1 since the fault was set.
    public var first: Int
    /// How many times it happens; nil is for ever.
    public var times: Int?
    /// What goes wrong.
    public var kind: Kind
    /// How many requests of its kind have come since it was set.
    var seen = 0
    /// How many times it has happened.
    public internal(set) var happened = 0

    /// Describes a fault.
    public init(_ place: Place, _ kind: Kind, first: Int = 1, times: Int? = 1) {
        self.place = place
        self.kind = kind
        self.first = first
        self.times = times
    }
}
