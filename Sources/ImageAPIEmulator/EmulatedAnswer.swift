/// One answer, and how it goes out.
public struct EmulatedAnswer: Sendable {
    /// How an answer goes out over the connection.
    public struct Delivery: Sendable, Hashable {
        /// Heads with these statuses, 100 to 199, go before the answer.
        public var interim: [Int] = []
        /// Emulated seconds before the first byte.
        public var delay: Double = 0
        /// Bytes in an emulated second; as fast as the connection takes them when nil.
        public var bytesPerSecond: Int?
        /// After this many bytes of head and body the connection is closed; 0 is closed without a byte.
        public var cutAfter: Int?

        /// At once and whole.
        public init() {}
    }

    /// The status, such as 202.
    public var status: Int
    /// Names and values, `Content-Length` among them.
    public var headers: [(String, String)]
    /// The body up to the filling.
    public var body: [UInt8]
    /// How many times the letter `A` follows; so that a body of 200 MB needs no memory.
    public var filling = 0
    /// What follows the filling.
    public var tail: [UInt8] = []
    /// How it goes out.
    public var delivery = Delivery()
    /// The task it is about.
    public internal(set) var task: String?
    /// The fault that made it so, in its spelling; a drawn one begins with `chaos`.
    public internal(set) var fault: String?

    init(status: Int, headers: [(String, String)], body: [UInt8], filling: Int = 0, tail: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
        self.filling = filling
        self.tail = tail
        self.headers.append(("Content-Length", String(bodyLength)))
    }

    /// A connection closed without a byte.
    static var nothing: EmulatedAnswer {
        var answer = EmulatedAnswer(status: 0, headers: [], body: [])
        answer.delivery.cutAfter = 0
        return answer
    }

    /// Bytes of the whole body.
    public var bodyLength: Int { body.count + filling + tail.count }

    /// Bytes of head and body.
    public var rawLength: Int { head.count + bodyLength }

    /// The status line and headers as they go over the connection, with the empty line.
    public var head: [UInt8] {
        var text = "HTTP/1.1 \(status) \(EmulatedAnswer.reason(status))\r\n"
        for (name, value) in headers { text += "\(name): \(value)\r\n" }
        return Array((text + "\r\n").utf8)
    }

    /// A header by its name, in any case.
    public func header(_ name: String) -> String? {
        headers.first { $0.0.lowercased() == name.lowercased() }?.1
    }

    /// An interim head as it goes over the connection.
    static func interimHead(_ status: Int) -> [UInt8] {
        Array("HTTP/1.1 \(status) \(reason(status))\r\n\r\n".utf8)
    }

    private static func reason(_ status: Int) -> String {
        reasons[status] ?? "Unknown"
    }

    private static let reasons = [
        100: "Continue", 102: "Processing", 103: "Early Hints", 200: "OK", 202: "Accepted", 302: "Found",
        400: "Bad Request", 401: "Unauthorized", 402: "Payment Required", 403: "Forbidden", 404: "Not Found",
        405: "Method Not Allowed", 409: "Conflict", 410: "Gone", 413: "Content Too Large", 429: "Too Many Requests",
        500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable",
    ]
}
