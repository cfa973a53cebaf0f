internal import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    internal import FoundationNetworking
#endif

/// The network, by way of the toolchain's own client.
///
/// Follows no redirect, keeps no cookie and no cache, holds every body to its limit and every request to its deadline.
public final class URLSessionTransport: HTTPTransport {
    private let receiver = HTTPReceiver()
    private let session: URLSession
    private let proxies: ProxyVariables

    /// Opens a client; it lives as long as this is held.
    public convenience init() {
        self.init(ProxyVariables(environment: ProcessInfo.processInfo.environment))
    }

    init(_ proxies: ProxyVariables) {
        self.proxies = proxies
        session = URLSessionTransport.session(receiver)
    }

    private static func session(_ receiver: HTTPReceiver) -> URLSession {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.httpMaximumConnectionsPerHost = 64
        return URLSession(configuration: configuration, delegate: receiver, delegateQueue: nil)
    }

    deinit {
        session.invalidateAndCancel()
    }

    /// Sends one request and waits for its answer.
    public func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        guard let url = URL(string: request.address.text) else { throw .other("this can't be an address") }
        var asked = URLRequest(url: url)
        asked.httpMethod = request.method.rawValue
        for header in request.headers { asked.setValue(header.value, forHTTPHeaderField: header.name) }
        if let bearer = request.bearer {
            guard isKeyProtected(on: request.address) else { throw .keyUnprotected }
            asked.setValue("Bearer \(bearer.revealed)", forHTTPHeaderField: "Authorization")
        }
        asked.httpBody = request.body.map { Data($0) }
        // On Linux whole seconds count, and zero would mean none.
        asked.timeoutInterval = max(1, (request.idleTimeout / .seconds(1)).rounded(.up))
        asked.httpShouldHandleCookies = false
        // libcurl sends a request again by itself when a kept connection turns out to be closed, though it may have been
        // read (docs/decisions/017). What costs or hands over something therefore gets a connection of its own.
        let isAlone = request.method == .post || request.bearer != nil
        let receiver = isAlone ? HTTPReceiver() : receiver
        let session = isAlone ? URLSessionTransport.session(receiver) : session
        defer { if isAlone { session.finishTasksAndInvalidate() } }
        let task = session.dataTask(with: asked)
        let deadline = request.deadline
        let timer = Task {
            try await Task.sleep(for: deadline)
            receiver.end(task, .failure(.deadline))
            task.cancel()
        }
        defer { timer.cancel() }
        return try await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                receiver.begin(task, HTTPExchange(request.wants, continuation))
                if Task.isCancelled {
                    receiver.end(task, .failure(.cancelled))
                    task.cancel()
                } else {
                    task.resume()
                }
            }
        } onCancel: {
            receiver.end(task, .failure(.cancelled))
            task.cancel()
        }.get()
    }

    /// Over https a proxy sees the host's name and nothing more. Without, only this machine may get a key.
    private func isKeyProtected(on address: WebAddress) -> Bool {
        if address.isEncrypted { return true }
        let isHere = address.host == "localhost" || IPAddress(address.host)?.isLoopback == true
        return isHere && !proxies.wouldRead(address)
    }
}

/// Takes what arrives, each piece for the request it belongs to.
final class HTTPReceiver: NSObject, URLSessionDataDelegate, Sendable {
    private let exchanges = Mutex<[Int: HTTPExchange]>([:])

    func begin(_ task: URLSessionTask, _ exchange: HTTPExchange) {
        exchanges.withLock { $0[task.taskIdentifier] = exchange }
    }

    /// Ends a request; what comes for it afterwards is nobody's.
    func end(_ task: URLSessionTask, _ outcome: HTTPExchange.Outcome) {
        exchanges.withLock { $0.removeValue(forKey: task.taskIdentifier) }?.end(outcome)
    }

    private func exchange(_ task: URLSessionTask) -> HTTPExchange? {
        exchanges.withLock { $0[task.taskIdentifier] }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        // The answer that redirects is the answer.
        end(task, .success(HTTPReceiver.response(response)))
        completionHandler(nil)
        task.cancel()
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping @Sendable (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        // An answer that asks for a password is an answer as well; on Linux its body has come by now.
        if let head = task.response as? HTTPURLResponse, head.statusCode == 401 {
            finish(task, head)
            completionHandler(.cancelAuthenticationChallenge, nil)
        } else {
            completionHandler(.performDefaultHandling, nil)
        }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        guard let head = response as? HTTPURLResponse else {
            end(dataTask, .failure(.other("the answer isn't HTTP")))
            completionHandler(.cancel)
            return
        }
        // On Linux the answers before the answer come by here as well.
        if (100..<200).contains(head.statusCode) {
            completionHandler(.allow)
            return
        }
        let length = head.expectedContentLength
        if let outcome = exchange(dataTask)?.takeHead(HTTPReceiver.response(head), length: length) {
            end(dataTask, outcome)
            completionHandler(.cancel)
            dataTask.cancel()
        } else {
            completionHandler(.allow)
        }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        guard let exchange = exchange(dataTask) else { return }
        let failure = exchange.take([UInt8](data)) { [weak self] failure in
            self?.end(dataTask, .failure(failure))
            dataTask.cancel()
        }
        if let failure {
            end(dataTask, .failure(failure))
            dataTask.cancel()
        }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        if let error {
            let failure = HTTPReceiver.failure(error)
            // Whatever the system says: what was begun to be sent may have been seen.
            end(task, .failure(failure.wasNeverSent && task.countOfBytesSent > 0 ? .cut : failure))
        } else {
            let head = task.response as? HTTPURLResponse
            finish(task, (100..<200).contains(head?.statusCode ?? 0) ? nil : head)
        }
    }

    private func finish(_ task: URLSessionTask, _ head: HTTPURLResponse?) {
        let exchange = exchanges.withLock { $0.removeValue(forKey: task.taskIdentifier) }
        exchange?.finish(orWith: head.map(HTTPReceiver.response))
    }

    private static func response(_ head: HTTPURLResponse) -> HTTPResponse {
        var headers: [String: String] = [:]
        for (name, value) in head.allHeaderFields {
            if let name = name as? String { headers[name] = "\(value)" }
        }
        return HTTPResponse(status: head.statusCode, headers: headers)
    }

    private static func failure(_ error: any Error) -> HTTPFailure {
        guard let error = error as? URLError else { return .other("\(error)") }
        switch error.code {
        case .cannotFindHost, .dnsLookupFailed: return .nameNotFound
        case .cannotConnectToHost, .notConnectedToInternet: return .refused
        case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
            return .encryption
        case .timedOut: return .idle
        case .networkConnectionLost, .badServerResponse, .cannotParseResponse: return .cut
        case .cancelled: return .cancelled
        default: return told(error.localizedDescription)
        }
    }

    /// On Linux many errors have no code of their own, only curl's words.
    ///
    /// Only what can't happen once the request is on its way may count as encryption that was never there: whoever pays
    /// for a request relies on it.
    static func told(_ words: String) -> HTTPFailure {
        let said = words.lowercased()
        let handshake = [
            "certificate problem", "certificate subject name", "wrong version number", "ssl_connect",
            "handshake failure",
            "unsupported protocol", "protocol version", "no protocols available",
        ]
        let cuts = [
            "transfer closed", "connection reset", "recv failure", "send failure", "unexpected eof", "ssl_read",
        ]
        if cuts.contains(where: said.contains) { return .cut }
        if handshake.contains(where: said.contains) { return .encryption }
        return .other(words)
    }
}
