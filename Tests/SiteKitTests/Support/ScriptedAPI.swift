import Synchronization

@testable import SiteKit

/// A network that answers by a script: the first answer to the first request, and so on; the last one again and again.
///
/// What a script calls `igen_1` is the task of the first key of `CountingKeys`; the nth key's is told as `igen_n`.
final class ScriptedAPI: HTTPTransport {
    /// What comes back.
    enum Answer: Sendable {
        case response(Int, headers: [String: String] = [:], [UInt8] = [])
        case failure(HTTPFailure, after: [UInt8] = [])

        static func json(_ status: Int, _ text: String, headers: [String: String] = [:]) -> Answer {
            .response(status, headers: headers, Array(text.utf8))
        }

        static let taken = json(202, #"{"id":"igen_1","status":"queued","request_id":"req_1"}"#)
        static let queued = json(200, #"{"id":"igen_1","status":"queued"}"#)
        static let completed = response(
            200,
            APIAnswer.completed(
                APIAnswer.picture, after: #","size":"1024x1024","quality":"low","usage":{"total_tokens":7}"#))
    }

    private struct State {
        var posts: [Answer]
        var reads: [Answer]
        var fetches: [Answer]
        var requests: [HTTPRequest] = []
    }

    private let state: Mutex<State>
    /// Is told of each request before it is answered.
    private let look: @Sendable (HTTPRequest) -> Void

    init(
        posts: [Answer] = [.taken], reads: [Answer] = [.completed], fetches: [Answer] = [],
        look: @escaping @Sendable (HTTPRequest) -> Void = { _ in }
    ) {
        state = Mutex(State(posts: posts, reads: reads, fetches: fetches))
        self.look = look
    }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }
    var posts: [HTTPRequest] { requests.filter { $0.method == .post } }

    func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
        look(request)
        let answer = state.withLock { state in
            state.requests.append(request)
            if request.method == .post { return ScriptedAPI.next(&state.posts) }
            if case .intoWhenOK = request.wants { return ScriptedAPI.next(&state.fetches) }
            return ScriptedAPI.next(&state.reads)
        }
        switch answer {
        case nil: throw .refused
        case .failure(let failure, let bytes):
            try write(ScriptedAPI.naming(bytes, request), status: 200, request)
            throw failure
        case .response(let status, let headers, let scripted):
            let body = ScriptedAPI.naming(scripted, request)
            try write(body, status: status, request)
            if case .upTo = request.wants { return HTTPResponse(status: status, headers: headers, body: body) }
            return HTTPResponse(status: status, headers: headers)
        }
    }

    private func write(_ bytes: [UInt8], status: Int, _ request: HTTPRequest) throws(HTTPFailure) {
        do {
            switch request.wants {
            case .into(let sink, _): try sink.write(bytes)
            case .intoWhenOK(let sink, _): if status == 200 { try sink.write(bytes) }
            case .none, .upTo: break
            }
        } catch {
            throw .storage("\(error)")
        }
    }

    private static func naming(_ body: [UInt8], _ request: HTTPRequest) -> [UInt8] {
        var name = request.headers.last { $0.0 == "Idempotency-Key" }.flatMap { Int($0.1.suffix(4)) }.map {
            "igen_\($0)"
        }
        if request.method == .get, case .into = request.wants {
            name = request.address.text.split(separator: "/").last.map(String.init)
        }
        guard let name, name.hasPrefix("igen_"), name != "igen_1" else { return body }
        return Array(String(decoding: body, as: UTF8.self).replacing(#""igen_1""#, with: "\"\(name)\"").utf8)
    }

    private static func next(_ answers: inout [Answer]) -> Answer? {
        answers.count > 1 ? answers.removeFirst() : answers.first
    }
}

/// A clock that jumps to where it is wanted.
final class JumpingClock: RefreshClock {
    private let seconds = Mutex(0.0)

    func now() -> Moment {
        let seconds = seconds.withLock { $0 }
        return Moment(wall: Double(Ledger.testTime.seconds) + seconds, steady: seconds, boot: "boot-1")
    }

    func sleep(_ seconds: Double) async {
        pass(max(seconds, 0.001))
        await Task.yield()
    }

    func pass(_ more: Double) { seconds.withLock { $0 += more } }
}

/// Keys that count.
final class CountingKeys: RefreshRandom {
    private let count: Mutex<Int>

    /// Counts on from `start`: a second process makes other keys.
    init(from start: Int = 0) { count = Mutex(start) }

    func chance() -> Double { 0.5 }

    func key() -> String {
        let number = count.withLock { count in
            count += 1
            return count
        }
        return "00000000-0000-4000-8000-" + String(1_000_000_000_000 + number).suffix(12)
    }
}
