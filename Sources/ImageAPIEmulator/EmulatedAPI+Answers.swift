extension EmulatedAPI {
    /// A request with what its answer needs.
    struct Exchange: Sendable {
        let request: EmulatedRequest
        let now: Double
        /// Such as `req_` and 24 hexadecimal digits.
        let id: String
    }

    /// An answer of JSON.
    func answer(_ status: Int, _ json: EmulatedJSON, _ exchange: Exchange, headers: [(String, String)] = [])
        -> EmulatedAnswer
    {
        let (text, gap) = json.text
        return EmulatedAnswer(
            status: status,
            headers: [
                ("Date", EmulatedTime.http(exchange.now)), ("Content-Type", "application/json"),
                ("x-request-id", exchange.id),
            ] + headers,
            body: gap.map { Array(text[..<$0]) } ?? text, filling: gap == nil ? 0 : EmulatedAPI.hugeLength,
            tail: gap.map { Array(text[$0...]) } ?? [])
    }

    /// An error in the form of its generation: the older one has a number for a code, and says the word in `type`.
    func error(
        _ status: Int, _ code: String, _ message: String, _ exchange: Exchange, type: String? = nil,
        parameter: String? = nil, task: String? = nil, headers: [(String, String)] = []
    ) -> EmulatedAnswer {
        let isOld = settings.contract == .may
        let usual = status >= 500 ? "server_error" : status == 429 ? "rate_limit_error" : "invalid_request_error"
        let error = EmulatedJSON.of([
            "message": .string(message), "type": .string(type ?? (isOld ? code : usual)),
            "code": isOld ? .int(status) : .string(code), "param": parameter.map { .string($0) } ?? .null,
            "request_id": isOld ? nil : .string(exchange.id), "task_id": task.map { .string($0) },
        ])
        let body = EmulatedJSON.of(["error": error, "request_id": isOld ? .string(exchange.id) : nil])
        return answer(status, body, exchange, headers: headers)
    }

    /// 429 with the word for when to come again, or without.
    func tooMany(_ seconds: Int?, _ exchange: Exchange) -> EmulatedAnswer {
        error(
            429, "rate_limit_exceeded", "Rate limit reached. Please slow down.", exchange,
            headers: seconds.map { [("Retry-After", String($0))] } ?? [])
    }

    /// A failure of the server's own or of those behind it.
    func failure(_ status: Int, _ exchange: Exchange) -> EmulatedAnswer {
        status == 500
            ? error(500, "internal_error", "The server had an error while processing your request.", exchange)
            : error(status, "all_providers_failed", "All upstream providers failed.", exchange)
    }

    /// A page for people.
    func page(_ exchange: Exchange) -> EmulatedAnswer {
        let text = """
            <!DOCTYPE html>
            <html><head><title>Just a moment...</title></head>
            <body><h1>Checking your connection</h1><p>This page is not the answer you asked for.</p></body></html>

            """
        return EmulatedAnswer(
            status: exchange.request.method == "GET" ? 200 : 502,
            headers: [("Date", EmulatedTime.http(exchange.now)), ("Content-Type", "text/html; charset=utf-8")],
            body: Array(text.utf8))
    }

    /// 400 for what the provider's rules forbid.
    mutating func blocked(_ exchange: Exchange) -> EmulatedAnswer {
        refusedCreates += 1
        return error(
            400, "moderation_blocked",
            "Your request was rejected by the safety system (moderation_blocked).", exchange,
            type: "image_generation_user_error")
    }

    /// 429 that no waiting mends.
    func outOfQuota(_ exchange: Exchange) -> EmulatedAnswer {
        error(
            429, "insufficient_quota", "You exceeded your current quota, please check your plan and billing details.",
            exchange, type: "insufficient_quota")
    }

    /// 402.
    func outOfBalance(_ exchange: Exchange) -> EmulatedAnswer {
        error(402, "insufficient_balance", "Your balance is too low for this request.", exchange)
    }

    /// 409 to a repeated create.
    func duplicate(_ task: String, _ exchange: Exchange) -> EmulatedAnswer {
        error(
            409, "duplicate_request", "A request with this Idempotency-Key was already accepted.", exchange,
            task: task)
    }

    /// 409 to a second reader.
    func collecting(_ exchange: Exchange, task: String?) -> EmulatedAnswer {
        error(
            409, "image_being_retrieved", "Another request is collecting this result at the moment.", exchange,
            task: task)
    }

    /// 410 for one of the two reasons.
    func gone(_ isExpired: Bool, _ exchange: Exchange, task: String?) -> EmulatedAnswer {
        isExpired
            ? error(410, "image_expired", "The image has expired.", exchange, task: task)
            : error(410, "image_already_retrieved", "The image was already retrieved.", exchange, task: task)
    }

    /// So many letters make a body huge.
    static let hugeLength = 200_000_000
}
