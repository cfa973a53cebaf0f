/// An answer over HTTP.
public struct HTTPResponse: Sendable {
    /// The status, such as 404.
    public let status: Int
    /// Values by name; names are in lower case.
    public let headers: [String: String]
    /// The body, as far as it was wanted.
    public let body: [UInt8]

    /// Describes an answer; names of headers are taken in any case.
    public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = Dictionary(
            headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
        self.body = body
    }

    /// A header by its name in lower case.
    public func header(_ name: String) -> String? { headers[name] }
}
