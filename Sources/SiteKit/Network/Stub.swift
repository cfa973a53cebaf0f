public struct CheckedFetch: Sendable {
    init(transport: any HTTPTransport, hops: Int = 3, trusted: WebAddress?) {}
    public enum Refusal: Error, CustomStringConvertible { case no; public var description: String { "no" } }
    func get(_ a: WebAddress, into s: any BodySink, limit: Int, idleTimeout: Duration, deadline: Duration) async
        -> Result<HTTPResponse, Refusal>
    { .failure(.no) }
}
public struct RateLimit: Sendable {
    mutating func note(_ r: HTTPResponse, at: Double) {}; func mayStart(at: Double) -> Double { at }
}
