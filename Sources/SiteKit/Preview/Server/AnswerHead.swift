/// The head of an answer. What is the same for all answers is written here and nowhere else: no other site may read,
/// frame or sniff any of them, and nobody keeps a copy.
struct AnswerHead: Sendable {
    /// The status.
    let status: Int
    /// The type of the body.
    var type: String?
    /// The length of the body, in bytes; `nil` when it ends with the connection.
    var length: Int?
    /// Where a redirect leads, percent-encoded.
    var location: String?
    /// Whether another request may follow by the same connection.
    let keepsOpen: Bool

    private static let common = """
        Cache-Control: no-store\r
        X-Content-Type-Options: nosniff\r
        Cross-Origin-Resource-Policy: same-origin\r
        Cross-Origin-Opener-Policy: same-origin\r
        Referrer-Policy: no-referrer\r
        X-Frame-Options: DENY\r

        """

    /// The head as it is sent, with the empty line.
    var bytes: [UInt8] {
        var text = "HTTP/1.1 \(status) \(AnswerHead.reason(status))\r\n"
        if let location { text += "Location: \(location)\r\n" }
        if let type { text += "Content-Type: \(AnswerHead.isHarmless(type) ? type : "application/octet-stream")\r\n" }
        if let length { text += "Content-Length: \(length)\r\n" }
        if status == 405 { text += "Allow: GET, HEAD\r\n" }
        if !keepsOpen { text += "Connection: close\r\n" }
        return Array((text + AnswerHead.common + "\r\n").utf8)
    }

    /// A path as a `PreviewRequest` has it, as a reference that can only lead to the same server; `nil` when it isn't
    /// one.
    static func location(_ path: String) -> String? {
        // '//name' would be another server.
        guard path.hasPrefix("/"), !path.hasPrefix("//") else { return nil }
        var location = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                location.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                location += byte < 16 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return location
    }

    private static func isHarmless(_ value: String) -> Bool { value.utf8.allSatisfy { (0x20...0x7E).contains($0) } }

    private static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 307: "Temporary Redirect"
        case 400: "Bad Request"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 421: "Misdirected Request"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 503: "Service Unavailable"
        case 505: "HTTP Version Not Supported"
        // Nobody reads it.
        default: "Status"
        }
    }
}
