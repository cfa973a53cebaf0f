/// One request under way: what has come of its answer so far. It belongs to the thread that the request has.
final class HTTPExchange {
    typealias Outcome = Result<HTTPResponse, HTTPFailure>

    /// Whether the request may have begun to leave this machine.
    var mayBeSent = false
    /// How many bytes have come, heads among them.
    private(set) var arrived = 0
    /// How it ended, if that is known before the answer is whole.
    private(set) var settled: Outcome?

    private let method: HTTPRequest.Method
    private let wants: HTTPRequest.BodyPolicy
    private let isCancelled: () -> Bool
    private var head = HTTPHead()
    private var body: [UInt8] = []
    private var count = 0

    init(_ method: HTTPRequest.Method, _ wants: HTTPRequest.BodyPolicy, isCancelled: @escaping () -> Bool) {
        self.method = method
        self.wants = wants
        self.isCancelled = isCancelled
    }

    /// Takes a line of the head; whether more is wanted.
    func takeLine(_ line: [UInt8]) -> Bool {
        arrived += line.count
        guard goesOn() else { return false }
        let wasWhole = head.isWhole
        do throws(HTTPFailure) {
            try head.take(line)
            if head.isWhole, !wasWhole { try judgeHead() }
        } catch {
            settled = .failure(error)
        }
        return settled == nil
    }

    private func judgeHead() throws(HTTPFailure) {
        switch wants {
        case .none: settled = .success(response)
        case .intoWhenOK where head.status != 200: settled = .success(response)
        // The answer that redirects is the answer; what it has to say is for people.
        case _ where head.isRedirect: settled = .success(response)
        case .upTo(let limit), .into(_, let limit), .intoWhenOK(_, let limit):
            if method != .head, let length = head.length, length > limit { throw .tooLarge(limit: limit) }
        }
    }

    /// Takes the next bytes of the body, all of them or none; whether more are wanted.
    func take(_ bytes: [UInt8]) -> Bool {
        arrived += bytes.count
        guard goesOn() else { return false }
        do throws(HTTPFailure) {
            switch wants {
            case .none: break
            case .upTo(let limit):
                try add(bytes.count, limit: limit)
                body += bytes
            case .into(let sink, let limit), .intoWhenOK(let sink, let limit):
                try add(bytes.count, limit: limit)
                do { try sink.write(bytes) } catch { throw .storage("\(error)") }
            }
        } catch {
            settled = .failure(isCancelled() ? .cancelled : error)
        }
        return settled == nil
    }

    private func add(_ more: Int, limit: Int) throws(HTTPFailure) {
        guard more <= limit - count else { throw .tooLarge(limit: limit) }
        count += more
    }

    private func goesOn() -> Bool {
        if settled == nil, isCancelled() { settled = .failure(.cancelled) }
        return settled == nil
    }

    /// How it ends once nothing more will come and nothing went wrong on the way. libcurl is content with a head that was
    /// cut off.
    func finish() -> Outcome {
        settled ?? (head.isWhole ? .success(response) : .failure(.cut))
    }

    private var response: HTTPResponse { HTTPResponse(status: head.status, headers: head.fields, body: body) }
}
