/// A picture that is about to be asked for: all that must be known to ask, to ask again, and to record what comes.
///
/// Written to the journal before anything is sent. What is recorded of the picture later comes from here, so that doing
/// it again gives the same bytes, whatever the manifest says by then.
public struct GenerationIntent: Hashable, Sendable {
    /// The asset, as the manifest had it.
    public let asset: ShowcaseAsset
    /// Whom to credit, as the manifest had it.
    public let credit: String
    /// Which time this picture is asked for, from 1.
    public let attempt: Int
    /// The idempotency key, a UUID. It names the task in the journal too.
    public let key: String
    /// The request's body, to the byte.
    public let body: String
    /// Digest of what is asked for.
    public let request: Digest
    /// When it was written down.
    public let time: Timestamp
    /// Whether a copy of the journal may have been carried away before the request was sent. If a copy is all that is
    /// left, nobody knows whether it was.
    public let isPersisted: Bool

    /// Describes what is to be asked for.
    public init(
        asset: ShowcaseAsset, credit: String, attempt: Int, key: String, time: Timestamp, isPersisted: Bool
    ) {
        let request = GenerationRequest(asset)
        self.init(
            asset: asset, credit: credit, attempt: attempt, key: key,
            body: String(decoding: request.body, as: UTF8.self), request: request.digest, time: time,
            isPersisted: isPersisted)
    }

    /// An intent as it was written down.
    init(
        asset: ShowcaseAsset, credit: String, attempt: Int, key: String, body: String, request: Digest,
        time: Timestamp, isPersisted: Bool
    ) {
        self.asset = asset
        self.credit = credit
        self.attempt = attempt
        self.key = key
        self.body = body
        self.request = request
        self.time = time
        self.isPersisted = isPersisted
    }
}
