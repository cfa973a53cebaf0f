extension EmulatedAPI {
    /// The answer of a fault that keeps the request from being done at all, or marks its task and lets it go on (nil).
    mutating func refusal(_ fault: EmulatorFault.Kind, _ route: Route, _ exchange: Exchange) -> EmulatedAnswer? {
        switch fault {
        case .drop: return .nothing
        case .tooMany(let seconds): return tooMany(seconds, exchange)
        case .status(let status): return failure(status, exchange)
        case .html: return page(exchange)
        case .refuse: return blocked(exchange)
        case .quota: return outOfQuota(exchange)
        case .balance: return outOfBalance(exchange)
        case .key: return error(401, "invalid_api_key", "Incorrect API key provided.", exchange)
        case .forbidden: return error(403, "forbidden", "This key may not use this endpoint.", exchange)
        case .echo:
            let value = exchange.request.header("Authorization") ?? "none"
            return error(401, "invalid_api_key", "Incorrect API key provided: \(value).", exchange)
        case .redirect(let address):
            return EmulatedAnswer(
                status: 302, headers: [("Date", EmulatedTime.http(exchange.now)), ("Location", address)], body: [])
        case .collecting, .expired, .retrieved, .unknownStatus, .refuseLater, .fail, .cancel:
            guard case .status(let place?) = route else { return nil }
            return stopped(fault, place, exchange)
        case .slow, .delay, .cut, .lost, .statusAfter, .duplicate, .interim, .empty, .two, .size, .base64,
            .truncated, .notPNG, .huge, .noLink:
            return nil
        }
    }

    /// What a fault makes of the status of a task.
    private mutating func stopped(_ fault: EmulatorFault.Kind, _ place: Int, _ exchange: Exchange) -> EmulatedAnswer? {
        let id = tasks[place].id
        switch fault {
        case .collecting: return collecting(exchange, task: id)
        case .expired, .retrieved:
            tasks[place].isExpired = fault == .expired
            tasks[place].isRetrieved = fault == .retrieved
            return gone(fault == .expired, exchange, task: id)
        case .unknownStatus:
            return answer(
                200,
                .of([
                    "id": .string(id), "status": "reconsidering".json, "model": .string(tasks[place].order.model),
                ]), exchange)
        default:
            // A picture that was handed over stays so.
            guard tasks[place].collectedAt == nil else { return nil }
            tasks[place].end(as: fault)
            tasks[place].endsAt = min(tasks[place].endsAt, exchange.now)
            return nil
        }
    }

    /// What a fault does to an answer on its way.
    func deliver(_ answer: inout EmulatedAnswer, _ fault: EmulatorFault.Kind, _ exchange: Exchange) {
        switch fault {
        case .slow(let rate): answer.delivery.bytesPerSecond = rate
        case .delay(let seconds): answer.delivery.delay = seconds
        case .interim: answer.delivery.interim = [102]
        case .cut(let bytes):
            answer.delivery.cutAfter = bytes < 0 ? max(0, answer.rawLength + bytes) : min(bytes, answer.rawLength)
        case .lost: answer = .nothing
        case .statusAfter(let status): answer = failure(status, exchange)
        default: break
        }
    }
}

extension EmulatedTask {
    /// Sets how it ends, for the faults that say so.
    mutating func end(as fault: EmulatorFault.Kind) {
        switch fault {
        case .refuseLater: ending = .refusal
        case .fail: ending = .failure
        case .cancel: ending = .cancellation
        default: break
        }
    }
}

extension String {
    /// As a JSON value.
    var json: EmulatedJSON { .string(self) }
}
