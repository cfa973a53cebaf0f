/// What sends requests: the network, or a script for tests.
public protocol HTTPTransport: Sendable {
    /// Sends one request and waits for its answer. Redirects are answers like any other: they are never followed here.
    ///
    /// An answer with an error status is an answer; only what kept one from coming whole is thrown.
    func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse
}
