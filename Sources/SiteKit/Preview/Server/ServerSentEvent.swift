/// One message of an event stream: https://html.spec.whatwg.org/multipage/server-sent-events.html.
struct ServerSentEvent: Sendable {
    /// Its kind, a word.
    let name: String
    /// What it says: one line, since JSON is written without line breaks.
    let data: [UInt8]
}
