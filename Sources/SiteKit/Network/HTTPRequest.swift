/// One request over HTTP.
public struct HTTPRequest: Sendable {
    /// What is asked for.
    public enum Method: String, Sendable {
        /// The answer's head alone.
        case head = "HEAD"
        /// The whole answer.
        case get = "GET"
        /// Something is handed over.
        case post = "POST"
    }

    /// How much of an answer's body is wanted.
    public enum BodyPolicy: Sendable {
        /// None of it: the connection is closed once the head is there.
        case none
        /// All of it, and it is an error when there is more than this many bytes.
        case upTo(Int)
        /// All of it, whatever the status, handed to the sink as it comes: the answer's own body stays empty. More than so
        /// many bytes are an error, with those up to then in the sink.
        case into(any BodySink, limit: Int)
        /// The same for an answer with status 200; of any other its head is enough, and the sink sees nothing of it.
        case intoWhenOK(any BodySink, limit: Int)
    }

    /// What is asked for.
    public var method: Method
    /// Where.
    public var address: WebAddress
    /// The host's numbers, when somebody has looked them up and judged them: nothing else is connected to, and no name
    /// server is asked again. A proxy looks names up by itself.
    public var places: [IPAddress] = []
    /// Names and values, sent as they are.
    public var headers: [(name: String, value: String)] = []
    /// The key, sent as `Authorization: Bearer …`, and over an unencrypted connection to this machine alone.
    public var bearer: SecretText?
    /// What is handed over.
    public var body: [UInt8]?
    /// How much of the answer is wanted.
    public var wants = BodyPolicy.upTo(1 << 20)
    /// How long nothing may arrive.
    public var idleTimeout = Duration.seconds(30)
    /// How long all of it may take. A server that sends a byte a second is never idle.
    public var deadline = Duration.seconds(120)

    /// Describes a request.
    public init(_ method: Method, _ address: WebAddress) {
        self.method = method
        self.address = address
    }
}
