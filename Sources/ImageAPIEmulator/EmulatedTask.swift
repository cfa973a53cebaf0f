/// A task as the server keeps it.
struct EmulatedTask: Sendable {
    /// How it ends.
    enum Ending: Sendable {
        case picture, refusal, failure, cancellation
    }

    /// Where it stands at a point in time.
    enum State: Sendable {
        case queued, processing, refused, failed, cancelled
        /// The picture is there and nobody has had it.
        case ready
        /// Somebody is getting it at this moment.
        case collecting
        /// Somebody had it; the link is still there.
        case linked
        /// Somebody had it.
        case retrieved
        /// Nobody fetched it in time, or its link has ended.
        case expired
    }

    let id: String
    let key: String?
    let body: [UInt8]
    let at: Double
    let order: GenerationOrder
    /// When it leaves the queue.
    let startsAt: Double
    /// When it ends.
    var endsAt: Double
    /// Until when the picture can be fetched.
    let expiresAt: Double
    /// Seconds for which its link is valid; without a link nil.
    var linkLife: Double?
    var ending = Ending.picture
    /// Makes the answer with the picture wrong, whoever reads it.
    var flaw: EmulatorFault.Kind?
    /// Set by a fault: gone before its time.
    var isExpired = false
    var isRetrieved = false
    /// Until when the answer with the picture is on its way.
    var collectedAt: Double?
    var handedOver = 0
    var handedOverWhole = 0
    var linkReads = 0
    var repeats = 0
    var otherBodies = 0

    /// Until when its link is valid.
    var linkEnds: Double? { linkLife.map { endsAt + $0 } }

    func state(at now: Double) -> State {
        if isExpired { return .expired }
        if isRetrieved { return .retrieved }
        if now >= endsAt {
            switch ending {
            case .picture: break
            case .refusal: return .refused
            case .failure: return .failed
            case .cancellation: return .cancelled
            }
        }
        if let collectedAt {
            if now < collectedAt { return .collecting }
            guard let linkEnds else { return .retrieved }
            return now < linkEnds ? .linked : .expired
        }
        if now >= expiresAt { return .expired }
        if now >= endsAt { return .ready }
        return now >= startsAt ? .processing : .queued
    }

    /// What the books say.
    func billed(at now: Double) -> BilledTask {
        let outcome: BilledTask.Outcome =
            if now < endsAt {
                .queued
            } else {
                switch ending {
                case .picture: .completed
                case .refusal: .refused
                case .failure: .failed
                case .cancellation: .cancelled
                }
            }
        return BilledTask(
            id: id, key: key, body: body, at: at, model: order.model, size: order.size, quality: order.quality,
            prompt: order.prompt, outcome: outcome, handedOver: handedOver, handedOverWhole: handedOverWhole,
            linkReads: linkReads, repeats: repeats, otherBodies: otherBodies)
    }

    /// The name of a picture's file, below `/r2/`.
    func fileName(_ index: Int) -> String { index == 0 ? "\(id).png" : "\(id)-\(index).png" }
}
