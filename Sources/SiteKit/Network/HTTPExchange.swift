import Dispatch
import Synchronization

/// One request under way: what has come of its answer, and who waits for it.
///
/// A sink is called on a queue of its own, because the client's callbacks share one: a disk that takes its time for one
/// request must not hold up the answer of another, which may be worth money.
final class HTTPExchange: Sendable {
    typealias Outcome = Result<HTTPResponse, HTTPFailure>

    private struct State {
        var continuation: CheckedContinuation<Outcome, Never>?
        var outcome: Outcome?
        var isSinkClosed = false
        var head: HTTPResponse?
        var count = 0
        var body: [UInt8] = []
    }

    private let wants: HTTPRequest.BodyPolicy
    private let state: Mutex<State>
    private let writing = DispatchQueue(label: "sitegen.body")

    init(_ wants: HTTPRequest.BodyPolicy, _ continuation: CheckedContinuation<Outcome, Never>) {
        self.wants = wants
        state = Mutex(State(continuation: continuation))
    }

    /// Notes the head; the outcome if no body is to follow.
    func takeHead(_ head: HTTPResponse, length: Int64) -> Outcome? {
        state.withLock { $0.head = head }
        if HTTPExchange.contradictsItself(head) {
            return .failure(.other("the answer states different lengths of itself"))
        }
        switch wants {
        case .none: return .success(head)
        case .intoWhenOK where head.status != 200: return .success(head)
        case .upTo(let limit), .into(_, let limit), .intoWhenOK(_, let limit):
            return length > Int64(limit) ? .failure(.tooLarge(limit: limit)) : nil
        }
    }

    /// Whether there are lengths that differ: libcurl takes the last, and a body cut short would count as whole.
    private static func contradictsItself(_ head: HTTPResponse) -> Bool {
        guard let lengths = head.header("content-length"), head.header("transfer-encoding") == nil else { return false }
        return Set(lengths.split(separator: ",").map { $0.drop { $0 == " " } }).count > 1
    }

    /// Takes the next bytes; why they are one too many, or `nil`. What a sink can't take is told later.
    func take(_ bytes: [UInt8], onFault: @escaping @Sendable (HTTPFailure) -> Void) -> HTTPFailure? {
        switch wants {
        case .none: return nil
        case .upTo(let limit): return count(bytes, limit: limit, keeps: true)
        case .into(let sink, let limit), .intoWhenOK(let sink, let limit):
            if let failure = count(bytes, limit: limit, keeps: false) { return failure }
            state.withLock { state in
                // Bytes without a head before them are no body: those of a redirect.
                guard state.head != nil, state.outcome == nil else { return }
                // Handed on within the lock: after an outcome is settled nothing can come behind it.
                writing.async { self.write(bytes, to: sink, onFault) }
            }
            return nil
        }
    }

    private func write(_ bytes: [UInt8], to sink: any BodySink, _ onFault: @Sendable (HTTPFailure) -> Void) {
        guard state.withLock({ !$0.isSinkClosed }) else { return }
        do {
            try sink.write(bytes)
        } catch {
            let failure = HTTPFailure.storage("\(error)")
            state.withLock { state in
                state.isSinkClosed = true
                if case .failure(.cancelled) = state.outcome { return }
                state.outcome = .failure(failure)
            }
            onFault(failure)
        }
    }

    private func count(_ bytes: [UInt8], limit: Int, keeps: Bool) -> HTTPFailure? {
        state.withLock { state in
            guard state.count + bytes.count <= limit else { return .tooLarge(limit: limit) }
            state.count += bytes.count
            if keeps { state.body += bytes }
            return nil
        }
    }

    /// The answer is whole.
    func finish(orWith head: HTTPResponse?) {
        let (known, body) = state.withLock { ($0.head ?? head, $0.body) }
        guard let known else { return end(.failure(.cut)) }
        end(.success(HTTPResponse(status: known.status, headers: known.headers, body: body)))
    }

    /// Settles the outcome, if none is yet, and hands it over once the sink has what came before; a request that was given
    /// up only waits for the write under way.
    func end(_ outcome: Outcome) {
        state.withLock { state in
            guard state.outcome == nil else { return }
            state.outcome = outcome
            if case .failure(.cancelled) = outcome { state.isSinkClosed = true }
        }
        writing.async {
            let (continuation, outcome) = self.state.withLock { state in
                let continuation = state.continuation
                state.continuation = nil
                return (continuation, state.outcome ?? outcome)
            }
            continuation?.resume(returning: outcome)
        }
    }
}
