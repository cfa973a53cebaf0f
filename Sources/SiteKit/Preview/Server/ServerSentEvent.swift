/// One message of an event stream: https://html.spec.whatwg.org/multipage/server-sent-events.html.
struct ServerSentEvent: Sendable {
    /// Its kind, a word.
    let name: String
    /// What it says: one line, since JSON is written without line breaks.
    let data: [UInt8]

    /// What a stream begins with: a client that lost it comes back after a second.
    static let streamStart = Array("retry: 1000\n\n".utf8)
    /// A comment, which keeps a stream alive and says nothing.
    static let heartbeat = Array(": still here\n\n".utf8)

    /// The event as it is sent. Line breaks in the data become lines of data, so nothing in it can end the event.
    var bytes: [UInt8] {
        var bytes = Array("event: ".utf8)
        bytes += name.utf8.filter { $0 > 0x20 && $0 != 0x7F }
        bytes += "\ndata: ".utf8
        var isAfterReturn = false
        for byte in data {
            let isBreak = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            if !isBreak {
                bytes.append(byte)
            } else if !(isAfterReturn && byte == UInt8(ascii: "\n")) {
                bytes += "\ndata: ".utf8
            }
            isAfterReturn = byte == UInt8(ascii: "\r")
        }
        bytes += "\n\n".utf8
        return bytes
    }
}
