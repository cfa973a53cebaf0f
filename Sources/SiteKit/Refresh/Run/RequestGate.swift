/// Lets a run's requests go one by one, as the server's limits allow, until somebody ends the run.
public actor RequestGate: RefreshGate {
    private let clock: any RefreshClock
    private var limit = RateLimit()
    private var stop: String?
    /// Why nothing new is asked for, while what is paid is still collected.
    private var stopsPosts: String?
    /// Whether somebody has ended the run by a signal.
    public private(set) var isInterrupted = false
    /// What the server said that ended the run.
    public private(set) var shutBy: APIError?

    /// Opens the gate.
    public init(_ clock: any RefreshClock) {
        self.clock = clock
    }

    /// Sends no more requests for new pictures; what is paid is still collected.
    public func askNothing(_ reason: String) {
        stopsPosts = stopsPosts ?? reason
    }

    /// Ends the run because somebody said so.
    public func interrupt() {
        isInterrupted = true
        stop("stopped")
    }

    /// Ends the run: nothing more is sent, and what is under way is left for another run.
    public func stop(_ reason: String) {
        stop = stop ?? reason
    }

    /// Ends the run as far as what the server said goes: without money nothing is asked for, but what is paid is collected.
    public func shut(_ error: APIError) {
        shutBy = shutBy ?? error
        let reason = "the API takes nothing from us: \(error)"
        if error.isOutOfFunds { stopsPosts = stopsPosts ?? reason } else { stop = stop ?? reason }
    }

    /// Takes in what an answer says of the server's limits; `nil` when none came.
    public func note(_ response: HTTPResponse?) {
        if let response { limit.note(response, at: clock.now().wall) } else { limit.ended() }
    }

    /// Waits so many seconds, and as long as the server wants to be left alone; why not to go on, if so.
    public func pass(_ purpose: TaskEffect.Purpose, after seconds: Double) async -> String? {
        let due = clock.now().steady + seconds
        while true {
            if let stop { return stop }
            if purpose == .post, let stopsPosts { return stopsPosts }
            var wait = due - clock.now().steady
            // Pictures lie elsewhere, where the API's limits don't count.
            if purpose != .fetch { wait = max(wait, limit.mayStart(at: clock.now().wall) - clock.now().wall) }
            if wait <= 0 {
                if purpose != .fetch { limit.started() }
                return nil
            }
            // Whoever ends the run needn't be waited for long.
            await clock.sleep(min(wait, 0.25))
        }
    }
}
