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

    /// Opens a client; it lives as long as this is held.
    public init() {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.httpMaximumConnectionsPerHost = 64
        session = URLSession(configuration: configuration, delegate: receiver, delegateQueue: nil)
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
        asked.httpBody = request.body.map { Data($0) }
        // On Linux whole seconds count, and zero would mean none.
        asked.timeoutInterval = max(1, (request.idleTimeout / .seconds(1)).rounded(.up))
        asked.httpShouldHandleCookies = false
        let task = session.dataTask(with: asked)
        let receiver = receiver
        let deadline = request.deadline
        let timer = Task {
            try await Task.sleep(for: deadline)
            receiver.end(task, .failure(.deadline))
            task.cancel()
        }
        defer { timer.cancel() }
        return try await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                receiver.begin(task, request.wants, continuation)
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
}

/// Takes what arrives, each piece for the request it belongs to.
final class HTTPReceiver: NSObject, URLSessionDataDelegate, Sendable {
    typealias Outcome = Result<HTTPResponse, HTTPFailure>

    /// A request under way.
    private struct Exchange {
        let wants: HTTPRequest.BodyPolicy
        let continuation: CheckedContinuation<Outcome, Never>
        var head: HTTPURLResponse?
        var body: [UInt8] = []
    }

    private let exchanges = Mutex<[Int: Exchange]>([:])

    func begin(
        _ task: URLSessionTask, _ wants: HTTPRequest.BodyPolicy, _ continuation: CheckedContinuation<Outcome, Never>
    ) {
        exchanges.withLock { $0[task.taskIdentifier] = Exchange(wants: wants, continuation: continuation) }
    }

    /// Ends a request; what comes for it afterwards is nobody's.
    func end(_ task: URLSessionTask, _ outcome: Outcome) {
        let exchange = exchanges.withLock { $0.removeValue(forKey: task.taskIdentifier) }
        exchange?.continuation.resume(returning: outcome)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        // The answer that redirects is the answer.
        end(task, .success(HTTPReceiver.response(response, [])))
        completionHandler(nil)
        task.cancel()
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
        let outcome: Outcome? = exchanges.withLock { exchanges in
            exchanges[dataTask.taskIdentifier]?.head = head
            switch exchanges[dataTask.taskIdentifier]?.wants {
            case nil: return nil
            case .some(.none): return .success(HTTPReceiver.response(head, []))
            case .upTo(let limit):
                return head.expectedContentLength > Int64(limit) ? .failure(.tooLarge(limit: limit)) : nil
            }
        }
        if let outcome {
            end(dataTask, outcome)
            completionHandler(.cancel)
            dataTask.cancel()
        } else {
            completionHandler(.allow)
        }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let overflow: Int? = exchanges.withLock { exchanges in
            guard case .upTo(let limit)? = exchanges[dataTask.taskIdentifier]?.wants else { return nil }
            let held = exchanges[dataTask.taskIdentifier]?.body.count ?? 0
            guard held + data.count <= limit else { return limit }
            exchanges[dataTask.taskIdentifier]?.body.append(contentsOf: data)
            return nil
        }
        if let overflow {
            end(dataTask, .failure(.tooLarge(limit: overflow)))
            dataTask.cancel()
        }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        if let error {
            end(task, .failure(HTTPReceiver.failure(error)))
            return
        }
        let exchange = exchanges.withLock { $0[task.taskIdentifier] }
        guard let head = exchange?.head ?? (task.response as? HTTPURLResponse) else {
            end(task, .failure(.cut))
            return
        }
        end(task, .success(HTTPReceiver.response(head, exchange?.body ?? [])))
    }

    private static func response(_ head: HTTPURLResponse, _ body: [UInt8]) -> HTTPResponse {
        var headers: [String: String] = [:]
        for (name, value) in head.allHeaderFields {
            if let name = name as? String { headers[name] = "\(value)" }
        }
        return HTTPResponse(status: head.statusCode, headers: headers, body: body)
    }

    private static func failure(_ error: any Error) -> HTTPFailure {
        guard let error = error as? URLError else { return .other("\(error)") }
        switch error.code {
        case .cannotFindHost, .dnsLookupFailed: return .nameNotFound
        case .cannotConnectToHost, .notConnectedToInternet: return .refused
        case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
            .clientCertificateRequired:
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
