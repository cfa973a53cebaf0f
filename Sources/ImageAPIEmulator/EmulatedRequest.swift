/// One request, as the emulator sees it.
public struct EmulatedRequest: Sendable {
    /// In capitals, such as `POST`.
    public var method: String
    /// The path with its query, such as `/v1/images/models`.
    public var path: String
    /// Names and values in the order they came.
    public var headers: [(name: String, value: String)]
    /// All of the body.
    public var body: [UInt8]
    /// Host and port as they were asked for; the links in answers begin with it.
    public var authority: String

    /// Describes a request.
    public init(
        method: String, path: String, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
        authority: String = "127.0.0.1"
    ) {
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
        self.authority = authority
    }

    /// The first header of this name, in any case.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
